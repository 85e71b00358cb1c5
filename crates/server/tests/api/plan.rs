//! `POST /api/events`, `PUT /api/events/{event}`, `GET …/plan`, and what publishing leaves there.

use rollcall_core::access::Grant;
use rollcall_core::desk::{EventEdit, NewEvent, Plan, PublishRequest, Published, Session};
use rollcall_core::event::{EventCard, Group, Settings};
use rollcall_core::money::Fen;

use crate::world::{NOTICE, World, coming, day};

const STEPS: &str = "\n序号\t主要工作\t时间\t地点\t责任人\t备注\n1\t布置任务\t2027 年 4 月 13 日\t\t教务处\t\n2\t核对采集信息\t2027 年 4 月 13 日—17 日\t\t辅导员\t\n";

fn edit(title: &str) -> EventEdit {
    EventEdit {
        title: title.into(),
        settings: Settings {
            fee: Fen::yuan(20),
            dress: Some(" 不穿蓝色 ".into()),
            ..Settings::default()
        },
    }
}

#[tokio::test]
async fn a_published_notice_leaves_its_text_free_places_and_deadlines_in_the_plan() {
    let world = World::empty().await;
    let office = world.office().await;
    let before: Plan = office.get(&world.path("plan")).await;
    assert_eq!(
        (before.version, before.notice, before.published_at),
        (0, None, None)
    );
    let text = format!("{}{STEPS}", coming());
    office.publish(world.event, &text).await;
    let plan: Plan = office.get(&world.path("plan")).await;
    assert_eq!(
        (plan.version, plan.notice.as_deref()),
        (1, Some(text.as_str()))
    );
    assert!(plan.published_at.is_some());
    let spares: Vec<_> = plan
        .spares
        .iter()
        .map(|it| (it.date, it.start.to_string(), it.group))
        .collect();
    assert_eq!(
        spares,
        [
            (day(30), "09:30:00".into(), Some(Group(1))),
            (day(30), "09:50:00".into(), Some(Group(1)))
        ]
    );
    let due: Vec<_> = plan
        .deadlines
        .iter()
        .map(|it| (it.no, it.what.as_str()))
        .collect();
    assert_eq!(due, [(1, "布置任务"), (2, "核对采集信息")]);
}

#[tokio::test]
async fn a_notice_names_people_and_is_the_offices_alone() {
    let world = World::empty().await;
    world.office().await.publish(world.event, &coming()).await;
    let rows = world.rows().await;
    for browser in [
        world.counsellor(&rows[0]).await,
        world.college("软件学院").await,
    ] {
        let plan: Plan = browser.get(&world.path("plan")).await;
        assert_eq!((plan.notice, plan.spares.len(), plan.version), (None, 2, 1));
    }
    let monitor = world.monitor(rows[0].id).await;
    let refused = monitor.refused("GET", &world.path("plan"), &()).await;
    assert_eq!(refused, (403, "not-allowed".into()));
}

#[tokio::test]
async fn a_free_slot_without_a_class_is_free_in_every_queue_of_its_campus() {
    let world = World::empty().await;
    // The second class stands beside the first.
    let text = coming().replace("8:50-9:10\t软件学院", "8:30-8:50\t软件学院");
    world.office().await.publish(world.event, &text).await;
    let plan: Plan = world.office().await.get(&world.path("plan")).await;
    let groups: Vec<_> = plan
        .spares
        .iter()
        .map(|it| it.group.map(|it| it.0))
        .collect();
    assert_eq!(groups, [Some(1), Some(2), Some(1), Some(2)]);
}

#[tokio::test]
async fn settings_by_hand_win_over_the_notice_and_without_them_the_notice_over_what_was() {
    let world = World::empty().await;
    let office = world.office().await;
    let request = PublishRequest {
        text: NOTICE.into(),
        edit: Some(edit(" 补拍 ")),
        ..PublishRequest::default()
    };
    let path = world.path("publish");
    let published: Published = office.post(&path, &request).await.unwrap();
    let card = published.event;
    assert_eq!(
        (card.title.as_str(), card.settings.fee),
        ("补拍", Fen::yuan(20))
    );
    assert_eq!(card.settings.dress.as_deref(), Some("不穿蓝色"));

    let again = office.publish(world.event, NOTICE).await.event;
    assert_eq!(again.settings.fee, Fen::yuan(15));
    // The notice does not speak of the dress.
    assert_eq!(again.settings.dress.as_deref(), Some("不穿蓝色"));

    let wrong = PublishRequest {
        edit: Some(edit("")),
        ..request
    };
    let refused = office.refused("POST", &path, &wrong).await;
    assert_eq!(refused, (422, "edit-wrong".into()));
    let plan: Plan = office.get(&world.path("plan")).await;
    assert_eq!(plan.version, 2);
}

#[tokio::test]
async fn an_edit_reaches_phones_and_counts_and_leaves_the_version_to_moves() {
    let world = World::published().await;
    let office = world.office().await;
    let row = world.rows().await.remove(0);
    let page = office.bring_in(row.id, crate::world::ROSTER).await;
    let phone = world.monitor(row.id).await;
    let student = page.sheet.roster.students[0].id;
    let op = phone.op(
        1,
        row.id,
        student,
        rollcall_core::marks::Attendance::Photographed,
    );
    phone.sync(&world, vec![op]).await;
    assert_eq!(world.rows().await[0].tally.due, Fen::yuan(15));

    let path = format!("/api/events/{}", world.event);
    let card: EventCard = office.put(&path, &edit("2027届")).await.unwrap();
    assert_eq!(card.settings.fee, Fen::yuan(20));
    assert_eq!(world.rows().await[0].tally.due, Fen::yuan(20));
    assert_eq!(phone.sync(&world, vec![]).await.events, [card]);
    let plan: Plan = office.get(&world.path("plan")).await;
    assert_eq!(plan.version, 1);

    let mut wrong = edit("2027届");
    wrong.settings.fee = Fen(-1);
    assert_eq!(
        office.refused("PUT", &path, &wrong).await,
        (422, "edit-wrong".into())
    );
    let counsellor = world.counsellor(&row).await;
    assert_eq!(counsellor.refused("PUT", &path, &edit("a")).await.0, 403);
}

#[tokio::test]
async fn a_new_event_is_its_makers_and_begins_like_another() {
    let world = World::published().await;
    let office = world.office().await;
    let request = NewEvent {
        title: "补拍".into(),
        like: Some(world.event),
    };
    let card: EventCard = office.post("/api/events", &request).await.unwrap();
    assert_eq!(
        (card.title.as_str(), card.settings.fee),
        ("补拍", Fen::yuan(15))
    );
    let session: Session = office.get("/api/session").await;
    assert!(session.grants.contains(&Grant::Office { event: card.id }));
    assert_eq!(session.events.len(), 2);
    assert_eq!(office.publish(card.id, NOTICE).await.added, 3);
    assert_eq!(world.rows().await.len(), 3);
    // Nobody else has it, and no link to it is out.
    let other = world.office().await;
    let path = format!("/api/events/{}/plan", card.id);
    assert_eq!(other.refused("GET", &path, &()).await.0, 403);
    let links: Vec<rollcall_core::desk::InvitationRow> = office.get("/api/invitations").await;
    assert!(links.iter().all(|it| it.grant.event() != card.id));

    let like_strange = NewEvent {
        like: Some(card.id),
        ..request.clone()
    };
    assert_eq!(
        other.refused("POST", "/api/events", &like_strange).await.0,
        403
    );
    let nameless = NewEvent {
        title: " ".into(),
        like: None,
    };
    assert_eq!(
        office.refused("POST", "/api/events", &nameless).await.0,
        422
    );
    let counsellor = world.counsellor(&world.rows().await[0]).await;
    assert_eq!(
        counsellor.refused("POST", "/api/events", &request).await.0,
        403
    );
}

#[tokio::test]
async fn a_closed_event_is_shown_and_not_changed() {
    let world = World::published().await;
    let office = world.office().await;
    world.close_event().await;
    let closed = (409, "event-closed".to_owned());
    let publish = PublishRequest {
        text: NOTICE.into(),
        ..PublishRequest::default()
    };
    assert_eq!(
        office
            .refused("POST", &world.path("publish"), &publish)
            .await,
        closed
    );
    let path = format!("/api/events/{}", world.event);
    assert_eq!(office.refused("PUT", &path, &edit("a")).await, closed);
    let moves = rollcall_core::desk::MovesRequest {
        base: 1,
        moves: vec![],
    };
    assert_eq!(
        office.refused("POST", &world.path("moves"), &moves).await,
        closed
    );
    let plan: Plan = office.get(&world.path("plan")).await;
    assert!(plan.closed_at.is_some());
}
