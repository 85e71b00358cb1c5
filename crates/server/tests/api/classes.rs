//! `GET /api/classes/{class}`.

use rollcall_core::desk::ClassPage;
use rollcall_core::ids::ClassId;
use rollcall_core::marks::Attendance;

use crate::world::{ROSTER, World};

#[tokio::test]
async fn a_class_shows_its_students_and_its_counts() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let office = world.office().await;
    let students = office.bring_in(class, ROSTER).await.sheet.roster.students;
    let phone = world.monitor(class).await;
    let path = format!("/api/classes/{class}");
    let before: ClassPage = phone.get(&path).await;
    assert_eq!(before.row.tally.photographed, 0);
    phone
        .sync(
            &world,
            vec![phone.op(1, class, students[0].id, Attendance::Photographed)],
        )
        .await;
    let after: ClassPage = phone.get(&path).await;
    assert_eq!(after.row.tally.photographed, 1);
    assert_eq!(after.sheet.roster.students, students);
}

#[tokio::test]
async fn a_class_of_others_is_refused_and_an_unknown_one_is_not_found() {
    let world = World::published().await;
    let rows = world.rows().await;
    let phone = world.monitor(rows[0].id).await;
    let status = async |path: String| {
        let answer = phone.ask::<ClassPage>("GET", &path, "").await;
        answer.unwrap_err().0.as_u16()
    };
    assert_eq!(status(format!("/api/classes/{}", rows[1].id)).await, 403);
    assert_eq!(status(format!("/api/classes/{}", ClassId(1))).await, 404);
    assert_eq!(status("/api/classes/nonsense".into()).await, 404);
}
