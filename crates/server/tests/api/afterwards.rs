//! A class that has been through its hour, for the tests of what comes afterwards.

use axum::http::StatusCode;
use rollcall_core::access::{Grant, Role};
use rollcall_core::desk::{ClassRow, Closing, Deadline, EraseRequest, HandIn};
use rollcall_core::ids::{ClassId, Seq, StudentId};
use rollcall_core::marks::{
    Absence, Attendance, Mark, Method, Op, OpId, RawOp, Settlement, Subject,
};
use rollcall_core::money::Fen;
use rollcall_core::sync::wire::{Cursor, Problem, SyncAnswer, Verdict};
use rollcall_core::time::Millis;
use rollcall_server::db::events;

use crate::world::{Browser, World};

/// Five students of the first class, the third exempt; then without the fifth.
pub const FIVE: &str = "序号,姓名,学号,备注\n1,路人甲,0090000001,\n2,路人乙,0090000002,\n3,路人丙,0090000003,往年已拍\n\
                        4,路人丁,0090000004,\n5,=路人戊,0090000005,\n";
const FOUR: &str = "序号,姓名,学号,备注\n1,路人甲,0090000001,\n2,路人乙,0090000002,\n3,路人丙,0090000003,往年已拍\n\
                    4,路人丁,0090000004,\n";

/// The world with the first class after its hour.
pub struct Afterwards {
    pub world: World,
    pub office: Browser,
    pub monitor: Browser,
    pub rows: Vec<ClassRow>,
    pub class: ClassId,
    /// In the order of the list.
    pub students: Vec<StudentId>,
    said: u64,
}

impl Afterwards {
    /// 戊 was photographed first and then taken off the list, 甲 second; 乙 has paid and is on leave; 丁 got his fee
    /// back and stands second in the queue; the crew was paid for two.
    pub async fn new() -> Self {
        let world = World::published().await;
        let rows = world.rows().await;
        let class = rows[0].id;
        let office = world.office().await;
        let page = office.bring_in(class, FIVE).await;
        let listed = page.sheet.roster.students.iter();
        let students: Vec<StudentId> = listed.map(|it| it.id).collect();
        let monitor = world.monitor(class).await;
        let mut it = Self {
            world,
            office,
            monitor,
            rows,
            class,
            students,
            said: 0,
        };
        let fee = |method| Mark::Received {
            fen: Fen::yuan(15),
            method,
        };
        let [a, b, d, e] = [0, 1, 3, 4].map(|at| Subject::Student(it.students[at]));
        let shot = Mark::Attendance(Attendance::Photographed);
        it.say(e, shot.clone()).await;
        it.say(a, shot).await;
        it.say(a, fee(Method::Wechat)).await;
        it.say(b, fee(Method::Alipay)).await;
        it.say(b, Mark::Attendance(Attendance::Absent(Absence::OnLeave)))
            .await;
        let receipt = it.say(d, fee(Method::Cash)).await;
        let back = Mark::Reversed {
            of: receipt,
            fen: Fen::yuan(15),
        };
        it.say(d, back).await;
        it.say(d, Mark::Position(1)).await;
        let paid = Settlement {
            headcount: 2,
            paid: Fen::yuan(30),
            method: Method::Wechat,
        };
        it.say(Subject::Class, Mark::Settlement(paid)).await;
        it.office.bring_in(class, FOUR).await;
        it
    }

    /// The next op of the monitor's phone.
    pub fn op(&mut self, subject: Subject, mark: Mark) -> (OpId, RawOp) {
        self.said += 1;
        let id = OpId {
            device: self.monitor.device,
            seq: Seq(self.said),
        };
        let op = Op {
            id,
            class: self.class,
            subject,
            mark,
            seen: vec![],
            at: Millis(1),
            by: Role::Monitor,
        };
        (id, op.to_raw().unwrap())
    }

    /// Says something, and sees it taken in.
    pub async fn say(&mut self, subject: Subject, mark: Mark) -> OpId {
        let (id, op) = self.op(subject, mark);
        let answer = self.monitor.sync(&self.world, vec![op]).await;
        assert!(matches!(answer.verdicts[..], [Verdict::Accepted(_)]));
        id
    }

    /// The address of one of the event's resources.
    pub fn path(&self, of: &str) -> String {
        format!("/api/events/{}/{of}", self.world.event)
    }

    /// A college's own browser.
    pub async fn college(&self, name: &str) -> Browser {
        let grant = Grant::College {
            event: self.world.event,
            college: name.into(),
        };
        self.world.browser(grant).await
    }

    /// What is due, as publishing a notice would have it.
    pub async fn ask_for(&self, due: &[&str]) {
        let mut tx = self.world.app.db.write().await.unwrap();
        let mut event = events::find(&mut tx, self.world.event)
            .await
            .unwrap()
            .unwrap();
        event.deadlines = (1..)
            .zip(due)
            .map(|(no, what)| Deadline {
                no,
                start: None,
                date: None,
                what: (*what).into(),
            })
            .collect();
        events::save(&mut tx, &event).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// `close` or `reopen`, by the office.
    pub async fn turn(&self, what: &str) -> Closing {
        let answer = self.office.post(&self.path(what), &()).await;
        answer.unwrap()
    }

    /// Deletes the names, by the office.
    pub async fn erase(&self, title: &str) -> Result<Closing, (u16, String)> {
        let request = EraseRequest {
            title: title.into(),
        };
        let answer = self.office.post(&self.path("erase"), &request).await;
        answer.map_err(|(status, problem)| (status.as_u16(), problem.code))
    }

    /// What the office sees of closing.
    pub async fn look(&self) -> Closing {
        self.office.get(&self.path("closing")).await
    }

    /// The event's title.
    pub async fn title(&self) -> String {
        let lists: HandIn = self.office.get(&self.path("handin")).await;
        lists.event.title
    }

    /// What the phone is told that had everything.
    pub async fn told(&self, phone: &Browser) -> SyncAnswer {
        let at = Cursor { no: 9, sheet: 3 };
        phone
            .sync_from(&self.world, vec![], [(self.class, at)])
            .await
    }
}

/// Status and code of a refusal; 200 of a success.
pub fn code(answer: Result<impl Sized, (StatusCode, Problem)>) -> (u16, String) {
    let Err((status, problem)) = answer else {
        return (200, String::new());
    };
    (status.as_u16(), problem.code)
}
