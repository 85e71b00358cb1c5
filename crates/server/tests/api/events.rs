//! `/api/events/{event}/…`: publishing, and the board.

use rollcall_core::desk::{ClassRow, Plan, PublishRequest, Published};
use rollcall_core::marks::Attendance;
use rollcall_core::money::Fen;
use rollcall_core::sync::wire::Cursor;
use rollcall_server::live::News;

use crate::world::{NOTICE, ROSTER, World};

#[tokio::test]
async fn a_published_notice_gives_the_event_its_classes_and_settings() {
    let world = World::empty().await;
    let published = world.office().await.publish(world.event, NOTICE).await;
    assert_eq!(
        (published.classes, published.students, published.added),
        (3, 7, 3)
    );
    assert_eq!(published.event.settings.fee, Fen::yuan(15));
    let rows = world.rows().await;
    assert_eq!(
        rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(),
        ["23软工1班", "23软工2班", "23英语1班"]
    );
    assert_eq!(rows[0].slot.as_ref().unwrap().start.to_string(), "08:30:00");
    assert_eq!(rows[0].counsellor_id, rows[1].counsellor_id);
}

#[tokio::test]
async fn publishing_again_keeps_identities_rosters_and_marks_and_tells_what_changed() {
    let world = World::published().await;
    let office = world.office().await;
    let before = world.rows().await;
    let page = office.bring_in(before[0].id, ROSTER).await;
    let phone = world.monitor(before[0].id).await;
    let student = page.sheet.roster.students[0].id;
    phone
        .sync(
            &world,
            vec![phone.op(1, before[0].id, student, Attendance::Photographed)],
        )
        .await;

    let again = office.publish(world.event, NOTICE).await;
    assert_eq!((again.added, again.changed, again.withdrawn), (0, 0, 0));

    // The first class moves, the last one is no longer there, a new one comes.
    let moved = NOTICE
        .replace("8:30-8:50", "10:30-10:50")
        .replace("23英语1班\t2", "23日语1班\t9");
    let published = office.publish(world.event, &moved).await;
    assert_eq!(
        (published.added, published.changed, published.withdrawn),
        (1, 1, 1)
    );
    let after = world.rows().await;
    assert_eq!(after.len(), 3);
    let same = after.iter().find(|row| row.id == before[0].id).unwrap();
    assert_eq!(same.slot.as_ref().unwrap().start.to_string(), "10:30:00");
    assert_eq!((same.roster, same.tally.photographed), (3, 1));
}

#[tokio::test]
async fn a_class_with_marks_that_leaves_the_notice_stays_without_a_slot() {
    let world = World::published().await;
    let office = world.office().await;
    let class = world.rows().await[2].id;
    office.bring_in(class, ROSTER).await;
    let shorter = NOTICE
        .lines()
        .filter(|line| !line.contains("23英语1班"))
        .collect::<Vec<_>>()
        .join("\n");
    let published = office.publish(world.event, &shorter).await;
    assert_eq!((published.classes, published.withdrawn), (2, 1));
    let rows = world.rows().await;
    assert_eq!(
        (rows[2].id, rows[2].slot.is_none(), rows[2].roster),
        (class, true, 3)
    );
    assert_eq!(office.publish(world.event, NOTICE).await.added, 0);
}

#[tokio::test]
async fn a_text_without_a_timetable_is_told_so_and_changes_nothing() {
    let world = World::published().await;
    let office = world.office().await;
    let path = format!("/api/events/{}/publish", world.event);
    for text in ["今天天气不错。", ""] {
        let request = PublishRequest {
            text: text.into(),
            ..PublishRequest::default()
        };
        let (status, problem) = office.post::<Published>(&path, &request).await.unwrap_err();
        assert_eq!(
            (status.as_u16(), problem.code.as_str()),
            (422, "notice-has-errors")
        );
    }
    assert_eq!(world.rows().await.len(), 3);
}

#[tokio::test]
async fn i13_a_counsellor_sees_own_classes_a_monitor_no_board_and_nobody_but_the_office_publishes()
{
    let world = World::published().await;
    let rows = world.rows().await;
    let path = format!("/api/events/{}/classes", world.event);
    let counsellor = world.counsellor(&rows[2]).await;
    let own: Vec<ClassRow> = counsellor.get(&path).await;
    assert_eq!(
        own.iter().map(|row| row.id).collect::<Vec<_>>(),
        [rows[2].id]
    );
    let monitor = world.monitor(rows[0].id).await;
    let (status, problem) = monitor
        .ask::<Vec<ClassRow>>("GET", &path, "")
        .await
        .unwrap_err();
    assert_eq!(
        (status.as_u16(), problem.code.as_str()),
        (403, "not-allowed")
    );
    let request = PublishRequest {
        text: NOTICE.into(),
        ..PublishRequest::default()
    };
    let path = format!("/api/events/{}/publish", world.event);
    let (status, _) = counsellor
        .post::<Published>(&path, &request)
        .await
        .unwrap_err();
    assert_eq!(status.as_u16(), 403);
}

#[tokio::test]
async fn the_whole_demo_is_read_with_every_class_and_student() {
    let world = World::empty().await;
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo"));
    let now = rollcall_server::clock::now();
    rollcall_server::demo::start(&world.app, (folder, false), now)
        .await
        .unwrap();
    let rows = world.rows().await;
    assert_eq!(
        (rows.len(), rows.iter().map(|row| row.roster).sum::<u32>()),
        (129, 5422)
    );
    let today = now.to_local(480).date();
    assert_eq!(rows[0].slot.as_ref().unwrap().date, today);
    let office = world.office().await;
    let plan: Plan = office.get(&world.path("plan")).await;
    // Two free slots of two queues, one of one; and what is due two days before the shooting.
    let days: Vec<i64> = plan
        .spares
        .iter()
        .map(|it| it.date.signed_duration_since(today).num_days())
        .collect();
    assert_eq!(days, [1, 1, 2, 2, 2]);
    assert!(plan.spares.iter().all(|it| it.venue.is_some()));
    let due = plan.deadlines[0].date.unwrap();
    assert_eq!(today.signed_duration_since(due).num_days(), 2);

    // Started again on the same day, classes stay where they were moved.
    rollcall_server::demo::start(&world.app, (folder, false), now)
        .await
        .unwrap();
    let again: Plan = office.get(&world.path("plan")).await;
    assert_eq!(again, plan);

    // On a later day the days move and everybody stays who they are.
    let tomorrow = rollcall_core::time::Millis(now.0 + 86_400_000);
    rollcall_server::demo::start(&world.app, (folder, false), tomorrow)
        .await
        .unwrap();
    let moved = world.rows().await;
    assert_eq!(
        moved[0].slot.as_ref().unwrap().date,
        today.succ_opt().unwrap()
    );
    assert_eq!(
        moved.iter().map(|row| row.id).collect::<Vec<_>>(),
        rows.iter().map(|row| row.id).collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn i10_another_fee_in_the_notice_reaches_an_open_phone_and_every_sum() {
    let world = World::published().await;
    let office = world.office().await;
    let class = world.rows().await[0].id;
    let students = office.bring_in(class, ROSTER).await.sheet.roster.students;
    let phone = world.monitor(class).await;
    let shot = phone.op(1, class, students[0].id, Attendance::Photographed);
    let answer = phone.sync(&world, vec![shot]).await;
    assert_eq!(answer.events[0].settings.fee, Fen::yuan(15));
    assert_eq!(world.rows().await[0].tally.due, Fen::yuan(15));

    // It is open, has everything, and asked only now.
    let delta = &answer.classes[&class];
    let here = Cursor {
        no: delta.no,
        sheet: delta.sheet.as_ref().unwrap().version,
    };
    let mut news = world.app.live.listen();
    let dearer = NOTICE.replace("15 元/生", "20 元/生");
    office.publish(world.event, &dearer).await;
    let mut told = false;
    while let Ok(it) = news.try_recv() {
        told |= matches!(it, News::Event(event) if event == world.event);
    }
    assert!(told, "the phone is told to look");
    let answer = phone.sync_from(&world, vec![], [(class, here)]).await;
    assert_eq!(answer.events[0].settings.fee, Fen::yuan(20));
    assert_eq!(world.rows().await[0].tally.due, Fen::yuan(20));
}
