//! `POST /api/invitations`.

use rollcall_core::access::Grant;
use rollcall_core::desk::{Invitation, InvitationRow, InviteRequest};
use rollcall_core::ids::ClassId;

use crate::world::{Browser, World};

async fn invite(browser: &Browser, grant: Grant) -> Result<Invitation, u16> {
    let request = InviteRequest {
        grant,
        uses: Some(1),
        days: 7,
    };
    let answer = browser.post("/api/invitations", &request).await;
    answer.map_err(|(status, _)| status.as_u16())
}

#[tokio::test]
async fn an_invitation_goes_from_office_to_counsellor_to_monitor_and_never_up() {
    let world = World::published().await;
    let rows = world.rows().await;
    let event = world.event;
    let of = |at: usize| Grant::Counsellor {
        event,
        counsellor: rows[at].counsellor_id.unwrap(),
    };
    let monitor = |at: usize| Grant::Monitor {
        event,
        class: rows[at].id,
    };

    let link = invite(&world.office().await, of(0)).await.unwrap();
    assert!(link.url.starts_with("http://rollcall.test/join#") && link.qr.contains("<svg"));
    let mut counsellor = world.stranger();
    counsellor.open(&link).await.unwrap();

    let link = invite(&counsellor, monitor(1)).await.unwrap();
    let mut phone = world.stranger();
    assert_eq!(phone.open(&link).await.unwrap().grant, monitor(1));

    assert_eq!(invite(&counsellor, monitor(2)).await.unwrap_err(), 403);
    assert_eq!(invite(&counsellor, of(2)).await.unwrap_err(), 403);
    assert_eq!(
        invite(&counsellor, Grant::Office { event })
            .await
            .unwrap_err(),
        403
    );
    assert_eq!(invite(&phone, of(0)).await.unwrap_err(), 403);
}

#[tokio::test]
async fn nobody_is_invited_to_what_does_not_exist() {
    let world = World::published().await;
    let office = world.office().await;
    let event = world.event;
    let class = ClassId(1);
    assert_eq!(
        invite(&office, Grant::Monitor { event, class })
            .await
            .unwrap_err(),
        404
    );
    let college = "没有这个学院".into();
    assert_eq!(
        invite(&office, Grant::College { event, college })
            .await
            .unwrap_err(),
        404
    );
}

async fn listed(browser: &Browser) -> Vec<InvitationRow> {
    browser.get("/api/invitations").await
}

async fn revoke(browser: &Browser, link: &Invitation) -> Result<InvitationRow, u16> {
    let path = format!("/api/invitations/{}/revoke", link.id);
    let answer = browser.post(&path, &()).await;
    answer.map_err(|(status, _)| status.as_u16())
}

#[tokio::test]
async fn links_that_are_out_are_listed_to_who_may_take_them_back_and_taken_back_they_open_no_more()
{
    let world = World::published().await;
    let rows = world.rows().await;
    let monitor = |at: usize| Grant::Monitor {
        event: world.event,
        class: rows[at].id,
    };
    let counsellor = world.counsellor(&rows[0]).await;
    let link = invite(&counsellor, monitor(0)).await.unwrap();
    let other = invite(&world.counsellor(&rows[2]).await, monitor(2))
        .await
        .unwrap();
    let used = invite(&counsellor, monitor(1)).await.unwrap();
    let mut phone = world.stranger();
    phone.open(&used).await.unwrap();

    let own = listed(&counsellor).await;
    let row = own.iter().find(|row| row.id == link.id).unwrap();
    assert_eq!(
        (row.label.as_deref(), row.uses_left),
        (Some("23软工1班"), Some(1))
    );
    assert!(row.yours && row.opened == 0 && !row.revoked);
    let ids: Vec<_> = own.iter().map(|row| row.id).collect();
    assert!(!ids.contains(&other.id), "of others");
    assert!(!ids.contains(&used.id), "used up");
    // The one that the server gave the counsellor is sideways: theirs to take back, and opened once.
    assert!(own.iter().any(|row| !row.yours && row.opened == 1));
    let office = listed(&world.office().await).await;
    assert!(office.iter().any(|row| row.id == other.id && !row.yours));

    for _ in 0..2 {
        assert!(revoke(&counsellor, &link).await.unwrap().revoked);
    }
    let mut late = world.stranger();
    assert_eq!(late.open(&link).await.unwrap_err().code, "link-revoked");
    assert!(
        !listed(&counsellor)
            .await
            .iter()
            .any(|row| row.id == link.id)
    );
}

#[tokio::test]
async fn i9_a_monitor_takes_back_links_of_its_own_making_and_no_others() {
    let world = World::published().await;
    let rows = world.rows().await;
    let grant = Grant::Monitor {
        event: world.event,
        class: rows[0].id,
    };
    let theirs = invite(&world.office().await, grant.clone()).await.unwrap();
    let phone = world.monitor(rows[0].id).await;
    let own = invite(&phone, grant).await.unwrap();
    let ids: Vec<_> = listed(&phone).await.iter().map(|row| row.id).collect();
    assert_eq!(ids, [own.id]);
    assert_eq!(revoke(&phone, &theirs).await.unwrap_err(), 403);
    assert!(revoke(&phone, &own).await.unwrap().revoked);
    let counsellor = world.counsellor(&rows[2]).await;
    assert_eq!(revoke(&counsellor, &theirs).await.unwrap_err(), 403);
}
