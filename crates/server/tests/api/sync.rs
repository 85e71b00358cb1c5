//! `POST /api/sync`.

use rollcall_core::desk::DeviceRow;
use rollcall_core::ids::{ClassId, Epoch, StudentId};
use rollcall_core::marks::{Attendance, RawOp, ServerNo};
use rollcall_core::sync::wire::{
    Cursor, MAX_BATCH, MAX_DELTA, PROTOCOL, SyncAnswer, SyncRequest, Verdict,
};
use rollcall_core::sync::{Digest, Refusal};
use rollcall_core::time::Millis;

use crate::world::{ROSTER, World};

const SOMEBODY: StudentId = StudentId(7);
const SHOT: Attendance = Attendance::Photographed;

fn quarantined(refusal: Refusal) -> Verdict {
    Verdict::Quarantined(refusal)
}

#[tokio::test]
async fn i3_an_op_sent_twice_counts_once() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let phone = world.monitor(class).await;
    let op = phone.op(1, class, SOMEBODY, SHOT);
    let first = phone.sync(&world, vec![op.clone(), op.clone()]).await;
    assert_eq!(
        first.verdicts,
        [
            Verdict::Accepted(ServerNo(1)),
            Verdict::Duplicate(ServerNo(1))
        ]
    );
    let again = phone.sync(&world, vec![op.clone()]).await;
    assert_eq!(again.verdicts, [Verdict::Duplicate(ServerNo(1))]);
    assert_eq!(again.classes[&class].no, 1);
    assert_eq!(again.last_seq.0, 1);
    assert_eq!(world.number("SELECT COUNT(*) FROM ops").await, 1);
}

#[tokio::test]
async fn p15_a_bad_op_never_blocks_the_next_and_i2_is_kept() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let phone = world.monitor(class).await;
    let garbage = RawOp::from_text(r#"{"moon":1}"#.into()).unwrap();
    let unknown = phone.op(2, ClassId(99), SOMEBODY, SHOT);
    let taken = phone.op(1, class, StudentId(8), SHOT);
    let ops = vec![
        phone.op(1, class, SOMEBODY, SHOT),
        garbage,
        unknown,
        taken,
        phone.op(3, class, SOMEBODY, SHOT),
    ];
    let verdicts = [
        Verdict::Accepted(ServerNo(1)),
        quarantined(Refusal::Unreadable),
        quarantined(Refusal::UnknownClass),
        quarantined(Refusal::NumberTaken),
        Verdict::Accepted(ServerNo(2)),
    ];
    assert_eq!(phone.sync(&world, ops.clone()).await.verdicts, verdicts);
    assert_eq!(world.number("SELECT COUNT(*) FROM quarantine").await, 3);
    let kept = "SELECT COUNT(*) FROM quarantine WHERE class = '0000000000000063' AND seq = 2";
    assert_eq!(world.number(kept).await, 1);

    // Sent again, each gets the verdict it had.
    let again = phone.sync(&world, ops).await.verdicts;
    assert_eq!(again[1..4], verdicts[1..4]);
    assert_eq!(again[4], Verdict::Duplicate(ServerNo(2)));
    assert_eq!(world.number("SELECT COUNT(*) FROM quarantine").await, 3);
}

#[tokio::test]
async fn i9_what_a_device_says_after_its_grant_was_removed_is_quarantined_and_not_lost() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let phone = world.monitor(class).await;
    let before = phone
        .sync(&world, vec![phone.op(1, class, SOMEBODY, SHOT)])
        .await;
    assert_eq!(before.verdicts, [Verdict::Accepted(ServerNo(1))]);

    let path = format!("/api/devices/{}/revoke", phone.device);
    let counsellor = world.counsellor(&world.rows().await[0]).await;
    let row: DeviceRow = counsellor.post(&path, &()).await.unwrap();
    assert!(row.revoked && row.grants[0].revoked);

    let op = phone.op(2, class, SOMEBODY, Attendance::Arrived);
    let cursor = Cursor { no: 1, sheet: 1 };
    let after = phone.sync_from(&world, vec![op], [(class, cursor)]).await;
    assert_eq!(after.verdicts, [quarantined(Refusal::NotAllowed)]);
    assert_eq!(after.gone, [class]);
    assert!(after.classes.is_empty() && after.grants.is_empty());
    assert_eq!(world.number("SELECT COUNT(*) FROM quarantine").await, 1);
}

#[tokio::test]
async fn i13_a_device_receives_its_own_classes_only() {
    let world = World::published().await;
    let rows = world.rows().await;
    let monitor = world.monitor(rows[0].id).await.sync(&world, vec![]).await;
    assert_eq!(monitor.classes.keys().collect::<Vec<_>>(), [&rows[0].id]);
    let counsellor = world.counsellor(&rows[0]).await.sync(&world, vec![]).await;
    let mut own = [rows[0].id, rows[1].id];
    own.sort();
    assert_eq!(counsellor.classes.keys().copied().collect::<Vec<_>>(), own);
    // A whole school's names do not belong on one device.
    assert!(
        world
            .office()
            .await
            .sync(&world, vec![])
            .await
            .classes
            .is_empty()
    );
}

#[tokio::test]
async fn i5_the_digest_is_cores_digest_over_the_ops() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let phone = world.monitor(class).await;
    let ops = (1..=5)
        .map(|seq| phone.op(seq, class, StudentId(seq), SHOT))
        .collect();
    phone.sync(&world, ops).await;
    let answer = world.monitor(class).await.sync(&world, vec![]).await;
    let delta = &answer.classes[&class];
    let digest = delta
        .ops
        .iter()
        .fold(Digest::default(), |digest, it| digest.with(it.no, &it.op));
    assert_eq!((delta.ops.len(), delta.no), (5, 5));
    assert_eq!(delta.digest, digest);
}

#[tokio::test]
async fn a_class_with_many_ops_comes_in_parts_and_a_cursor_at_its_end_gets_none() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let phone = world.monitor(class).await;
    let all = u64::try_from(MAX_DELTA).unwrap() + 3;
    let seqs: Vec<u64> = (1..=all).collect();
    for part in seqs.chunks(MAX_BATCH) {
        let ops = part
            .iter()
            .map(|seq| phone.op(*seq, class, SOMEBODY, SHOT))
            .collect();
        phone.sync(&world, ops).await;
    }
    let at = async |no| {
        let cursor = Cursor { no, sheet: 1 };
        let mut answer = phone.sync_from(&world, vec![], [(class, cursor)]).await;
        answer.classes.remove(&class).unwrap()
    };
    let first = at(0).await;
    assert!(first.more && first.ops.len() == MAX_DELTA && first.no == all);
    let rest = at(1000).await;
    assert!(!rest.more && rest.ops.len() == 3 && rest.sheet.is_none());
    assert!(at(all).await.ops.is_empty());
}

#[tokio::test]
async fn p17_another_epoch_is_answered_with_ours_and_nothing_else() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let phone = world.monitor(class).await;
    let request = SyncRequest {
        protocol: PROTOCOL,
        epoch: Epoch(1),
        sent_at: Millis(0),
        ops: vec![phone.op(1, class, SOMEBODY, SHOT)],
        cursors: [(class, Cursor::default())].into(),
    };
    let answer: SyncAnswer = phone.post("/api/sync", &request).await.unwrap();
    assert_eq!(answer.epoch, world.app.epoch);
    assert!(answer.verdicts.is_empty() && answer.classes.is_empty() && answer.gone.is_empty());
    assert_eq!(world.number("SELECT COUNT(*) FROM ops").await, 0);
}

#[tokio::test]
async fn a_batch_beyond_the_limit_and_an_unknown_protocol_get_a_sentence_and_save_nothing() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let phone = world.monitor(class).await;
    let mut request = SyncRequest {
        protocol: PROTOCOL,
        epoch: world.app.epoch,
        sent_at: Millis(0),
        ops: vec![phone.op(1, class, SOMEBODY, SHOT); MAX_BATCH + 1],
        cursors: [].into(),
    };
    let (status, problem) = phone
        .post::<SyncAnswer>("/api/sync", &request)
        .await
        .unwrap_err();
    assert_eq!(
        (status.as_u16(), problem.code.as_str()),
        (413, "batch-too-large")
    );
    request.ops.truncate(1);
    request.protocol = PROTOCOL + 1;
    let (_, problem) = phone
        .post::<SyncAnswer>("/api/sync", &request)
        .await
        .unwrap_err();
    assert_eq!(problem.code, "protocol-unknown");
    assert_eq!(world.number("SELECT COUNT(*) FROM ops").await, 0);
}

#[tokio::test]
async fn a_sheet_comes_when_it_is_newer_than_the_devices() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let phone = world.monitor(class).await;
    let sheet = phone.sync(&world, vec![]).await.classes[&class]
        .sheet
        .clone()
        .unwrap();
    assert!(sheet.roster.students.is_empty());
    world.office().await.bring_in(class, ROSTER).await;
    let cursor = Cursor {
        no: 0,
        sheet: sheet.version,
    };
    let mut answer = phone.sync_from(&world, vec![], [(class, cursor)]).await;
    let newer = answer.classes.remove(&class).unwrap().sheet.unwrap();
    assert_eq!(newer.roster.students.len(), 3);
    assert!(newer.version > sheet.version);
}

#[tokio::test]
async fn i8_the_database_itself_refuses_to_change_history() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let phone = world.monitor(class).await;
    phone
        .sync(&world, vec![phone.op(1, class, SOMEBODY, SHOT)])
        .await;
    for sql in ["UPDATE ops SET text = ''", "DELETE FROM ops"] {
        let mut tx = world.app.db.write().await.unwrap();
        let error = sqlx::query(sql).execute(&mut *tx).await.unwrap_err();
        assert!(error.to_string().contains("append-only"), "{error}");
    }
}

#[tokio::test]
async fn p18_the_clocks_offset_is_noted_and_the_counsellor_sees_when_the_phone_was_heard() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let phone = world.monitor(class).await;
    assert_eq!(world.rows().await[0].heard_at, None);
    phone
        .sync(&world, vec![phone.op(1, class, SOMEBODY, SHOT)])
        .await;
    assert!(world.rows().await[0].heard_at.is_some());
    // The phone says that it is 1970.
    assert!(world.number("SELECT clock_offset_ms FROM ops").await > 1_000_000_000_000);
}
