//! `/api/events/{event}/checklist`.

use rollcall_core::desk::{CheckLine, TickRequest};

use crate::afterwards::Afterwards;
use crate::world::Browser;

async fn tick(
    it: &Afterwards,
    by: &Browser,
    (no, college): (u32, &str),
    done: bool,
) -> Result<Vec<CheckLine>, (u16, String)> {
    let request = TickRequest {
        no,
        college: college.into(),
        done,
    };
    let answer = by.post(&it.path("checklist"), &request).await;
    answer.map_err(|(status, problem)| (status.as_u16(), problem.code))
}

/// Which colleges have done what: `1 软件学院 +`.
fn said(lines: &[CheckLine]) -> Vec<String> {
    let of = |line: &CheckLine| {
        let no = line.deadline.no;
        let each = line.colleges.iter().map(move |it| {
            let done = if it.done_at.is_some() { "+" } else { "-" };
            format!("{no}{}{done}", it.college)
        });
        each.collect::<Vec<_>>()
    };
    lines.iter().flat_map(of).collect()
}

#[tokio::test]
async fn the_office_ticks_any_college_and_takes_it_back() {
    let it = Afterwards::new().await;
    it.ask_for(&["上交采集表", "上交汇总"]).await;
    let lines: Vec<CheckLine> = it.office.get(&it.path("checklist")).await;
    let none = ["1外语学院-", "1软件学院-", "2外语学院-", "2软件学院-"];
    assert_eq!(said(&lines), none);
    assert_eq!(lines[0].deadline.what, "上交采集表");
    let lines = tick(&it, &it.office, (2, "软件学院"), true).await.unwrap();
    assert_eq!(
        said(&lines),
        ["1外语学院-", "1软件学院-", "2外语学院-", "2软件学院+"]
    );
    // Ticked again it was done when it was done first.
    let when = lines[1].colleges[1].done_at;
    tokio::time::sleep(core::time::Duration::from_millis(3)).await;
    let lines = tick(&it, &it.office, (2, "软件学院"), true).await.unwrap();
    assert_eq!(lines[1].colleges[1].done_at, when);
    let lines = tick(&it, &it.office, (2, "软件学院"), false).await.unwrap();
    assert_eq!(said(&lines), none);
}

#[tokio::test]
async fn a_college_ticks_for_itself_and_nobody_else_does() {
    let it = Afterwards::new().await;
    it.ask_for(&["上交采集表"]).await;
    let college = it.college("外语学院").await;
    let lines = tick(&it, &college, (1, "外语学院"), true).await.unwrap();
    assert_eq!(said(&lines), ["1外语学院+"]);
    let denied = |answer: Result<_, (u16, String)>| answer.unwrap_err().0;
    assert_eq!(
        denied(tick(&it, &college, (1, "软件学院"), true).await),
        403
    );
    let counsellor = it.world.counsellor(&it.rows[0]).await;
    let lines: Vec<CheckLine> = counsellor.get(&it.path("checklist")).await;
    assert_eq!(said(&lines), ["1软件学院-"]);
    assert_eq!(
        denied(tick(&it, &counsellor, (1, "软件学院"), true).await),
        403
    );
    assert_eq!(
        denied(tick(&it, &it.office, (2, "软件学院"), true).await),
        404
    );
    assert_eq!(
        denied(tick(&it, &it.office, (1, "月球学院"), true).await),
        404
    );
}

#[tokio::test]
async fn what_is_closed_is_not_ticked_any_more() {
    let it = Afterwards::new().await;
    it.ask_for(&["上交采集表"]).await;
    let _: serde_json::Value = it.office.post(&it.path("close"), &()).await.unwrap();
    let answer = tick(&it, &it.office, (1, "软件学院"), true).await;
    assert_eq!(answer.unwrap_err(), (409, "event-closed".to_owned()));
}
