//! `POST /api/events/{event}/moves`.

use chrono::NaiveTime;
use rollcall_core::desk::{ClassRow, Move, Moved, MovesRequest, Plan};
use rollcall_core::event::{Group, Slot};
use rollcall_core::ids::ClassId;

use crate::browser::Browser;
use crate::world::{ROSTER, World, coming, day};

async fn school() -> (World, Browser, Vec<ClassRow>) {
    let world = World::empty().await;
    let office = world.office().await;
    office.publish(world.event, &coming()).await;
    let rows = world.rows().await;
    (world, office, rows)
}

fn request(base: u64, moves: impl IntoIterator<Item = (ClassId, Slot)>) -> MovesRequest {
    let moves = moves.into_iter().map(|(class, to)| Move { class, to });
    MovesRequest {
        base,
        moves: moves.collect(),
    }
}

fn slot(row: &ClassRow) -> Slot {
    row.slot.clone().unwrap()
}

/// The place of a class at another time.
fn later(row: &ClassRow, hour: u32, minute: u32) -> Slot {
    let time = |minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
    Slot {
        start: time(minute),
        end: time(minute + 20),
        ..slot(row)
    }
}

#[tokio::test]
async fn a_class_goes_to_a_free_place_and_leaves_its_own_one_free() {
    let (world, office, rows) = school().await;
    let page = office.bring_in(rows[0].id, ROSTER).await;
    let plan: Plan = office.get(&world.path("plan")).await;
    let moved: Moved = office
        .post(
            &world.path("moves"),
            &request(1, [(rows[0].id, plan.spares[0].clone())]),
        )
        .await
        .unwrap();
    assert_eq!(moved.version, 2);
    let change = &moved.changes[0];
    assert_eq!((change.class, change.version), (rows[0].id, 2));
    let after = change.after.as_ref().unwrap().slot.clone().unwrap();
    assert_eq!(change.before.as_ref().unwrap().slot, rows[0].slot);
    assert_eq!(after.start.to_string(), "09:30:00");
    // Its printed number is still its own.
    assert_eq!(after.seq, Some(1));

    let plan: Plan = office.get(&world.path("plan")).await;
    assert_eq!(plan.version, 2);
    let free: Vec<String> = plan.spares.iter().map(|it| it.start.to_string()).collect();
    assert_eq!(free, ["08:30:00", "09:50:00"]);
    // Its roster came along, and its phone hears of it.
    let phone = world.monitor(rows[0].id).await;
    let answer = phone.sync(&world, vec![]).await;
    let sheet = answer.classes[&rows[0].id].sheet.as_ref().unwrap();
    assert_eq!(
        (sheet.slot.as_ref(), sheet.roster.students.len()),
        (Some(&after), 3)
    );
    assert!(sheet.version > page.sheet.version);
}

#[tokio::test]
async fn two_classes_change_places_in_one_request_and_in_two_they_cannot() {
    let (world, office, rows) = school().await;
    let path = world.path("moves");
    let one = request(1, [(rows[0].id, slot(&rows[1]))]);
    assert_eq!(
        office.refused("POST", &path, &one).await,
        (409, "move-blocked".into())
    );
    let both = request(
        1,
        [(rows[0].id, slot(&rows[1])), (rows[1].id, slot(&rows[0]))],
    );
    let moved: Moved = office.post(&path, &both).await.unwrap();
    assert_eq!(moved.changes.len(), 2);
    let after = world.rows().await;
    assert_eq!([after[0].id, after[1].id], [rows[1].id, rows[0].id]);
    let plan: Plan = office.get(&world.path("plan")).await;
    assert_eq!(plan.spares.len(), 2);
}

#[tokio::test]
async fn all_moves_are_made_or_none() {
    let (world, office, rows) = school().await;
    let path = world.path("moves");
    let half = request(
        1,
        [
            (rows[0].id, later(&rows[0], 15, 0)),
            (rows[1].id, slot(&rows[2])),
        ],
    );
    assert_eq!(office.refused("POST", &path, &half).await.0, 409);
    assert_eq!(world.rows().await, rows);
    let unknown = request(
        1,
        [
            (rows[0].id, later(&rows[0], 15, 0)),
            (ClassId(7), slot(&rows[2])),
        ],
    );
    assert_eq!(office.refused("POST", &path, &unknown).await.0, 404);
    let twice = request(
        1,
        [
            (rows[0].id, later(&rows[0], 15, 0)),
            (rows[0].id, later(&rows[0], 16, 0)),
        ],
    );
    assert_eq!(
        office.refused("POST", &path, &twice).await,
        (422, "request-wrong".into())
    );
    let mut backwards = later(&rows[0], 15, 0);
    backwards.end = backwards.start - chrono::TimeDelta::minutes(1);
    let backwards = request(1, [(rows[0].id, backwards)]);
    assert_eq!(office.refused("POST", &path, &backwards).await.0, 422);
    assert_eq!(world.rows().await, rows);
}

#[tokio::test]
async fn a_free_time_that_the_notice_does_not_name_is_allowed() {
    let (world, office, rows) = school().await;
    let to = Slot {
        group: Some(Group(2)),
        venue: Some("报告厅".into()),
        ..later(&rows[0], 8, 35)
    };
    let moved: Moved = office
        .post(
            &world.path("moves"),
            &request(1, [(rows[0].id, to.clone())]),
        )
        .await
        .unwrap();
    assert_eq!(moved.changes[0].after.as_ref().unwrap().slot, Some(to));
}

#[tokio::test]
async fn whoever_looked_at_another_version_is_told() {
    let (world, office, rows) = school().await;
    let path = world.path("moves");
    let first = request(1, [(rows[0].id, later(&rows[0], 15, 0))]);
    let _: Moved = office.post(&path, &first).await.unwrap();
    let late = request(1, [(rows[1].id, later(&rows[1], 16, 0))]);
    assert_eq!(
        office.refused("POST", &path, &late).await,
        (409, "plan-moved".into())
    );
    // What changes nothing is no new version.
    let still = request(2, [(rows[2].id, slot(&rows[2]))]);
    let moved: Moved = office.post(&path, &still).await.unwrap();
    assert_eq!((moved.version, moved.changes), (2, vec![]));
}

#[tokio::test]
async fn a_time_that_has_passed_is_refused() {
    let (world, office, rows) = school().await;
    let mut past = slot(&rows[0]);
    past.date = day(0).pred_opt().unwrap();
    let refused = request(1, [(rows[0].id, past)]);
    let refused = office.refused("POST", &world.path("moves"), &refused).await;
    assert_eq!(refused, (409, "move-blocked".into()));
}

#[tokio::test]
async fn i9_nobody_but_the_office_moves() {
    let (world, _, rows) = school().await;
    let moves = request(1, [(rows[0].id, later(&rows[0], 15, 0))]);
    for browser in [
        world.counsellor(&rows[0]).await,
        world.college("软件学院").await,
    ] {
        assert_eq!(
            browser
                .refused("POST", &world.path("moves"), &moves)
                .await
                .0,
            403
        );
    }
}

#[tokio::test]
async fn the_next_notice_decides_over_a_move() {
    let (world, office, rows) = school().await;
    let plan: Plan = office.get(&world.path("plan")).await;
    let moves = request(1, [(rows[0].id, plan.spares[0].clone())]);
    let _: Moved = office.post(&world.path("moves"), &moves).await.unwrap();
    let published = office.publish(world.event, &coming()).await;
    assert_eq!((published.added, published.changed), (0, 1));
    assert_eq!(world.rows().await[0].slot, rows[0].slot);
    let again: Plan = office.get(&world.path("plan")).await;
    assert_eq!(again.spares, plan.spares);
    let changes: Vec<rollcall_core::desk::Change> =
        office.get(&world.path("changes?after=2")).await;
    assert_eq!((changes.len(), changes[0].class), (1, rows[0].id));
    assert_eq!(changes[0].after.as_ref().unwrap().slot, rows[0].slot);
}

#[tokio::test]
async fn a_class_that_lost_its_place_is_given_another() {
    let (world, office, rows) = school().await;
    office.bring_in(rows[2].id, ROSTER).await;
    let without = |text: String| -> String {
        let kept = text.lines().filter(|line| !line.contains("23英语1班"));
        kept.collect::<Vec<_>>().join("\n")
    };
    office.publish(world.event, &without(coming())).await;
    let moves = request(2, [(rows[2].id, slot(&rows[2]))]);
    let moved: Moved = office.post(&world.path("moves"), &moves).await.unwrap();
    assert_eq!(moved.changes[0].before.as_ref().unwrap().slot, None);
    assert!(world.rows().await[2].slot.is_some());
}
