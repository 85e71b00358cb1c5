//! `POST /api/sync` with the ops of other devices: out of a rescue file, or because the server has lost them.

use rollcall_core::access::Role;
use rollcall_core::ids::{ClassId, DeviceId, StudentId};
use rollcall_core::marks::{Attendance, RawOp, ServerNo};
use rollcall_core::sync::Refusal;
use rollcall_core::sync::wire::Verdict;

use crate::world::{Browser, World};

const SHOT: Attendance = Attendance::Photographed;
const REFUSED: Verdict = Verdict::Quarantined(Refusal::ForeignDevice);

fn op(phone: &Browser, seq: u64, class: ClassId) -> RawOp {
    phone.op(seq, class, StudentId(7), SHOT)
}

#[tokio::test]
async fn i3_a_carried_op_counts_once_under_its_authors_name_and_the_history_notes_who_carried_it() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let (author, carrier) = (world.monitor(class).await, world.monitor(class).await);
    let said = op(&author, 1, class);
    let answer = carrier.sync(&world, vec![said.clone(), said.clone()]).await;
    let (first, again) = (ServerNo(1), Verdict::Duplicate(ServerNo(1)));
    assert_eq!(answer.verdicts, [Verdict::Accepted(first), again.clone()]);
    assert_eq!(answer.last_seq.0, 0, "it is none of the carrier's own");
    assert_eq!(author.sync(&world, vec![said]).await.verdicts, [again]);
    let own = carrier.sync(&world, vec![op(&carrier, 1, class)]).await;
    assert_eq!(own.verdicts, [Verdict::Accepted(ServerNo(2))]);
    let carried = "SELECT COUNT(*) FROM ops WHERE carrier IS NOT NULL AND carrier <> device";
    assert_eq!(world.number(carried).await, 1);
    assert_eq!(world.number("SELECT COUNT(*) FROM ops").await, 2);
}

#[tokio::test]
async fn i4_p4_a_wiped_author_counts_on_after_what_others_brought_in() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let (mut author, carrier) = (world.monitor(class).await, world.monitor(class).await);
    carrier
        .sync(&world, vec![op(&author, 4, class), op(&author, 2, class)])
        .await;
    assert_eq!(author.sync(&world, vec![]).await.last_seq.0, 4);
    let grant = author.sync(&world, vec![]).await.grants[0].clone();
    let name = author.device;
    (author.device, author.key) = (DeviceId(0), None);
    let joined = author
        .open(&world.link(grant, None, 1).await)
        .await
        .unwrap();
    assert_eq!((joined.device, joined.last_seq.0), (name, 4));
}

#[tokio::test]
async fn i9_who_may_not_vouch_for_another_carries_nothing_and_it_stays_free_for_who_may() {
    let world = World::published().await;
    let rows = world.rows().await;
    let class = rows[0].id;
    let author = world.monitor(class).await;
    let elsewhere = world.monitor(rows[2].id).await;
    let said = op(&author, 1, class);
    // As what the counsellor said: above a monitor.
    let above = author.op(2, class, StudentId(7), SHOT).parse().unwrap();
    let above = rollcall_core::marks::Op {
        by: Role::Counsellor,
        ..above
    };
    let above = above.to_raw().unwrap();

    assert_eq!(
        elsewhere.sync(&world, vec![said.clone()]).await.verdicts,
        [REFUSED]
    );
    assert_eq!(author.sync(&world, vec![]).await.last_seq.0, 0);
    let colleague = world.monitor(class).await;
    assert_eq!(
        colleague.sync(&world, vec![above.clone()]).await.verdicts,
        [REFUSED]
    );
    let counsellor = world.counsellor(&rows[0]).await;
    let answer = counsellor.sync(&world, vec![said, above]).await;
    assert_eq!(
        answer.verdicts,
        [
            Verdict::Accepted(ServerNo(1)),
            Verdict::Accepted(ServerNo(2))
        ]
    );
}

#[tokio::test]
async fn a_number_of_another_that_is_taken_by_another_text_is_refused_and_kept() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let (author, carrier) = (world.monitor(class).await, world.monitor(class).await);
    author.sync(&world, vec![op(&author, 1, class)]).await;
    let other = author.op(1, class, StudentId(8), SHOT);
    let answer = carrier.sync(&world, vec![other]).await;
    let verdict = Verdict::Quarantined(Refusal::NumberTaken);
    assert_eq!(answer.verdicts, [verdict]);
    assert_eq!(world.number("SELECT COUNT(*) FROM quarantine").await, 1);
}

#[tokio::test]
async fn i4_a_number_that_no_device_counts_to_is_unreadable_and_counted_nowhere() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let phone = world.monitor(class).await;
    let ops = [0, 1 << 53, u64::MAX].map(|seq| op(&phone, seq, class));
    let answer = phone.sync(&world, ops.to_vec()).await;
    assert_eq!(
        answer.verdicts,
        vec![Verdict::Quarantined(Refusal::Unreadable); 3]
    );
    assert_eq!(answer.last_seq.0, 0);
}
