//! `GET /api/events/{event}/devices`, `POST /api/devices/{id}/revoke`: whose phones there are, and taking back from one.
//! Who may give a grant may see who has it, and take it back.

use std::collections::HashMap;

use rollcall_core::desk::{DeviceGrant, DeviceRow};
use rollcall_core::ids::{DeviceId, EventId};

use super::rights::{Caller, allowed};
use super::scope::{Scope, Scopes};
use crate::app::App;
use crate::db::devices::DeviceRecord;
use crate::db::grants::GrantRecord;
use crate::db::{devices, events, grants, invitations, quarantine};
use crate::live::News;
use crate::problem::{Result, Told};

/// The devices of an event that the caller looks after, and its own.
///
/// # Errors
/// The caller holds nothing in the event above a monitor's grant.
pub async fn list(app: &App, caller: &Caller, event: EventId) -> Result<Vec<DeviceRow>> {
    let overseer = caller.overseer()?;
    let mut tx = app.db.read().await?;
    events::find(&mut tx, event).await?.ok_or(Told::NotFound)?;
    allowed(overseer.events().contains(&event))?;
    let scope = Scope::load(&mut tx, event).await?;
    let mut given: HashMap<DeviceId, Vec<DeviceGrant>> = HashMap::new();
    for it in grants::of_event(&mut tx, event).await? {
        if it.device == caller.device || scope.may_invite(&overseer, &it.grant) {
            let of = given.entry(it.device).or_default();
            of.push(shown(it, &scope));
        }
    }
    let refused = quarantine::unsettled(&mut tx).await?;
    let mut rows = Vec::new();
    for device in devices::of_event(&mut tx, event).await? {
        if let Some(grants) = given.remove(&device.id) {
            let refused = refused.get(&device.id).copied().unwrap_or_default();
            rows.push(row(caller, &device, grants, refused));
        }
    }
    Ok(rows)
}

/// Takes back what a device was granted, as far as it is the caller's to take, and the links it has made of it: it
/// could open one of them. Its session stays: what it still sends is quarantined and not lost (I9).
///
/// # Errors
/// The caller may not; there is no such device.
pub async fn revoke(app: &App, caller: &Caller, id: DeviceId) -> Result<DeviceRow> {
    let mut tx = app.db.write().await?;
    let overseer = Caller::load(&mut tx, caller.device).await?.overseer()?;
    let device = devices::find(&mut tx, id).await?.ok_or(Told::NotFound)?;
    if id == caller.device {
        return Err(Told::OwnDevice.into());
    }
    let mut scopes = Scopes::default();
    let mut shown_grants = Vec::new();
    for mut it in grants::of_device(&mut tx, id).await? {
        if !scopes.may_invite(&mut tx, &overseer, &it.grant).await? {
            continue;
        }
        if !it.revoked {
            grants::revoke(&mut tx, id, it.invitation).await?;
            it.revoked = true;
        }
        shown_grants.push(shown(
            it.clone(),
            scopes.of(&mut tx, it.grant.event()).await?,
        ));
    }
    allowed(!shown_grants.is_empty())?;
    for it in invitations::made_by(&mut tx, id).await? {
        if scopes.may_invite(&mut tx, &overseer, &it.grant).await? {
            invitations::revoke(&mut tx, it.id).await?;
        }
    }
    let refused = quarantine::unsettled(&mut tx).await?;
    tx.commit().await?;
    app.live.publish([News::Grants(id)]);
    tracing::info!(device = %id, by = %caller.device, "device taken back from");
    let refused = refused.get(&id).copied().unwrap_or_default();
    Ok(row(caller, &device, shown_grants, refused))
}

fn shown(it: GrantRecord, scope: &Scope) -> DeviceGrant {
    DeviceGrant {
        label: scope.label(&it.grant),
        grant: it.grant,
        invitation: it.invitation,
        since: it.since,
        revoked: it.revoked,
    }
}

fn row(
    caller: &Caller,
    device: &DeviceRecord,
    grants: Vec<DeviceGrant>,
    refused: u32,
) -> DeviceRow {
    DeviceRow {
        id: device.id,
        you: device.id == caller.device,
        revoked: grants.iter().all(|it| it.revoked),
        grants,
        joined_at: device.created_at,
        heard_at: device.last_seen,
        clock_offset_ms: device.clock_offset_ms,
        last_seq: device.last_seq,
        refused,
    }
}
