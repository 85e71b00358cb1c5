//! `POST /api/invitations`.

use rollcall_core::access::Grant;
use rollcall_core::desk::{Invitation, InviteRequest};
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
