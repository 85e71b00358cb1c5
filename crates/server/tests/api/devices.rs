//! `GET /api/events/{event}/devices`, `POST /api/devices/{id}/revoke`.

use rollcall_core::access::Grant;
use rollcall_core::desk::{DeviceRow, Invitation, InviteRequest, Session};
use rollcall_core::ids::{DeviceId, StudentId};
use rollcall_core::marks::Attendance;
use rollcall_core::sync::Refusal;
use rollcall_core::sync::wire::Verdict;

use crate::world::{Browser, World};

async fn list(world: &World, browser: &Browser) -> Vec<DeviceRow> {
    let path = format!("/api/events/{}/devices", world.event);
    browser.get(&path).await
}

async fn revoke(by: &Browser, id: DeviceId) -> Result<DeviceRow, (u16, String)> {
    let answer = by.post(&format!("/api/devices/{id}/revoke"), &()).await;
    answer.map_err(|(status, problem)| (status.as_u16(), problem.code))
}

fn ids(rows: &[DeviceRow]) -> Vec<DeviceId> {
    let mut ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    ids.sort();
    ids
}

#[tokio::test]
async fn p1_a_counsellor_sees_the_phones_of_own_classes_when_they_were_heard_and_how_far_they_are()
{
    let world = World::published().await;
    let rows = world.rows().await;
    let counsellor = world.counsellor(&rows[0]).await;
    let phone = world.monitor(rows[1].id).await;
    let elsewhere = world.monitor(rows[2].id).await;
    let op = |seq| phone.op(seq, rows[1].id, StudentId(7), Attendance::Arrived);
    phone.sync(&world, vec![op(1), op(2)]).await;
    phone
        .sync(
            &world,
            vec![phone.op(3, rows[2].id, StudentId(7), Attendance::Arrived)],
        )
        .await;

    let listed = list(&world, &counsellor).await;
    let mut expected = vec![counsellor.device, phone.device];
    expected.sort();
    assert_eq!(ids(&listed), expected);
    let own = listed.iter().find(|row| row.you).unwrap();
    assert_eq!(own.grants[0].label.as_deref(), Some("王一"));
    let row = listed.iter().find(|row| row.id == phone.device).unwrap();
    assert_eq!(row.grants.len(), 1);
    assert_eq!(row.grants[0].label.as_deref(), Some("23软工2班"));
    assert_eq!((row.last_seq.0, row.refused, row.revoked), (3, 1, false));
    assert!(row.heard_at >= row.joined_at);
    // The phone says that it is 1970 (P18).
    assert!(row.clock_offset_ms.unwrap() > 1_000_000_000_000);

    let office = world.office().await;
    let all = ids(&list(&world, &office).await);
    assert!(all.contains(&elsewhere.device) && all.contains(&counsellor.device));
    // I13: a monitor sees nobody's.
    let path = format!("/api/events/{}/devices", world.event);
    let answer = phone.ask::<Vec<DeviceRow>>("GET", &path, "").await;
    assert_eq!(answer.unwrap_err().0, 403);
}

#[tokio::test]
async fn a_device_holds_of_others_scopes_what_they_gave_and_each_takes_back_their_own() {
    let world = World::published().await;
    let rows = world.rows().await;
    let mut phone = world.monitor(rows[0].id).await;
    let other = Grant::Monitor {
        event: world.event,
        class: rows[2].id,
    };
    phone
        .open(&world.link(other.clone(), None, 1).await)
        .await
        .unwrap();
    let counsellor = world.counsellor(&rows[0]).await;
    let row = revoke(&counsellor, phone.device).await.unwrap();
    assert_eq!((row.grants.len(), row.revoked), (1, true));
    let session: Session = phone.get("/api/session").await;
    assert_eq!(session.grants, [other]);
    let office = list(&world, &world.office().await).await;
    let row = office.iter().find(|row| row.id == phone.device).unwrap();
    assert!(!row.revoked && row.grants.len() == 2);
}

#[tokio::test]
async fn i9_a_phone_that_was_taken_back_from_keeps_its_session_and_what_it_sends_is_quarantined() {
    let world = World::published().await;
    let rows = world.rows().await;
    let counsellor = world.counsellor(&rows[0]).await;
    let class = rows[0].id;
    let grant = Grant::Monitor {
        event: world.event,
        class,
    };
    let link = world.link(grant.clone(), None, 1).await;
    let mut phone = world.stranger();
    phone.open(&link).await.unwrap();
    for _ in 0..2 {
        assert!(revoke(&counsellor, phone.device).await.unwrap().revoked);
    }
    let said = phone.op(1, class, StudentId(7), Attendance::Arrived);
    let answer = phone.sync(&world, vec![said]).await;
    let verdict = Verdict::Quarantined(Refusal::NotAllowed);
    assert_eq!(answer.verdicts, [verdict]);
    assert!(answer.grants.is_empty());

    // The link it came by does not open for it again, with cookie or without; a fresh one does.
    assert_eq!(phone.open(&link).await.unwrap_err().code, "link-revoked");
    let cookie = phone.cookie.take();
    assert_eq!(phone.open(&link).await.unwrap_err().code, "link-revoked");
    phone.cookie = cookie;
    let device = phone.device;
    let fresh = world.link(grant, None, 1).await;
    assert_eq!(phone.open(&fresh).await.unwrap().device, device);
    let said = phone.op(2, class, StudentId(7), Attendance::Arrived);
    let answer = phone.sync(&world, vec![said]).await;
    assert!(matches!(answer.verdicts[..], [Verdict::Accepted(_)]));
}

#[tokio::test]
async fn nobody_takes_back_upwards_or_elsewhere_or_from_themselves() {
    let world = World::published().await;
    let rows = world.rows().await;
    let office = world.office().await;
    let counsellor = world.counsellor(&rows[0]).await;
    let elsewhere = world.monitor(rows[2].id).await;
    let monitor = world.monitor(rows[0].id).await;
    let colleague = world.monitor(rows[0].id).await;
    let refused = async |by: &Browser, id| revoke(by, id).await.unwrap_err();
    assert_eq!(refused(&counsellor, office.device).await.0, 403);
    assert_eq!(refused(&counsellor, elsewhere.device).await.0, 403);
    assert_eq!(refused(&monitor, colleague.device).await.0, 403);
    assert_eq!(refused(&office, DeviceId(1)).await.0, 404);
    let (status, code) = refused(&office, office.device).await;
    assert_eq!((status, code.as_str()), (409, "own-device"));
    // A counsellor's lost phone is taken back from by their next one.
    let next = world.counsellor(&rows[0]).await;
    assert!(revoke(&next, counsellor.device).await.unwrap().revoked);
    assert_eq!(refused(&counsellor, monitor.device).await.0, 403);
}

#[tokio::test]
async fn i9_a_device_that_was_taken_back_from_cannot_open_a_link_of_its_own_making() {
    let world = World::published().await;
    let row = world.rows().await[0].clone();
    let mut thief = world.counsellor(&row).await;
    let request = InviteRequest {
        grant: Grant::Counsellor {
            event: world.event,
            counsellor: row.counsellor_id.unwrap(),
        },
        uses: None,
        days: 7,
    };
    let link: Invitation = thief.post("/api/invitations", &request).await.unwrap();
    revoke(&world.office().await, thief.device).await.unwrap();
    assert_eq!(thief.open(&link).await.unwrap_err().code, "link-revoked");
    let mut stranger = world.stranger();
    assert_eq!(stranger.open(&link).await.unwrap_err().code, "link-revoked");
}
