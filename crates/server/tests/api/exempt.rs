//! `POST /api/events/{event}/exempt`.

use rollcall_core::desk::Unknown;

use crate::rosters::{ALL, page};
use crate::world::World;

#[tokio::test]
async fn those_of_a_list_become_exempt_and_the_others_of_it_are_told() {
    let world = World::published().await;
    let office = world.office().await;
    world.rosters(&office, "apply=true", ALL).await.unwrap();
    let class = world.rows().await[0].id;
    let version = page(&office, class).await.sheet.version;
    let list =
        "姓名,学号,班级\n路人甲,9990000001,\n路人乙,,23软工1班\n某某,9990000003,\n,9990009999,\n";
    let shown = world.exempt(&office, "apply=false", list).await.unwrap();
    let found: Vec<_> = shown
        .found
        .iter()
        .map(|it| (it.name.as_str(), it.tail.as_str()))
        .collect();
    assert_eq!(found, [("路人甲", "0001"), ("路人乙", "0002")]);
    let unknown: Vec<_> = shown.unknown.iter().map(|it| (it.row, it.why)).collect();
    assert_eq!(unknown, [(4, Unknown::OtherName), (5, Unknown::Nowhere)]);
    assert_eq!(
        world
            .number("SELECT COUNT(*) FROM students WHERE exempt")
            .await,
        0
    );

    assert!(
        world
            .exempt(&office, "apply=true", list)
            .await
            .unwrap()
            .applied
    );
    let after = page(&office, class).await;
    assert_eq!((after.row.tally.exempt, after.row.tally.expected), (2, 0));
    assert!(after.sheet.version > version);
    let again = world
        .exempt(&office, "apply=false", "9990000001\n9990000002\n")
        .await
        .unwrap();
    assert_eq!((again.found.len(), again.already.len()), (0, 2));
    let nobody = world
        .exempt(&office, "apply=true", "9990009999\n")
        .await
        .unwrap_err();
    assert_eq!(nobody, (422, "roster-has-errors".into()));
}
