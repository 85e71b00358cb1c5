//! `POST /api/join`: an invitation is opened and makes this browser a device.

use rollcall_core::ids::{DeviceId, Seq};
use rollcall_core::sync::wire::{JoinAnswer, JoinRequest, PROTOCOL};
use rollcall_core::time::Millis;

use crate::app::App;
use crate::db::invitations::InvitationRecord;
use crate::db::{Conn, devices, events, invitations};
use crate::live::News;
use crate::problem::{Result, Told, check_protocol};
use crate::secret;

/// An opened invitation.
#[derive(Debug)]
pub struct Joined {
    /// The body of the answer.
    pub answer: JoinAnswer,
    /// The secret of a new session; none where the browser's own goes on.
    pub session: Option<String>,
}

/// Opens an invitation for the device of the session, if there is one.
///
/// # Errors
/// The link does not work; nothing was changed.
pub async fn open(
    app: &App,
    session: Option<DeviceId>,
    request: &JoinRequest,
    now: Millis,
) -> Result<Joined> {
    check_protocol(request.protocol)?;
    let mut tx = app.db.write().await?;
    let invitation = invitations::by_hash(&mut tx, &secret::hash(&request.secret))
        .await?
        .ok_or(Told::LinkUnknown)?;
    let event = events::find(&mut tx, invitation.grant.event())
        .await?
        .ok_or(Told::LinkUnknown)?;
    if invitation.revoked {
        return Err(Told::LinkRevoked.into());
    }

    let device = which_device(&mut tx, session, request.device, &invitation).await?;
    match devices::opened(&mut tx, device, invitation.id).await? {
        Some(true) => return Err(Told::LinkRevoked.into()),
        // Opened again by a device that has it: no use is spent, whatever has become of the link (P2, P4).
        Some(false) => {}
        None => first_time(&mut tx, device, &invitation, now).await?,
    }
    let secret = if session == Some(device) {
        None
    } else {
        let secret = secret::random_secret::<32>()?;
        devices::open_session(&mut tx, device, &secret::hash(&secret), now).await?;
        Some(secret)
    };
    let last_seq = devices::last_word(&mut tx, device)
        .await?
        .map_or(Seq(0), |(seq, _)| seq);
    tx.commit().await?;
    app.live.publish([News::Grants(device)]);
    tracing::info!(%device, role = ?invitation.grant.role(), "invitation opened");
    Ok(Joined {
        answer: JoinAnswer {
            protocol: PROTOCOL,
            epoch: app.epoch,
            device,
            last_seq,
            grant: invitation.grant,
            event: event.card,
        },
        session: secret,
    })
}

/// One installation is one device. The name that its storage gives goes first where it is proved by an earlier
/// opening of this very invitation: the outbox belongs to that name (P13). A name that this database has never
/// heard is kept as well: the database was restored from a backup, and the phone still has marks under it (P17).
async fn which_device(
    conn: &mut Conn,
    session: Option<DeviceId>,
    named: Option<DeviceId>,
    invitation: &InvitationRecord,
) -> Result<DeviceId> {
    if let Some(named) = named
        && devices::opened(conn, named, invitation.id).await?.is_some()
    {
        return Ok(named);
    }
    if let Some(session) = session {
        return Ok(session);
    }
    if let Some(named) = named
        && devices::last_word(conn, named).await?.is_none()
    {
        return Ok(named);
    }
    Ok(DeviceId(secret::random_id()?))
}

/// Spends a use and gives the grant.
async fn first_time(
    conn: &mut Conn,
    device: DeviceId,
    invitation: &InvitationRecord,
    now: Millis,
) -> Result<()> {
    if invitation.expires_at <= now {
        return Err(Told::LinkExpired.into());
    }
    if invitation.uses_left == Some(0) {
        return Err(Told::LinkUsedUp.into());
    }
    if devices::last_word(conn, device).await?.is_none() {
        devices::add(conn, device, now).await?;
    }
    invitations::use_once(conn, invitation.id).await?;
    let granted = (invitation.id, &invitation.grant);
    devices::grant(conn, device, granted, now).await?;
    Ok(())
}
