//! `GET /api/events/{event}/changes`.

use rollcall_core::desk::Change;

use crate::world::{NOTICE, World};

/// The third class goes, the first moves, and the second gets another counsellor.
fn second() -> String {
    let kept = NOTICE.lines().filter(|line| !line.contains("23英语1班"));
    let text = kept.collect::<Vec<_>>().join("\n");
    text.replace("8:30-8:50", "10:30-10:50")
        .replace("2\t王一", "2\t李二")
}

fn names(changes: &[Change]) -> Vec<(u64, &str)> {
    changes
        .iter()
        .map(|it| (it.version, it.name.as_str()))
        .collect()
}

#[tokio::test]
async fn what_a_publication_changed_is_listed_newest_first_and_after_a_version() {
    let world = World::published().await;
    let office = world.office().await;
    office.publish(world.event, &second()).await;
    let all: Vec<Change> = office.get(&world.path("changes")).await;
    assert_eq!(
        names(&all),
        [
            (2, "23软工2班"),
            (2, "23英语1班"),
            (2, "23软工1班"),
            (1, "23软工1班"),
            (1, "23软工2班"),
            (1, "23英语1班")
        ]
    );
    assert!(all[3].before.is_none());
    assert!(all[1].after.is_none());
    let slot = |change: &Change| change.after.as_ref().unwrap().slot.clone().unwrap();
    assert_eq!(slot(&all[2]).start.to_string(), "10:30:00");
    let newer: Vec<Change> = office.get(&world.path("changes?after=1")).await;
    assert_eq!(newer, all[..3]);
    // The same notice once more is a version without changes.
    office.publish(world.event, &second()).await;
    let none: Vec<Change> = office.get(&world.path("changes?after=2")).await;
    assert!(none.is_empty());
}

#[tokio::test]
async fn i13_everybody_sees_the_changes_of_classes_that_are_or_were_theirs() {
    let world = World::published().await;
    let rows = world.rows().await;
    let wang = world.counsellor(&rows[0]).await;
    let li = world.counsellor(&rows[2]).await;
    let languages = world.college("外语学院").await;
    world.office().await.publish(world.event, &second()).await;
    let path = world.path("changes?after=1");
    let of_wang: Vec<Change> = wang.get(&path).await;
    assert_eq!(names(&of_wang), [(2, "23软工2班"), (2, "23软工1班")]);
    let of_li: Vec<Change> = li.get(&path).await;
    // The class that is gone is nobody's any more: what was said of it tells whose it was.
    assert_eq!(names(&of_li), [(2, "23软工2班"), (2, "23英语1班")]);
    let of_languages: Vec<Change> = languages.get(&path).await;
    assert_eq!(names(&of_languages), [(2, "23英语1班")]);
    let monitor = world.monitor(rows[0].id).await;
    assert_eq!(monitor.refused("GET", &path, &()).await.0, 403);
}

#[tokio::test]
async fn a_version_that_is_no_number_is_told_so() {
    let world = World::published().await;
    let office = world.office().await;
    let refused = office
        .refused("GET", &world.path("changes?after=x"), &())
        .await;
    assert_eq!(refused, (422, "request-wrong".into()));
}
