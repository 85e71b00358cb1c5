//! `/api/events/{event}/closing`, `…/close`, `…/reopen`, `…/erase`, and what happens by itself.

use std::collections::BTreeMap;
use std::path::Path;

use rollcall_core::access::Grant;
use rollcall_core::desk::{
    ClassMoney, ClassRow, Closing, EraseRequest, HandIn, Invitation, InviteRequest, MakeUpLine,
    OpenEnds, RefusedOp,
};
use rollcall_core::ids::ClassId;
use rollcall_core::marks::{Attendance, Mark, Method, ServerNo, Subject};
use rollcall_core::money::Fen;
use rollcall_core::sync::Refusal;
use rollcall_core::sync::wire::{Cursor, SyncAnswer, Verdict};
use rollcall_core::time::Millis;
use rollcall_server::clock;
use rollcall_server::live::News;
use rollcall_server::service::after::erase;

use crate::afterwards::Afterwards;
use crate::world::Browser;

const DAY_MS: i64 = 86_400_000;

impl Afterwards {
    async fn turn(&self, what: &str) -> Closing {
        let answer = self.office.post(&self.path(what), &()).await;
        answer.unwrap()
    }

    async fn erase(&self, title: &str) -> Result<Closing, (u16, String)> {
        let request = EraseRequest {
            title: title.into(),
        };
        let answer = self.office.post(&self.path("erase"), &request).await;
        answer.map_err(|(status, problem)| (status.as_u16(), problem.code))
    }

    async fn look(&self) -> Closing {
        self.office.get(&self.path("closing")).await
    }

    async fn title(&self) -> String {
        let lists: HandIn = self.office.get(&self.path("handin")).await;
        lists.event.title
    }

    /// What the phone is told that had everything.
    async fn told(&self, phone: &Browser) -> SyncAnswer {
        let at = Cursor { no: 9, sheet: 3 };
        phone
            .sync_from(&self.world, vec![], [(self.class, at)])
            .await
    }
}

fn code(
    answer: Result<impl Sized, (axum::http::StatusCode, rollcall_core::sync::wire::Problem)>,
) -> (u16, String) {
    let Err((status, problem)) = answer else {
        return (200, String::new());
    };
    (status.as_u16(), problem.code)
}

#[tokio::test]
async fn looking_says_what_is_open_and_what_would_go_and_does_nothing() {
    let it = Afterwards::new().await;
    it.ask_for(&["上交采集表"]).await;
    let seen = it.look().await;
    assert_eq!(
        (seen.closed_at, seen.erase_at, seen.erased_at),
        (None, None, None)
    );
    assert_eq!(
        seen.open,
        OpenEnds {
            // Of the other two classes nobody has spoken: 2 and 2 by the notice; of the first of 丁.
            unfinished_classes: 3,
            unspoken_students: 5,
            unsettled_classes: 0,
            questions: 0,
            refused: 0,
            unticked: 2,
        }
    );
    // 戊, who was taken off the list, goes too.
    assert_eq!(seen.goes.students, 5);
    assert!(seen.goes.notice_chars > 100);
    assert_eq!((seen.goes.refused, seen.goes.devices), (0, 1));
    assert_eq!((seen.stays.classes, seen.stays.marks), (3, 9));
    assert_eq!(seen.untold_phones, 0);
    assert_eq!(it.look().await, seen);

    let college = it.college("软件学院").await;
    for (method, what) in [
        ("GET", "closing"),
        ("POST", "close"),
        ("POST", "reopen"),
        ("POST", "erase"),
    ] {
        let body = "{\"title\":\"\"}";
        let answer = college.ask::<Closing>(method, &it.path(what), body).await;
        assert_eq!(code(answer).0, 403, "{what}");
    }
}

#[tokio::test]
async fn i2_an_op_that_comes_after_closing_is_kept_aside_and_counts_once_it_is_opened_again() {
    let mut it = Afterwards::new().await;
    it.turn("close").await;
    let (_, op) = it.op(
        Subject::Student(it.students[3]),
        Mark::Attendance(Attendance::Photographed),
    );
    let answer = it.monitor.sync(&it.world, vec![op.clone()]).await;
    assert_eq!(
        answer.verdicts,
        [Verdict::Quarantined(Refusal::EventClosed)]
    );
    let refused: Vec<RefusedOp> = it.office.get("/api/refused").await;
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].refusal, Refusal::EventClosed);
    assert_eq!(refused[0].op.as_ref(), Some(&op));
    assert!(!refused[0].acceptable);
    assert_eq!(it.look().await.open.refused, 1);
    let accept = format!("/api/refused/{}/accept", refused[0].id);
    let answer = it.office.post::<RefusedOp>(&accept, &()).await;
    assert_eq!(code(answer), (409, "event-closed".into()));
    let photographed = |lists: &HandIn| lists.classes[0].row.tally.photographed;
    let lists: HandIn = it.office.get(&it.path("handin")).await;
    assert_eq!(photographed(&lists), 2);

    it.turn("reopen").await;
    let taken: RefusedOp = it.office.post(&accept, &()).await.unwrap();
    assert!(taken.settled.is_some());
    let lists: HandIn = it.office.get(&it.path("handin")).await;
    assert_eq!(photographed(&lists), 3);
    // I3: sent again it is known.
    let answer = it.monitor.sync(&it.world, vec![op]).await;
    assert_eq!(answer.verdicts, [Verdict::Duplicate(ServerNo(10))]);
    assert_eq!(it.look().await.open.refused, 0);
}

#[tokio::test]
async fn phones_are_told_at_once_delete_everything_and_get_it_back_when_it_is_opened_again() {
    let it = Afterwards::new().await;
    let counsellor = it.world.counsellor(&it.rows[0]).await;
    assert!(it.told(&it.monitor).await.classes.contains_key(&it.class));
    let mut news = it.world.app.live.listen();
    let closing = it.turn("close").await;
    let mut heard = Vec::new();
    while let Ok(it) = news.try_recv() {
        if let News::Class(facts, _) = it {
            heard.push(facts.class);
        }
    }
    let mut all: Vec<ClassId> = it.rows.iter().map(|row| row.id).collect();
    heard.sort_unstable();
    all.sort_unstable();
    assert_eq!(heard, all);
    let closed_at = closing.closed_at.unwrap();
    assert_eq!(closing.erase_at, Some(Millis(closed_at.0 + 30 * DAY_MS)));
    // Asked again it was closed when it was closed first.
    assert_eq!(it.turn("close").await.closed_at, Some(closed_at));

    for phone in [&it.monitor, &counsellor] {
        let answer = it.told(phone).await;
        assert_eq!(answer.classes, BTreeMap::new());
        assert_eq!(
            (answer.gone, answer.ended),
            (vec![it.class], vec![it.class])
        );
        assert!(!answer.grants.is_empty(), "what it was granted stays");
    }
    it.turn("reopen").await;
    let answer = it.monitor.sync(&it.world, vec![]).await;
    let delta = &answer.classes[&it.class];
    assert_eq!((delta.no, delta.ops.len()), (9, 9));
    assert_eq!(delta.sheet.as_ref().unwrap().roster.students.len(), 4);
    let seen = it.look().await;
    assert_eq!((seen.closed_at, seen.erase_at), (None, None));
}

#[tokio::test]
async fn p1_the_office_sees_how_many_phones_have_not_been_told_yet() {
    let it = Afterwards::new().await;
    let counsellor = it.world.counsellor(&it.rows[0]).await;
    it.told(&counsellor).await;
    tokio::time::sleep(core::time::Duration::from_millis(3)).await;
    assert_eq!(it.turn("close").await.untold_phones, 2);
    // Only seconds after it asked last: what it is told is noted all the same.
    it.told(&it.monitor).await;
    assert_eq!(it.look().await.untold_phones, 1);
    it.told(&counsellor).await;
    assert_eq!(it.look().await.untold_phones, 0);
}

#[tokio::test]
async fn nobody_is_let_into_a_class_that_is_closed() {
    let it = Afterwards::new().await;
    let event = it.world.event;
    let invite = async |grant: Grant| {
        let request = InviteRequest {
            grant,
            uses: None,
            days: 1,
        };
        let answer = it
            .office
            .post::<Invitation>("/api/invitations", &request)
            .await;
        code(answer)
    };
    let monitor = Grant::Monitor {
        event,
        class: it.class,
    };
    let counsellor = Grant::Counsellor {
        event,
        counsellor: it.rows[0].counsellor_id.unwrap(),
    };
    let college = Grant::College {
        event,
        college: "软件学院".into(),
    };
    it.turn("close").await;
    assert_eq!(invite(monitor.clone()).await, (409, "event-closed".into()));
    assert_eq!(invite(counsellor).await, (409, "event-closed".into()));
    assert_eq!(invite(college.clone()).await.0, 200);
    assert_eq!(invite(Grant::Office { event }).await.0, 200);
    let title = it.title().await;
    it.erase(&title).await.unwrap();
    assert_eq!(invite(college).await, (409, "event-closed".into()));
    assert_eq!(invite(Grant::Office { event }).await.0, 200);
}

#[tokio::test]
async fn names_go_only_of_what_is_closed_and_under_its_own_title() {
    let it = Afterwards::new().await;
    let title = it.title().await;
    let refused = |status: u16, code: &str| Err((status, code.to_owned()));
    assert_eq!(it.erase(&title).await, refused(409, "event-open"));
    it.turn("close").await;
    assert_eq!(it.erase("别的标题").await, refused(422, "title-differs"));
    assert_eq!(it.world.number("SELECT COUNT(*) FROM students").await, 5);
    let seen = it.erase(&format!(" {title}\n")).await.unwrap();
    assert!(seen.erased_at.is_some() && seen.erase_at.is_none());
    assert_eq!((seen.goes.students, seen.goes.notice_chars), (0, 0));
    assert_eq!((seen.goes.refused, seen.goes.devices), (0, 0));
    assert_eq!((seen.stays.classes, seen.stays.marks), (3, 9));
    // A second time nothing is left to do, and nothing brings names back.
    assert_eq!(it.erase(&title).await.unwrap(), seen);
    let answer = it.office.post::<Closing>(&it.path("reopen"), &()).await;
    assert_eq!(code(answer), (409, "event-erased".into()));
}

#[tokio::test]
async fn i8_i10_counts_sums_and_ops_stay_as_they_were_and_nobody_is_named_any_more() {
    let mut it = Afterwards::new().await;
    let first = Subject::Student(it.students[0]);
    let again = Mark::Received {
        fen: Fen(1250),
        method: Method::Cash,
    };
    it.say(first, again).await;
    it.turn("close").await;
    let before: HandIn = it.office.get(&it.path("handin")).await;
    let rows: Vec<ClassRow> = it.world.rows().await;
    let open = it.look().await.open;
    it.erase(&before.event.title).await.unwrap();

    let after: HandIn = it.office.get(&it.path("handin")).await;
    assert_eq!(after.classes.len(), before.classes.len());
    for (then, now) in before.classes.iter().zip(&after.classes) {
        assert_eq!(now.row, then.row);
        assert!(now.lines.is_empty());
        let nameless = ClassMoney {
            to_refund: vec![],
            to_collect: vec![],
            ..then.money.clone()
        };
        assert_eq!(now.money, nameless);
    }
    assert_eq!(it.world.rows().await, rows);
    let page: rollcall_core::desk::ClassPage =
        it.office.get(&format!("/api/classes/{}", it.class)).await;
    assert_eq!(page.row, rows[0]);
    assert!(page.sheet.roster.students.is_empty());
    let money: Vec<ClassMoney> = it.office.get(&it.path("settlement")).await;
    assert_eq!(money[0].collected, Fen(4250));
    let again: Vec<MakeUpLine> = it.office.get(&it.path("makeup")).await;
    assert!(again.is_empty());
    assert_eq!(it.look().await.open, open);
    assert_eq!(it.world.number("SELECT COUNT(*) FROM ops").await, 10);
    assert_eq!(it.world.number("SELECT COUNT(*) FROM students").await, 0);
}

#[tokio::test]
async fn i9_what_phones_still_send_after_that_is_counted_and_everything_below_the_office_is_taken_back()
 {
    let mut it = Afterwards::new().await;
    let college = it.college("软件学院").await;
    let link = Grant::Monitor {
        event: it.world.event,
        class: it.class,
    };
    let link = it.world.link(link, None, 5).await;
    it.turn("close").await;
    let (_, op) = it.op(
        Subject::Student(it.students[3]),
        Mark::Attendance(Attendance::Photographed),
    );
    it.monitor.sync(&it.world, vec![op.clone()]).await;
    let title = it.title().await;
    let seen = it.look().await;
    assert_eq!((seen.goes.refused, seen.goes.devices), (1, 2));
    it.erase(&title).await.unwrap();

    let texts = "SELECT COUNT(*) FROM quarantine WHERE text <> ''";
    assert_eq!(it.world.number(texts).await, 0);
    assert_eq!(it.world.number("SELECT COUNT(*) FROM quarantine").await, 1);
    // I3: the very same op again is the same refusal, and not a second one.
    let answer = it.monitor.sync(&it.world, vec![op]).await;
    assert_eq!(
        answer.verdicts,
        [Verdict::Quarantined(Refusal::EventClosed)]
    );
    assert_eq!(it.world.number("SELECT COUNT(*) FROM quarantine").await, 1);
    let told = it.told(&it.monitor).await;
    assert_eq!((told.ended, told.grants), (vec![it.class], vec![]));
    let answer = college.ask::<HandIn>("GET", &it.path("handin"), "").await;
    assert_eq!(code(answer).0, 403);
    let mut late = it.world.stranger();
    assert_eq!(late.open(&link).await.unwrap_err().code, "link-revoked");
}

#[tokio::test]
async fn names_go_by_themselves_when_their_time_is_over_and_not_before() {
    let it = Afterwards::new().await;
    let app = &it.world.app;
    assert_eq!(erase::overdue(app, clock::now()).await.unwrap(), 0);
    let closing = it.turn("close").await;
    let due = closing.erase_at.unwrap();
    assert_eq!(erase::overdue(app, Millis(due.0 - 1)).await.unwrap(), 0);
    assert_eq!(it.world.number("SELECT COUNT(*) FROM students").await, 5);
    assert_eq!(erase::overdue(app, due).await.unwrap(), 1);
    assert_eq!(it.world.number("SELECT COUNT(*) FROM students").await, 0);
    assert_eq!(it.look().await.erased_at, Some(due));
    assert_eq!(erase::overdue(app, due).await.unwrap(), 0);
}

/// Whether any file of the database has these bytes anywhere.
fn holds(folder: &Path, what: &str) -> bool {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
        .any(|file| file.windows(what.len()).any(|it| it == what.as_bytes()))
}

#[tokio::test]
async fn of_deleted_names_no_byte_is_left_in_the_files_of_the_database() {
    let it = Afterwards::new().await;
    let folder = it.world.folder();
    let traces = ["路人乙", "0090000002", "=路人戊", "收费标准"];
    for trace in traces {
        assert!(holds(folder, trace), "{trace} is looked for where it is");
    }
    it.turn("close").await;
    let title = it.title().await;
    it.erase(&title).await.unwrap();
    for trace in traces {
        assert!(!holds(folder, trace), "{trace} is still there");
    }
    assert!(holds(folder, "23软工1班"));
}
