//! `/api/refused…`.

use rollcall_core::access::Role;
use rollcall_core::desk::{DeviceRow, RefusedOp, Settlement};
use rollcall_core::ids::{ClassId, StudentId};
use rollcall_core::marks::{Attendance, RawOp, ServerNo};
use rollcall_core::sync::Refusal;
use rollcall_core::sync::wire::Verdict;

use crate::world::{Browser, ROSTER, World};

const SHOT: Attendance = Attendance::Photographed;

/// A class with a roster, its counsellor, and a phone whose second op was refused: it was taken back from.
struct Scene {
    world: World,
    class: ClassId,
    counsellor: Browser,
    phone: Browser,
    refused: RawOp,
}

impl Scene {
    async fn new() -> Self {
        let world = World::published().await;
        let row = world.rows().await[0].clone();
        let counsellor = world.counsellor(&row).await;
        let students = counsellor.bring_in(row.id, ROSTER).await;
        let student = students.sheet.roster.students[0].id;
        let phone = world.monitor(row.id).await;
        phone
            .sync(&world, vec![phone.op(1, row.id, student, SHOT)])
            .await;
        revoke(&counsellor, &phone).await;
        let refused = phone.op(2, row.id, student, Attendance::Arrived);
        let answer = phone.sync(&world, vec![refused.clone()]).await;
        let verdict = Verdict::Quarantined(Refusal::NotAllowed);
        assert_eq!(answer.verdicts, [verdict]);
        Self {
            world,
            class: row.id,
            counsellor,
            phone,
            refused,
        }
    }

    async fn only(&self) -> RefusedOp {
        let mut listed = list(&self.counsellor).await;
        assert_eq!(listed.len(), 1);
        listed.remove(0)
    }
}

async fn revoke(by: &Browser, phone: &Browser) -> DeviceRow {
    let path = format!("/api/devices/{}/revoke", phone.device);
    by.post(&path, &()).await.unwrap()
}

async fn list(browser: &Browser) -> Vec<RefusedOp> {
    browser.get("/api/refused").await
}

async fn settle(browser: &Browser, it: &RefusedOp, how: &str) -> Result<RefusedOp, (u16, String)> {
    let path = format!("/api/refused/{}/{how}", it.id);
    let answer = browser.post(&path, &()).await;
    answer.map_err(|(status, problem)| (status.as_u16(), problem.code))
}

#[tokio::test]
async fn i2_who_looks_after_the_class_sees_what_was_refused_with_name_reason_and_author() {
    let scene = Scene::new().await;
    let it = scene.only().await;
    assert_eq!(it.class, Some(scene.class));
    assert_eq!(it.class_name.as_deref(), Some("23软工1班"));
    assert_eq!(it.student.as_deref(), Some("路人甲"));
    assert_eq!(it.op.as_ref(), Some(&scene.refused));
    assert_eq!(
        (it.device, it.author),
        (scene.phone.device, Some(scene.phone.device))
    );
    assert_eq!(
        (it.refusal, it.role),
        (Refusal::NotAllowed, Some(Role::Monitor))
    );
    assert!(it.acceptable && it.settled.is_none() && it.at.0 > 0);

    let office = scene.world.office().await;
    assert_eq!(list(&office).await.first(), Some(&it));
    // I13: another counsellor sees nothing of it, and a monitor has no list.
    let rows = scene.world.rows().await;
    let other = scene.world.counsellor(&rows[2]).await;
    assert!(list(&other).await.is_empty());
    assert_eq!(settle(&other, &it, "accept").await.unwrap_err().0, 403);
    let monitor = scene.world.monitor(scene.class).await;
    let answer = monitor.ask::<Vec<RefusedOp>>("GET", "/api/refused", "");
    assert_eq!(answer.await.unwrap_err().0, 403);
    assert_eq!(settle(&monitor, &it, "accept").await.unwrap_err().0, 403);
    let unknown = RefusedOp {
        id: "moon".into(),
        ..it
    };
    assert_eq!(
        settle(&other, &unknown, "dismiss").await.unwrap_err().0,
        404
    );
}

#[tokio::test]
async fn i3_a_refused_op_that_is_taken_in_counts_once_under_its_own_name_and_its_author_is_told() {
    let scene = Scene::new().await;
    let it = scene.only().await;
    for _ in 0..2 {
        let taken = settle(&scene.counsellor, &it, "accept").await.unwrap();
        let settled = taken.settled.unwrap();
        assert_eq!(settled.how, Settlement::Accepted);
        assert_eq!(settled.by, scene.counsellor.device);
        assert!(!taken.acceptable);
    }
    // Once accepted it stays so.
    let dismissed = settle(&scene.counsellor, &it, "dismiss").await.unwrap();
    assert_eq!(dismissed.settled.unwrap().how, Settlement::Accepted);

    let answer = scene
        .phone
        .sync(&scene.world, vec![scene.refused.clone()])
        .await;
    assert_eq!(answer.verdicts, [Verdict::Duplicate(ServerNo(2))]);
    let there = scene.counsellor.sync(&scene.world, vec![]).await;
    let delta = &there.classes[&scene.class];
    assert_eq!((delta.no, &delta.ops[1].op), (2, &scene.refused));
    let kept = "SELECT COUNT(*) FROM quarantine WHERE settlement IS NOT NULL";
    assert_eq!(scene.world.number(kept).await, 1);
    let carried = "SELECT COUNT(*) FROM ops WHERE carrier IS NOT NULL";
    assert_eq!(scene.world.number(carried).await, 1);
}

#[tokio::test]
async fn i2_a_refused_op_that_is_left_aside_is_kept_and_may_be_taken_in_later() {
    let scene = Scene::new().await;
    let it = scene.only().await;
    let left = settle(&scene.counsellor, &it, "dismiss").await.unwrap();
    assert_eq!(left.settled.unwrap().how, Settlement::Dismissed);
    assert!(left.acceptable);
    assert_eq!(list(&scene.counsellor).await, [left]);
    assert_eq!(scene.world.number("SELECT COUNT(*) FROM ops").await, 1);
    let taken = settle(&scene.counsellor, &it, "accept").await.unwrap();
    assert_eq!(taken.settled.unwrap().how, Settlement::Accepted);
    assert_eq!(scene.world.number("SELECT COUNT(*) FROM ops").await, 2);
}

#[tokio::test]
async fn what_cannot_be_taken_in_says_why_and_stays() {
    let scene = Scene::new().await;
    let world = &scene.world;
    let phone = world.monitor(scene.class).await;
    let somebody = StudentId(7);
    let text = |fen: i64, seq: u64| {
        let op = phone.op(seq, scene.class, somebody, SHOT).text().to_owned();
        let money = format!(r#"{{"received":{{"fen":{fen},"method":"cash"}}}}"#);
        let mark = r#"{"attendance":"photographed"}"#;
        RawOp::from_text(op.replace(mark, &money)).unwrap()
    };
    let ops = vec![
        phone.op(1, scene.class, somebody, SHOT),
        phone.op(1, scene.class, StudentId(8), SHOT),
        phone.op(2, ClassId(99), somebody, SHOT),
        text(-1500, 3),
        RawOp::from_text(r#"{"moon":1}"#.into()).unwrap(),
        RawOp::from_text(format!("\"{}\"", "x".repeat(5000))).unwrap(),
    ];
    phone.sync(world, ops).await;
    let mut seen = Vec::new();
    for it in list(&scene.counsellor).await {
        if it.device == phone.device {
            assert!(!it.acceptable);
            let (_, code) = settle(&scene.counsellor, &it, "accept").await.unwrap_err();
            assert!(settle(&scene.counsellor, &it, "dismiss").await.is_ok());
            seen.push((it.refusal, it.op.is_some(), code));
        }
    }
    seen.sort_by_key(|it| format!("{it:?}"));
    let seen: Vec<_> = seen
        .iter()
        .map(|(refusal, has_text, code)| (*refusal, *has_text, code.as_str()))
        .collect();
    assert_eq!(
        seen,
        [
            (Refusal::BadAmount, true, "op-unsound"),
            (Refusal::NumberTaken, true, "number-taken"),
            (Refusal::UnknownClass, true, "class-gone"),
            (Refusal::Unreadable, false, "op-unsound"),
            (Refusal::Unreadable, true, "op-unsound"),
        ]
    );
    // I13: of a device that is none of theirs nobody sees what names no class.
    let other = world.counsellor(&world.rows().await[2]).await;
    assert!(list(&other).await.is_empty());
}

#[tokio::test]
async fn i3_what_came_in_by_a_rescue_file_shows_as_taken_in() {
    let scene = Scene::new().await;
    let carrier = scene.world.monitor(scene.class).await;
    let answer = carrier
        .sync(&scene.world, vec![scene.refused.clone()])
        .await;
    assert_eq!(answer.verdicts, [Verdict::Accepted(ServerNo(2))]);
    let it = scene.only().await;
    assert_eq!(it.settled.unwrap().by, carrier.device);
    assert!(!it.acceptable);
    let taken = settle(&scene.counsellor, &it, "accept").await.unwrap();
    assert_eq!(taken.settled.unwrap().how, Settlement::Accepted);
    assert_eq!(scene.world.number("SELECT COUNT(*) FROM ops").await, 2);
}
