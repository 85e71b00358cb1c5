//! `GET /api/refused` and what can be done about a refused op: it is shown to whoever looks after its class, taken in
//! after all or left aside, and kept either way (I2, I9).

mod case;

use std::collections::BTreeSet;

use rollcall_core::desk::{RefusedOp, Settled, Settlement};
use rollcall_core::ids::DeviceId;
use rollcall_core::sync::{Refusal, Ruling};
use rollcall_core::time::Millis;

use self::case::{Case, Desk};
use super::history;
use super::rights::{Caller, allowed};
use crate::app::App;
use crate::db::ops::Arrival;
use crate::db::quarantine::Kept;
use crate::db::{Conn, classes, quarantine};
use crate::live::News;
use crate::problem::{Result, Told};

/// Longest list.
const MAX_LISTED: usize = 500;

/// The refused ops that the caller looks after, newest first.
///
/// # Errors
/// The caller holds nothing above a monitor's grant.
pub async fn list(app: &App, caller: &Caller) -> Result<Vec<RefusedOp>> {
    let mut tx = app.db.read().await?;
    let mut desk = Desk::new(caller)?;
    let mut listed = Vec::new();
    let mut known = BTreeSet::new();
    for event in desk.overseer.events() {
        for kept in quarantine::of_event(&mut tx, event).await? {
            if listed.len() < MAX_LISTED && known.insert(kept.address()) {
                let case = desk.case(&mut tx, kept).await?;
                if desk.may_see(&mut tx, &case).await? {
                    listed.push(desk.show(&mut tx, case).await?);
                }
            }
        }
    }
    listed.sort_by_key(|it| core::cmp::Reverse(it.at));
    Ok(listed)
}

/// Takes a refused op in after all: under its own identity, carried by the caller.
///
/// # Errors
/// The caller may not, or nobody can; it stays as it was.
pub async fn accept(app: &App, caller: &Caller, address: &str, now: Millis) -> Result<RefusedOp> {
    let mut tx = app.db.write().await?;
    let caller = Caller::load(&mut tx, caller.device).await?;
    let (mut desk, case) = open(&mut tx, &caller, address).await?;
    let mut news = None;
    match (&case.ruling, &case.raw, case.class.clone()) {
        (Ruling::Known(_), ..) => {}
        (Ruling::Commit(op), Some(raw), Some(mut class)) => {
            let arrival = Arrival {
                carrier: Some(caller.device),
                received_at: now,
                clock_offset_ms: 0,
            };
            history::commit(&mut tx, &mut class, (raw, op), arrival).await?;
            classes::advance(&mut tx, class.id, class.last_no, class.digest).await?;
            news = Some(News::of(&class));
            tracing::info!(author = %op.id.device, class = %class.id, by = %caller.device, "refused op taken in");
        }
        (Ruling::Refuse(refusal), ..) => return Err(cannot(*refusal).into()),
        (Ruling::Commit(_), ..) => return Err(Told::ClassGone.into()),
    }
    settle(
        &mut tx,
        &case.kept,
        Settlement::Accepted,
        caller.device,
        now,
    )
    .await?;
    let shown = desk.again(&mut tx, address).await?;
    tx.commit().await?;
    app.live.publish(news);
    Ok(shown)
}

/// Notes that somebody has looked at a refused op and leaves it aside. It is kept, and may be taken in later.
///
/// # Errors
/// The caller may not.
pub async fn dismiss(app: &App, caller: &Caller, address: &str, now: Millis) -> Result<RefusedOp> {
    let mut tx = app.db.write().await?;
    let caller = Caller::load(&mut tx, caller.device).await?;
    let (mut desk, case) = open(&mut tx, &caller, address).await?;
    if case.committed.is_none() && case.kept.settled.is_none() {
        settle(
            &mut tx,
            &case.kept,
            Settlement::Dismissed,
            caller.device,
            now,
        )
        .await?;
    }
    let shown = desk.again(&mut tx, address).await?;
    tx.commit().await?;
    Ok(shown)
}

const fn cannot(refusal: Refusal) -> Told {
    match refusal {
        Refusal::NumberTaken => Told::NumberTaken,
        Refusal::Unreadable | Refusal::BadAmount | Refusal::BadWords => Told::OpUnsound,
        Refusal::UnknownClass => Told::ClassGone,
        Refusal::EventClosed => Told::EventClosed,
        Refusal::ForeignDevice | Refusal::NotAllowed | Refusal::Other => Told::NotAllowed,
    }
}

async fn settle(
    conn: &mut Conn,
    kept: &Kept,
    how: Settlement,
    by: DeviceId,
    at: Millis,
) -> Result<()> {
    if kept.settled.is_none_or(|it| it.how != how) {
        quarantine::settle(conn, kept, Settled { how, by, at }).await?;
    }
    Ok(())
}

/// The entry at an address, if it is the caller's to see.
async fn open<'a>(conn: &mut Conn, caller: &'a Caller, address: &str) -> Result<(Desk<'a>, Case)> {
    let mut desk = Desk::new(caller)?;
    let kept = quarantine::find(conn, address).await?;
    let case = desk.case(conn, kept.ok_or(Told::NotFound)?).await?;
    allowed(desk.may_see(conn, &case).await?)?;
    Ok((desk, case))
}
