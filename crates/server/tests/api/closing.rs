//! `/api/events/{event}/closing`, `…/close`, `…/reopen`.

use std::collections::BTreeMap;

use rollcall_core::access::Grant;
use rollcall_core::desk::{Closing, HandIn, Invitation, InviteRequest, OpenEnds, RefusedOp};
use rollcall_core::ids::ClassId;
use rollcall_core::marks::{Attendance, Mark, ServerNo, Subject};
use rollcall_core::sync::Refusal;
use rollcall_core::sync::wire::Verdict;
use rollcall_core::time::Millis;
use rollcall_server::live::News;

use crate::afterwards::{Afterwards, code};

const DAY_MS: i64 = 86_400_000;

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
    assert_eq!(seen.goes.words, 0);
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
    // Opened a link, and never had anything of a class.
    it.world.monitor(it.class).await;
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
