//! `GET /api/events/{event}/board`.

use rollcall_core::access::Role;
use rollcall_core::desk::{Board, ClassRow, LaneClass, Progress};
use rollcall_core::ids::{DeviceId, EventId, Seq, StudentId};
use rollcall_core::marks::{Attendance, Mark, Method, Op, OpId, RawOp, Settlement, Subject};
use rollcall_core::money::Fen;
use rollcall_core::sync::wire::{PROTOCOL, SyncRequest};
use rollcall_core::time::Millis;
use rollcall_server::service::rights::Caller;
use rollcall_server::service::{progress, sync};

use crate::browser::Browser;
use crate::world::{World, coming, day};

/// So many seconds after 8:30, when the first class is called.
fn at(seconds: i64) -> Millis {
    let first = day(30).and_hms_opt(8, 30, 0).unwrap();
    Millis(Millis::from_local(first, 480).0 + seconds * 1000)
}

/// A phone whose clock is off by an hour says that the first students were photographed, one every 20 seconds.
async fn shoot(
    world: &World,
    phone: &Browser,
    row: &ClassRow,
    students: &[StudentId],
    until: Millis,
) {
    let ops = (1..).zip(students).map(|(no, student)| {
        let later = i64::try_from(students.len()).unwrap() - i64::try_from(no).unwrap();
        let mark = Mark::Attendance(Attendance::Photographed);
        let at = Millis(until.0 - later * 20_000);
        say(phone.device, no, row, Subject::Student(*student), mark, at)
    });
    send(world, phone.device, ops.collect(), until).await;
}

const WRONG_BY: i64 = 3_600_000;

fn say(
    device: DeviceId,
    seq: u64,
    row: &ClassRow,
    subject: Subject,
    mark: Mark,
    at: Millis,
) -> RawOp {
    let op = Op {
        id: OpId {
            device,
            seq: Seq(seq),
        },
        class: row.id,
        subject,
        mark,
        seen: vec![],
        at: Millis(at.0 - WRONG_BY),
        by: Role::Monitor,
    };
    op.to_raw().unwrap()
}

async fn send(world: &World, device: DeviceId, ops: Vec<RawOp>, now: Millis) {
    let request = SyncRequest {
        protocol: PROTOCOL,
        epoch: world.app.epoch,
        sent_at: Millis(now.0 - WRONG_BY),
        ops,
        cursors: Default::default(),
    };
    sync::exchange(&world.app, device, &request, now)
        .await
        .unwrap();
}

async fn board(world: &World, browser: &Browser, now: Millis) -> Board {
    let mut tx = world.app.db.read().await.unwrap();
    let caller = Caller::load(&mut tx, browser.device).await.unwrap();
    drop(tx);
    progress::board(&world.app, &caller, world.event, now)
        .await
        .unwrap()
}

/// Three classes of sixty, in slots of twenty minutes; and the students of the first.
async fn school() -> (World, Vec<ClassRow>, Vec<StudentId>) {
    let world = World::empty().await;
    let text = coming()
        .replace("23软工1班\t3", "23软工1班\t60")
        .replace("23软工2班\t2", "23软工2班\t60")
        .replace("23英语1班\t2", "23英语1班\t60");
    let office = world.office().await;
    office.publish(world.event, &text).await;
    let rows = world.rows().await;
    let mut roster = String::from("姓名,学号\n");
    for no in 0..60 {
        roster += &format!("路人甲,99900000{no:02}\n");
    }
    let page = office.bring_in(rows[0].id, &roster).await;
    let students = page.sheet.roster.students.iter().map(|it| it.id);
    (world, rows, students.collect())
}

fn one(board: &Board, row: &ClassRow) -> LaneClass {
    let mut classes = board.lanes.iter().flat_map(|lane| &lane.classes);
    classes.find(|it| it.class == row.id).unwrap().clone()
}

#[tokio::test]
async fn the_board_follows_the_queue_by_corrected_clocks() {
    let (world, rows, students) = school().await;
    let office = world.office().await;
    let before = board(&world, &office, at(-3600)).await;
    assert_eq!(before.lanes.len(), 1);
    assert_eq!((before.totals.classes, before.totals.photographed), (3, 0));
    assert_eq!(one(&before, &rows[1]).call.unwrap().at, at(1200));

    let phone = world.monitor(rows[0].id).await;
    shoot(&world, &phone, &rows[0], &students[..30], at(600)).await;
    let now = board(&world, &office, at(600)).await;
    let first = one(&now, &rows[0]);
    assert_eq!(
        (first.progress, first.photographed),
        (Progress::Running, 30)
    );
    assert_eq!(
        (first.first_shot, first.last_shot),
        (Some(at(20)), Some(at(600)))
    );
    assert_eq!(first.heard_at, Some(at(600)));
    let lane = &now.lanes[0];
    assert_eq!(lane.pace.unwrap().ms_a_student, 20_000);
    assert_eq!(lane.behind_ms, Some(0));
    // The second class has just begun to gather, and nobody has heard of it.
    let silent = |board: &Board| -> Vec<_> {
        let silent = board.silent.iter();
        silent.map(|it| (it.class, it.heard_at)).collect()
    };
    assert_eq!(silent(&now), [(rows[1].id, None)]);
    // Ten minutes and a second later the first has been silent for long as well; the third need not be there yet.
    let later = board(&world, &office, at(1201)).await;
    assert_eq!(
        silent(&later),
        [(rows[1].id, None), (rows[0].id, Some(at(600)))]
    );
    assert_eq!(later.silent[0].counsellor.as_deref(), Some("王一"));
}

#[tokio::test]
async fn i10_money_is_the_fee_the_ledger_and_the_settlement() {
    let (world, rows, students) = school().await;
    let office = world.office().await;
    let phone = world.monitor(rows[0].id).await;
    shoot(&world, &phone, &rows[0], &students[..3], at(60)).await;
    let settlement = Settlement {
        headcount: 3,
        paid: Fen::yuan(45),
        method: Method::Wechat,
    };
    let received = Mark::Received {
        fen: Fen::yuan(15),
        method: Method::Cash,
    };
    let student = Subject::Student(students[0]);
    let ops = vec![
        say(phone.device, 4, &rows[0], student, received, at(61)),
        say(
            phone.device,
            5,
            &rows[0],
            Subject::Class,
            Mark::Settlement(settlement),
            at(62),
        ),
    ];
    send(&world, phone.device, ops, at(62)).await;
    let totals = board(&world, &office, at(62)).await.totals;
    assert_eq!(
        (totals.due, totals.collected, totals.paid, totals.settled),
        (Fen::yuan(45), Fen::yuan(15), Fen::yuan(45), 1)
    );
    assert_eq!(totals.running, 1);
}

#[tokio::test]
async fn i13_a_counsellor_sees_own_classes_behind_those_of_others() {
    let (world, rows, students) = school().await;
    let counsellor = world.counsellor(&rows[2]).await;
    let phone = world.monitor(rows[0].id).await;
    shoot(&world, &phone, &rows[0], &students[..30], at(900)).await;
    let own = board(&world, &counsellor, at(900)).await;
    let classes: Vec<_> = own.lanes.iter().flat_map(|lane| &lane.classes).collect();
    assert_eq!(classes.len(), 1);
    assert_eq!(classes[0].class, rows[2].id);
    assert_eq!(own.totals.photographed, 0);
    // Thirty and sixty are ahead, twenty seconds each.
    assert_eq!(classes[0].call.unwrap().at, at(900 + 90 * 20));
}

#[tokio::test]
async fn the_board_is_for_whoever_looks_after_somebody() {
    let (world, rows, _) = school().await;
    let path = world.path("board");
    let own: Board = world.college("外语学院").await.get(&path).await;
    assert_eq!(own.totals.classes, 1);
    let monitor = world.monitor(rows[0].id).await;
    assert_eq!(
        monitor.refused("GET", &path, &()).await,
        (403, "not-allowed".into())
    );
    let nowhere = format!("/api/events/{}/board", EventId(7));
    assert_eq!(
        world.office().await.refused("GET", &nowhere, &()).await.0,
        404
    );
}

#[tokio::test]
async fn what_comes_in_between_two_looks_is_counted() {
    let (world, rows, students) = school().await;
    let office = world.office().await;
    let phone = world.monitor(rows[0].id).await;
    for (said, student) in (1..4).zip(students) {
        let op = phone.op(said, rows[0].id, student, Attendance::Photographed);
        phone.sync(&world, vec![op]).await;
        let board: Board = office.get(&world.path("board")).await;
        assert_eq!(u64::from(board.totals.photographed), said);
    }
}
