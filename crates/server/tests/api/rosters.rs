//! `POST /api/events/{event}/rosters`.

use rollcall_core::desk::{ClassPage, Exempting, RosterColumn, Rosters};
use rollcall_core::ids::ClassId;
use rollcall_core::marks::Attendance;

use crate::world::{Browser, ROSTER, World};

/// Students of the three classes of the small school, and of one that it does not have.
pub const ALL: &str = "班级,姓名,学号\n23软工1班,路人甲,9990000001\n23软工1班,路人乙,9990000002\n23软工2班,路人丙,9990000003\n外语学院23英语1班,路人丁,9990000004\n2023级软件工程2班,路人戊,9990000005\n";

impl World {
    pub async fn rosters(
        &self,
        browser: &Browser,
        query: &str,
        file: &str,
    ) -> Result<Rosters, (u16, String)> {
        let path = format!("/api/events/{}/rosters?{query}", self.event);
        let answer = browser.ask("POST", &path, file.to_owned()).await;
        answer.map_err(|(status, problem)| (status.as_u16(), problem.code))
    }

    pub async fn exempt(
        &self,
        browser: &Browser,
        query: &str,
        list: &str,
    ) -> Result<Exempting, (u16, String)> {
        let path = format!("/api/events/{}/exempt?{query}", self.event);
        let answer = browser.ask("POST", &path, list.to_owned()).await;
        answer.map_err(|(status, problem)| (status.as_u16(), problem.code))
    }

    async fn close(&self) {
        let mut tx = self.app.db.write().await.unwrap();
        sqlx::query("UPDATE events SET closed_at = 1")
            .execute(&mut *tx)
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
}

pub async fn page(browser: &Browser, class: ClassId) -> ClassPage {
    browser.get(&format!("/api/classes/{class}")).await
}

#[tokio::test]
async fn a_file_of_many_classes_is_shown_class_by_class_before_it_is_brought_in() {
    let world = World::published().await;
    let office = world.office().await;
    let shown = world
        .rosters(&office, "apply=false&name=a.csv", ALL)
        .await
        .unwrap();
    let classes: Vec<_> = shown
        .classes
        .iter()
        .map(|it| {
            (
                it.name.as_str(),
                it.found,
                it.headcount,
                it.added.len(),
                it.removed.len(),
            )
        })
        .collect();
    assert_eq!(
        classes,
        [
            ("23软工1班", 2, Some(3), 2, 0),
            ("23软工2班", 1, Some(2), 1, 0),
            ("23英语1班", 1, Some(2), 1, 0)
        ]
    );
    assert_eq!((shown.students, shown.applied), (5, false));
    // Another spelling is offered and never guessed.
    let [unmatched] = shown.unmatched.as_slice() else {
        panic!("{shown:?}")
    };
    assert_eq!(
        (
            unmatched.listed_as.as_str(),
            unmatched.nearest[0].name.as_str()
        ),
        ("2023级软件工程2班", "23软工2班")
    );
    assert_eq!(world.number("SELECT COUNT(*) FROM students").await, 0);

    let done = world
        .rosters(&office, "apply=true&name=a.csv", ALL)
        .await
        .unwrap();
    assert!(done.applied);
    assert_eq!(world.number("SELECT COUNT(*) FROM students").await, 4);
    let rows = world.rows().await;
    let student = &page(&office, rows[0].id).await.sheet.roster.students[0];
    assert_eq!(
        (student.name.as_str(), student.pinyin.as_str()),
        ("路人甲", "lu ren jia")
    );
    let again = world
        .rosters(&office, "apply=false&name=a.csv", ALL)
        .await
        .unwrap();
    assert!(
        again
            .classes
            .iter()
            .all(rollcall_core::desk::RosterChange::is_none)
    );
}

#[tokio::test]
async fn a_list_is_of_the_class_that_somebody_says_and_a_column_holds_what_somebody_says() {
    let world = World::published().await;
    let office = world.office().await;
    let rows = world.rows().await;
    let query = format!(
        "apply=true&as=2023%E7%BA%A7%E8%BD%AF%E4%BB%B6%E5%B7%A5%E7%A8%8B2%E7%8F%AD:{}",
        rows[1].id
    );
    let done = world.rosters(&office, &query, ALL).await.unwrap();
    assert!(done.unmatched.is_empty());
    assert_eq!(page(&office, rows[1].id).await.row.roster, 2);

    let odd = "甲,乙,丙\n9-001,路人己,11010519491231002X\n9-002,路人庚,11010519491231002X\n";
    let shown = world
        .rosters(&office, "apply=false&name=23软工1班.csv", odd)
        .await;
    assert!(shown.unwrap().is_blocked());
    let said =
        "columns=0:number,1:name,2:number&name=23%E8%BD%AF%E5%B7%A51%E7%8F%AD.csv&apply=false";
    let shown = world.rosters(&office, said, odd).await.unwrap();
    assert!(!shown.is_blocked(), "{:?}", shown.remarks);
    let holds: Vec<_> = shown
        .columns
        .iter()
        .map(|it| (it.holds, it.dropped.is_some()))
        .collect();
    assert_eq!(
        holds,
        [
            (RosterColumn::Number, false),
            (RosterColumn::Name, false),
            (RosterColumn::Ignored, true)
        ]
    );
    assert_eq!(shown.classes[0].found, 2);
    assert!(!serde_json::to_string(&shown).unwrap().contains("19491231"));
    let wrong = world.rosters(&office, "columns=x", odd).await.unwrap_err();
    assert_eq!(wrong, (422, "request-wrong".into()));
}

#[tokio::test]
async fn changes_are_told_by_name_and_who_has_marks_is_put_aside() {
    let world = World::published().await;
    let office = world.office().await;
    let class = world.rows().await[0].id;
    let before = office.bring_in(class, ROSTER).await.sheet.roster.students;
    let phone = world.monitor(class).await;
    phone
        .sync(
            &world,
            vec![phone.op(1, class, before[0].id, Attendance::Photographed)],
        )
        .await;
    let next = "班级,姓名,学号\n23软工1班,路人丙,9990000003\n23软工1班,路人乙乙,9990000002\n23软工1班,路人丁,9990000004\n";
    let shown = world.rosters(&office, "apply=true", next).await.unwrap();
    let change = &shown.classes[0];
    assert_eq!(
        (change.kept, change.reordered, change.put_aside()),
        (2, 1, 1)
    );
    assert_eq!(change.added[0].name, "路人丁");
    assert_eq!(
        (change.removed[0].name.as_str(), change.removed[0].marked),
        ("路人甲", true)
    );
    assert_eq!(change.changed.len(), 1);
    assert_eq!(
        (change.changed[0].was.as_deref(), change.changed[0].exempt),
        (Some("路人乙"), None)
    );
    let after = page(&office, class).await;
    assert_eq!(after.row.tally.photographed, 1);
    // The sheet says nothing of who is exempt, so that who was stays so.
    assert!(
        after
            .sheet
            .roster
            .students
            .iter()
            .any(|it| it.name == "路人丙" && it.exempt)
    );
    let back = office.bring_in(class, ROSTER).await.sheet.roster.students;
    assert_eq!(back[0].id, before[0].id);
}

#[tokio::test]
async fn i13_a_counsellor_brings_in_own_classes_and_is_told_of_the_others_a_monitor_none() {
    let world = World::published().await;
    let rows = world.rows().await;
    let counsellor = world.counsellor(&rows[2]).await;
    let done = world.rosters(&counsellor, "apply=true", ALL).await.unwrap();
    assert_eq!(
        done.classes.iter().map(|it| it.class).collect::<Vec<_>>(),
        [rows[2].id]
    );
    let skipped: Vec<_> = done
        .skipped
        .iter()
        .map(|it| it.listed_as.as_str())
        .collect();
    assert_eq!(skipped, ["23软工1班", "23软工2班"]);
    assert_eq!(world.number("SELECT COUNT(*) FROM students").await, 1);
    let monitor = world.monitor(rows[0].id).await;
    assert_eq!(
        world
            .rosters(&monitor, "apply=false", ALL)
            .await
            .unwrap_err()
            .0,
        403
    );
    assert_eq!(
        world
            .exempt(&monitor, "apply=false", "9990000001")
            .await
            .unwrap_err()
            .0,
        403
    );
}

#[tokio::test]
async fn with_one_error_nothing_of_the_file_is_brought_in() {
    let world = World::published().await;
    let office = world.office().await;
    let doubled = format!("{ALL}23软工2班,路人己,9990000001\n");
    let refused = world
        .rosters(&office, "apply=true", &doubled)
        .await
        .unwrap_err();
    assert_eq!(refused, (422, "roster-has-errors".into()));
    let nobody = world
        .rosters(&office, "apply=true", "姓名,学号\n路人甲,9990000001\n")
        .await
        .unwrap_err();
    assert_eq!(nobody, (422, "roster-has-errors".into()));
    assert_eq!(world.number("SELECT COUNT(*) FROM students").await, 0);
}

#[tokio::test]
async fn a_closed_event_takes_no_roster_and_no_list() {
    let world = World::published().await;
    let office = world.office().await;
    let class = world.rows().await[0].id;
    world.close().await;
    let closed = (409, "event-closed".to_owned());
    assert_eq!(
        world.rosters(&office, "apply=true", ALL).await.unwrap_err(),
        closed
    );
    assert_eq!(
        world
            .exempt(&office, "apply=true", "9990000001")
            .await
            .unwrap_err(),
        closed
    );
    let path = format!("/api/classes/{class}/roster?apply=true");
    let (status, problem) = office
        .ask::<ClassPage>("POST", &path, ROSTER)
        .await
        .unwrap_err();
    assert_eq!((status.as_u16(), problem.code), closed);
    assert_eq!(world.number("SELECT COUNT(*) FROM students").await, 0);
}

#[tokio::test]
async fn names_that_came_in_without_their_sound_get_it_at_the_next_start() {
    let mut world = World::published().await;
    let office = world.office().await;
    let class = world.rows().await[0].id;
    office.bring_in(class, ROSTER).await;
    let mut tx = world.app.db.write().await.unwrap();
    sqlx::query("UPDATE students SET pinyin = ''")
        .execute(&mut *tx)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let version = page(&office, class).await.sheet.version;
    world.backup().await;
    let after = page(&world.office().await, class).await;
    assert_eq!(after.sheet.roster.students[1].pinyin, "lu ren yi");
    assert!(after.sheet.version > version, "phones get it");
}
