//! P17: the server's database came out of a backup.

use std::collections::BTreeMap;

use rollcall_core::access::Grant;
use rollcall_core::ids::{ClassId, DeviceId, StudentId};
use rollcall_core::marks::{Attendance, RawOp};
use rollcall_core::sync::wire::{Cursor, JoinAnswer, PROTOCOL, SyncRequest, Verdict};
use rollcall_core::sync::{Change, Digest, absorb};
use rollcall_core::time::Millis;
use serde_json::Value;

use crate::world::{Browser, World};

/// What a phone has of one class.
#[derive(Clone, Default)]
struct Log {
    cursor: Cursor,
    digest: Digest,
    ops: BTreeMap<u64, RawOp>,
}

impl Log {
    /// One exchange; answers the verdicts and whether the phone has to start over.
    async fn exchange(
        &mut self,
        world: &World,
        phone: &Browser,
        class: ClassId,
        ops: Vec<RawOp>,
    ) -> (Vec<Verdict>, bool) {
        let request = SyncRequest {
            protocol: PROTOCOL,
            epoch: world.app.epoch,
            sent_at: Millis(0),
            ops: ops.clone(),
            cursors: [(class, self.cursor)].into(),
        };
        let answer = phone.sync_from(world, ops, [(class, self.cursor)]).await;
        let changes = absorb(&request, &answer, |_| (self.cursor, self.digest)).unwrap();
        let mut starts_over = false;
        for change in changes {
            match change {
                Change::Keep { no, op, .. } => drop(self.ops.insert(no.0, op)),
                Change::Advance { cursor, digest, .. } => {
                    (self.cursor, self.digest) = (cursor, digest);
                }
                Change::StartOver { .. } => {
                    starts_over = true;
                    (self.cursor, self.digest) = Default::default();
                }
                _ => {}
            }
        }
        (answer.verdicts, starts_over)
    }
}

async fn opened(world: &World, class: ClassId) -> (Browser, Grant) {
    let event = world.event;
    let grant = Grant::Monitor { event, class };
    (world.browser(grant.clone()).await, grant)
}

async fn is_older(world: &World) -> bool {
    let health: Value = world.stranger().get("/healthz").await;
    health["older_than_phones"] == true
}

#[tokio::test]
async fn p17_a_phone_further_than_a_database_that_nobody_declared_restored_starts_over_and_brings_all()
 {
    let mut world = World::published().await;
    let class = world.rows().await[0].id;
    let (mut phone, _) = opened(&world, class).await;
    let op = |phone: &Browser, seq| phone.op(seq, class, StudentId(seq), Attendance::Arrived);
    let mut log = Log::default();
    log.exchange(&world, &phone, class, vec![op(&phone, 1)])
        .await;
    let backup = world.backup().await;
    world.returns(&mut phone);
    log.exchange(&world, &phone, class, vec![op(&phone, 2), op(&phone, 3)])
        .await;
    assert!(!is_older(&world).await);

    world.restore(&backup, false).await;
    world.returns(&mut phone);
    let (_, starts_over) = log.exchange(&world, &phone, class, vec![]).await;
    assert!(
        starts_over,
        "I5: what is here and what is there do not add up"
    );
    assert!(is_older(&world).await);
    // What is here is offered again.
    let all = log.ops.values().cloned().collect();
    let (verdicts, starts_over) = log.exchange(&world, &phone, class, all).await;
    assert!(!starts_over);
    assert!(matches!(
        verdicts[..],
        [
            Verdict::Duplicate(_),
            Verdict::Accepted(_),
            Verdict::Accepted(_)
        ]
    ));
    assert_eq!(log.cursor.no, 3);
    assert_eq!(world.number("SELECT COUNT(*) FROM ops").await, 3);
}

#[tokio::test]
async fn p17_two_phones_bring_a_lost_history_back_whoever_comes_first_and_nothing_counts_twice() {
    let mut world = World::published().await;
    let class = world.rows().await[0].id;
    let backup = world.backup().await;
    let (mut one, grant) = opened(&world, class).await;
    let (mut two, _) = opened(&world, class).await;
    let said: Vec<RawOp> = (1..=4)
        .map(|seq| one.op(seq, class, StudentId(seq), Attendance::Arrived))
        .collect();
    one.sync(&world, said.clone()).await;

    world.restore(&backup, true).await;
    world.returns(&mut one);
    world.returns(&mut two);
    // Neither session nor name is there any more; a person gives a link.
    let link = world.link(grant, None, 1).await;
    let name = two.device;
    let joined: JoinAnswer = two.open(&link).await.unwrap();
    assert_eq!(joined.device, name, "a name that nobody has heard of stays");
    assert!(joined.key.is_some());
    let answer = two.sync(&world, said.clone()).await;
    assert!(
        answer
            .verdicts
            .iter()
            .all(|it| matches!(it, Verdict::Accepted(_)))
    );

    // The author's name is known of what the other brought, and nothing proves that it is this phone's.
    let old = one.device;
    let joined = one.open(&link).await.unwrap();
    assert_ne!(joined.device, old);
    let answer = one.sync(&world, said).await;
    assert!(
        answer
            .verdicts
            .iter()
            .all(|it| matches!(it, Verdict::Duplicate(_)))
    );
    assert_eq!(world.number("SELECT COUNT(*) FROM ops").await, 4);
}

#[tokio::test]
async fn p17_a_cursor_of_a_class_that_the_database_never_had_is_gone_and_noticed() {
    let world = World::published().await;
    let rows = world.rows().await;
    let phone = world.monitor(rows[0].id).await;
    let unknown = ClassId(5);
    let none = Cursor { no: 0, sheet: 1 };
    let answer = phone
        .sync_from(&world, vec![], [(unknown, none), (rows[1].id, none)])
        .await;
    assert_eq!(answer.gone.len(), 2);
    assert!(!is_older(&world).await);
    let some = Cursor { no: 9, sheet: 1 };
    let answer = phone.sync_from(&world, vec![], [(unknown, some)]).await;
    assert_eq!(answer.gone, [unknown]);
    assert!(is_older(&world).await);
    assert_ne!(phone.device, DeviceId(0));
}
