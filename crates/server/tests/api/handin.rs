//! `/api/events/{event}/handin` and `…/makeup`.

use rollcall_core::desk::{HandIn, MakeUpLine};
use rollcall_core::ids::{ClassId, EventId};
use rollcall_core::marks::{Absence, Attendance, Method};
use rollcall_core::money::Fen;

use crate::afterwards::Afterwards;

#[tokio::test]
async fn the_list_is_in_queue_order_with_shots_fees_and_whoever_was_taken_off_it() {
    let it = Afterwards::new().await;
    let lists: HandIn = it.office.get(&it.path("handin")).await;
    assert_eq!(lists.event.id, it.world.event);
    assert_eq!(lists.classes.len(), 3);
    let first = &lists.classes[0];
    assert_eq!(first.row.id, it.class);
    let shown: Vec<_> = first
        .lines
        .iter()
        .map(|it| {
            (
                it.order,
                it.name.as_str(),
                it.number.as_str(),
                it.standing,
                it.shot,
                it.paid.0,
                it.method,
            )
        })
        .collect();
    let leave = Attendance::Absent(Absence::OnLeave);
    let shot = Attendance::Photographed;
    let wechat = Some(Method::Wechat);
    let alipay = Some(Method::Alipay);
    assert_eq!(
        shown,
        [
            (1, "路人甲", "0090000001", shot, Some(2), 1500, wechat),
            (
                4,
                "路人丁",
                "0090000004",
                Attendance::Expected,
                None,
                0,
                None
            ),
            (2, "路人乙", "0090000002", leave, None, 1500, alipay),
            (3, "路人丙", "0090000003", Attendance::Exempt, None, 0, None),
            (0, "=路人戊", "0090000005", shot, Some(1), 0, None),
        ]
    );
    // I10: what the lines say is what the row says.
    assert_eq!(first.row.tally.photographed, 2);
    assert_eq!(first.row.tally.collected, Fen::yuan(30));
    assert!(lists.classes[1].lines.is_empty());
}

#[tokio::test]
async fn one_class_or_one_college_can_be_asked_for() {
    let it = Afterwards::new().await;
    let path = format!("{}?class={}", it.path("handin"), it.rows[1].id);
    let lists: HandIn = it.office.get(&path).await;
    let ids =
        |lists: &HandIn| -> Vec<ClassId> { lists.classes.iter().map(|it| it.row.id).collect() };
    assert_eq!(ids(&lists), [it.rows[1].id]);
    // 软件学院.
    let college = "%E8%BD%AF%E4%BB%B6%E5%AD%A6%E9%99%A2";
    let path = format!("{}?college={college}", it.path("handin"));
    let lists: HandIn = it.office.get(&path).await;
    assert_eq!(ids(&lists), [it.rows[0].id, it.rows[1].id]);
    let path = format!("{}?class={}", it.path("handin"), ClassId(7));
    let answer = it.office.ask::<HandIn>("GET", &path, "").await;
    assert_eq!(answer.unwrap_err().0, 404);
}

#[tokio::test]
async fn i13_everybody_sees_the_classes_they_look_after_and_a_monitor_none() {
    let it = Afterwards::new().await;
    let colleges = it.college("外语学院").await;
    let lists: HandIn = colleges.get(&it.path("handin")).await;
    assert_eq!(lists.classes.len(), 1);
    assert_eq!(lists.classes[0].row.id, it.rows[2].id);
    let path = format!("{}?class={}", it.path("handin"), it.class);
    let answer = colleges.ask::<HandIn>("GET", &path, "").await;
    assert_eq!(answer.unwrap_err().0, 404);
    let counsellor = it.world.counsellor(&it.rows[0]).await;
    let lists: HandIn = counsellor.get(&it.path("handin")).await;
    assert_eq!(lists.classes.len(), 2);

    for path in [
        "handin",
        "makeup",
        "settlement",
        "checklist",
        "workbook.xlsx",
    ] {
        let answer = it
            .monitor
            .ask::<HandIn>("GET", &it.path(path), "")
            .await
            .unwrap_err();
        assert_eq!(answer.0, 403, "{path}");
        let answer = it.world.stranger();
        let answer = answer.ask::<HandIn>("GET", &it.path(path), "").await;
        assert_eq!(answer.unwrap_err().0, 401, "{path}");
        let path = format!("/api/events/{}/{path}", EventId(5));
        let answer = it.office.ask::<HandIn>("GET", &path, "").await;
        assert_eq!(answer.unwrap_err().0, 404, "{path}");
    }
}

#[tokio::test]
async fn who_comes_again_is_named_with_the_reason_where_somebody_said_one() {
    let it = Afterwards::new().await;
    let again: Vec<MakeUpLine> = it.office.get(&it.path("makeup")).await;
    let shown: Vec<_> = again
        .iter()
        .map(|it| {
            (
                it.class_name.as_str(),
                it.name.as_str(),
                it.number.as_str(),
                it.reason,
                it.paid,
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("23软工1班", "路人丁", "0090000004", None, Fen::ZERO),
            (
                "23软工1班",
                "路人乙",
                "0090000002",
                Some(Absence::OnLeave),
                Fen::yuan(15)
            ),
        ]
    );
    let other = it.college("外语学院").await;
    let again: Vec<MakeUpLine> = other.get(&it.path("makeup")).await;
    assert!(again.is_empty());
}
