//! `POST /api/classes/{class}/roster`.

use rollcall_core::desk::ClassPage;
use rollcall_core::ids::ClassId;
use rollcall_core::marks::Attendance;
use serde_json::Value;

use crate::world::{Browser, ROSTER, World};

async fn refused(
    browser: &Browser,
    class: ClassId,
    sheet: impl Into<Vec<u8>>,
) -> (u16, String, String) {
    let path = format!("/api/classes/{class}/roster?apply=true");
    let answer = browser.ask::<ClassPage>("POST", &path, sheet.into()).await;
    let (status, problem) = answer.unwrap_err();
    (status.as_u16(), problem.code, problem.zh)
}

#[tokio::test]
async fn a_roster_is_shown_before_it_is_brought_in() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let office = world.office().await;
    let path = format!("/api/classes/{class}/roster?name=a.csv&apply=false");
    let preview: Value = office.ask("POST", &path, ROSTER).await.unwrap();
    assert_eq!(
        (&preview["added"], &preview["kept"], &preview["removed"]),
        (&3.into(), &0.into(), &0.into())
    );
    assert_eq!(preview["reading"]["students"].as_array().unwrap().len(), 3);
    assert_eq!(world.number("SELECT COUNT(*) FROM students").await, 0);

    let page = office.bring_in(class, ROSTER).await;
    assert_eq!(
        (
            page.row.roster,
            page.row.tally.expected,
            page.row.tally.exempt
        ),
        (3, 2, 1)
    );
}

#[tokio::test]
async fn students_keep_their_identity_and_one_with_marks_is_put_aside_and_not_deleted() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let office = world.office().await;
    let before = office.bring_in(class, ROSTER).await.sheet.roster.students;
    let phone = world.monitor(class).await;
    phone
        .sync(
            &world,
            vec![phone.op(1, class, before[0].id, Attendance::Photographed)],
        )
        .await;

    let next = "序号,姓名,学号\n1,路人乙,9990000002\n2,路人丁,9990000004\n";
    let page = office.bring_in(class, next).await;
    let after = page.sheet.roster.students;
    assert_eq!((after.len(), after[0].id), (2, before[1].id));
    // The first had a mark, the third had none.
    assert_eq!(
        world
            .number("SELECT COUNT(*) FROM students WHERE removed")
            .await,
        1
    );
    assert_eq!(world.number("SELECT COUNT(*) FROM students").await, 3);
    // The crew is owed for a photograph all the same.
    assert_eq!(page.row.tally.photographed, 1);

    let back = office.bring_in(class, ROSTER).await.sheet.roster.students;
    assert_eq!(back[0].id, before[0].id);
}

#[tokio::test]
async fn a_sheet_with_doubled_numbers_a_missing_column_or_nobody_imports_nothing() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let office = world.office().await;
    for sheet in [
        "姓名,学号\n路人甲,9990000001\n路人乙,9990000001\n",
        "序号,姓名\n1,路人甲\n2,路人乙\n",
        "姓名,学号\n",
    ] {
        let (status, code, zh) = refused(&office, class, sheet).await;
        assert_eq!(
            (status, code.as_str()),
            (422, "roster-has-errors"),
            "{sheet}"
        );
        assert!(zh.contains("没有导入任何人"), "{zh}");
    }
    assert_eq!(world.number("SELECT COUNT(*) FROM students").await, 0);
}

#[tokio::test]
async fn of_a_sheet_of_several_classes_only_the_rows_of_this_class_are_taken_and_it_says_so() {
    let world = World::published().await;
    let rows = world.rows().await;
    let office = world.office().await;
    let sheet = "班级,姓名,学号\n23 软工 1 班,路人甲,9990000001\n23软工2班,路人乙,9990000002\n";
    let path = format!("/api/classes/{}/roster?apply=false", rows[0].id);
    let preview: Value = office.ask("POST", &path, sheet).await.unwrap();
    assert_eq!(preview["added"], 1);
    let said = preview["reading"]["findings"].to_string();
    assert!(said.contains("其他班级"), "{said}");
    assert_eq!(office.bring_in(rows[0].id, sheet).await.row.roster, 1);
    let (_, _, zh) = refused(&office, rows[2].id, sheet).await;
    assert!(zh.contains("23英语1班"), "{zh}");
}

#[tokio::test]
async fn a_renamed_document_and_other_bytes_get_a_sentence() {
    let world = World::published().await;
    let class = world.rows().await[0].id;
    let office = world.office().await;
    for bytes in [
        &b"%PDF-1.7"[..],
        b"PK\x03\x04nonsense",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ] {
        let (status, code, _) = refused(&office, class, bytes).await;
        assert_eq!((status, code.as_str()), (422, "file-unreadable"));
    }
}

#[tokio::test]
async fn a_counsellor_brings_in_rosters_of_own_classes_and_a_monitor_none() {
    let world = World::published().await;
    let rows = world.rows().await;
    let counsellor = world.counsellor(&rows[0]).await;
    counsellor.bring_in(rows[1].id, ROSTER).await;
    assert_eq!(refused(&counsellor, rows[2].id, ROSTER).await.0, 403);
    let monitor = world.monitor(rows[0].id).await;
    assert_eq!(refused(&monitor, rows[0].id, ROSTER).await.0, 403);
}
