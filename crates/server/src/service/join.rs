//! `POST /api/join`: an invitation is opened and makes this browser a device.

use std::ops::RangeInclusive;

use rollcall_core::ids::DeviceId;
use rollcall_core::sync::wire::{JoinAnswer, JoinRequest};
use rollcall_core::time::Millis;

use super::history;
use crate::app::App;
use crate::db::invitations::InvitationRecord;
use crate::db::{Conn, attempts, devices, events, grants, invitations};
use crate::live::News;
use crate::problem::{Result, Told, check_protocol};
use crate::secret;

/// The first protocol in which a device has a key.
const KEYS_SINCE: u16 = 2;

/// How long the token of an attempt is: 128 bits at least, however they are written, and no more than there is a use for.
const ATTEMPT: RangeInclusive<usize> = 22..=64;

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

    let attempt = attempt(request);
    let attempt_hash = attempt.map(secret::hash);
    let before = match &attempt_hash {
        Some(hash) if opens(&invitation, now).is_ok() => {
            attempts::find(&mut tx, invitation.id, hash).await?
        }
        _ => None,
    };
    let device = which_device(&mut tx, before.or(session), request, &invitation).await?;
    match grants::opened(&mut tx, device, invitation.id).await? {
        Some(true) => return Err(Told::LinkRevoked.into()),
        // Opened again by a device that has it: no use is spent, whatever has become of the link (P2, P4).
        Some(false) => {}
        None => match before {
            Some(lost) => pass_on(&mut tx, &invitation, (lost, device)).await?,
            None => first_time(&mut tx, device, &invitation, now).await?,
        },
    }
    if let Some(hash) = &attempt_hash {
        attempts::note(&mut tx, (invitation.id, hash), device).await?;
    }
    let key = if request.protocol >= KEYS_SINCE {
        key(&mut tx, device, attempt).await?
    } else {
        None
    };
    let secret = if session == Some(device) {
        None
    } else {
        let secret = secret::random_secret::<32>()?;
        devices::open_session(&mut tx, device, &secret::hash(&secret), now).await?;
        Some(secret)
    };
    let last_seq = history::last_seq(&mut tx, device).await?;
    tx.commit().await?;
    app.live.publish([News::Grants(device)]);
    tracing::info!(%device, role = ?invitation.grant.role(), "invitation opened");
    Ok(Joined {
        answer: JoinAnswer {
            protocol: request.protocol,
            epoch: app.epoch,
            device,
            last_seq,
            grant: invitation.grant,
            event: event.card,
            key,
        },
        session: secret,
    })
}

/// What the phone calls this attempt. One that could be guessed is none.
fn attempt(request: &JoinRequest) -> Option<&str> {
    let attempt = request.attempt.as_deref();
    attempt.filter(|it| ATTEMPT.contains(&it.len()))
}

/// One installation is one device. The name that its storage gives goes first where it is proved: by its key, or
/// else by an earlier opening of this very invitation; the outbox belongs to that name (P13). Then comes
/// `otherwise`: the device of this very attempt, of which the phone did not hear, or that of the session. A name that this
/// database has never heard is kept as well: the database was restored from a backup, and the phone still has marks
/// under it (P17). A name that is known only of ops that others brought in belongs to nobody who cannot prove it.
async fn which_device(
    conn: &mut Conn,
    otherwise: Option<DeviceId>,
    request: &JoinRequest,
    invitation: &InvitationRecord,
) -> Result<DeviceId> {
    if let Some(named) = request.device
        && is_proved(conn, named, request.key.as_deref(), invitation).await?
    {
        return Ok(named);
    }
    if let Some(otherwise) = otherwise {
        return Ok(otherwise);
    }
    if let Some(named) = request.device
        && devices::find(conn, named).await?.is_none()
    {
        return Ok(named);
    }
    Ok(DeviceId(secret::random_id()?))
}

async fn is_proved(
    conn: &mut Conn,
    named: DeviceId,
    key: Option<&str>,
    invitation: &InvitationRecord,
) -> Result<bool> {
    if let Some(key) = key
        && let Some(hash) = devices::key_hash(conn, named).await?
    {
        return Ok(secret::hash(key) == hash);
    }
    // A link that was taken back proves nothing any more.
    Ok(!invitation.revoked && grants::opened(conn, named, invitation.id).await?.is_some())
}

/// Spends a use and gives the grant.
async fn first_time(
    conn: &mut Conn,
    device: DeviceId,
    invitation: &InvitationRecord,
    now: Millis,
) -> Result<()> {
    opens(invitation, now)?;
    if invitation.uses_left == Some(0) {
        return Err(Told::LinkUsedUp.into());
    }
    if devices::find(conn, device).await?.is_none() {
        devices::add(conn, device, now).await?;
    }
    invitations::use_once(conn, invitation.id).await?;
    let granted = (invitation.id, &invitation.grant);
    grants::give(conn, device, granted, now).await?;
    Ok(())
}

/// A phone that has lost this answer got a name by another link: it is one phone, and its use is spent already.
async fn pass_on(
    conn: &mut Conn,
    invitation: &InvitationRecord,
    (lost, named): (DeviceId, DeviceId),
) -> Result<()> {
    if grants::opened(conn, lost, invitation.id).await? != Some(false) {
        return Err(Told::LinkRevoked.into());
    }
    attempts::pass_on(conn, invitation.id, (lost, named)).await?;
    Ok(())
}

/// Whether it still lets anybody in, however often it was used.
fn opens(invitation: &InvitationRecord, now: Millis) -> core::result::Result<(), Told> {
    if invitation.revoked {
        return Err(Told::LinkRevoked);
    }
    if invitation.expires_at <= now {
        return Err(Told::LinkExpired);
    }
    Ok(())
}

/// The key of a device that has none yet, or has got it by this very attempt: it follows from the phone's token, so that
/// whichever of its answers arrives has the same one.
async fn key(conn: &mut Conn, device: DeviceId, attempt: Option<&str>) -> Result<Option<String>> {
    let given = attempt.map(|it| secret::derived("key", it));
    if let Some(hash) = devices::key_hash(conn, device).await? {
        return Ok(given.filter(|key| secret::hash(key) == hash));
    }
    let key = match given {
        Some(key) => key,
        None => secret::random_secret::<32>()?,
    };
    devices::set_key(conn, device, &secret::hash(&key)).await?;
    Ok(Some(key))
}
