//! `GET/POST /api/events/{event}/checklist`: what the notice asks for by when, and which college has done it.

use std::collections::BTreeSet;

use rollcall_core::access::Grant;
use rollcall_core::desk::{CheckLine, CollegeTick, TickRequest};
use rollcall_core::ids::EventId;
use rollcall_core::time::Millis;

use super::looked_after;
use crate::app::App;
use crate::db::classes::ClassRecord;
use crate::db::events::EventRecord;
use crate::db::{Conn, ticks};
use crate::problem::{Result, Told};
use crate::service::rights::{Caller, allowed};

/// The checklist with the colleges of the caller's classes.
///
/// # Errors
/// The caller looks after nothing in the event.
pub async fn list(app: &App, caller: &Caller, id: EventId) -> Result<Vec<CheckLine>> {
    let mut tx = app.db.read().await?;
    let (event, classes) = looked_after(&mut tx, caller, id).await?;
    lines(&mut tx, &event, &classes).await
}

/// Ticks, or takes a tick back. The office for any college, a college for itself.
///
/// # Errors
/// The caller may not; there is no such deadline or college; the event is closed.
pub async fn tick(
    app: &App,
    caller: &Caller,
    id: EventId,
    request: &TickRequest,
    now: Millis,
) -> Result<Vec<CheckLine>> {
    let mut tx = app.db.write().await?;
    let caller = Caller::load(&mut tx, caller.device).await?;
    let (event, classes) = looked_after(&mut tx, &caller, id).await?;
    let college = Grant::College {
        event: id,
        college: request.college.clone(),
    };
    let office = caller.grants.contains(&Grant::Office { event: id });
    allowed(office || caller.grants.contains(&college))?;
    if event.closed_at.is_some() {
        return Err(Told::EventClosed.into());
    }
    let due = event.deadlines.iter().any(|it| it.no == request.no);
    if !due || !colleges(&classes).contains(&request.college) {
        return Err(Told::NotFound.into());
    }
    let which = (request.no, request.college.as_str());
    if request.done {
        ticks::tick(&mut tx, id, which, (caller.device, now)).await?;
    } else {
        ticks::untick(&mut tx, id, which).await?;
    }
    let lines = lines(&mut tx, &event, &classes).await?;
    tx.commit().await?;
    Ok(lines)
}

/// The checklist of an event with the colleges of these classes.
///
/// # Errors
/// The database does not answer.
pub(super) async fn lines(
    conn: &mut Conn,
    event: &EventRecord,
    classes: &[ClassRecord],
) -> Result<Vec<CheckLine>> {
    let done = ticks::of_event(conn, event.card.id).await?;
    let colleges = colleges(classes);
    let line = |deadline: &rollcall_core::desk::Deadline| CheckLine {
        deadline: deadline.clone(),
        colleges: colleges
            .iter()
            .map(|college| CollegeTick {
                done_at: done.get(&(deadline.no, college.clone())).copied(),
                college: college.clone(),
            })
            .collect(),
    };
    Ok(event.deadlines.iter().map(line).collect())
}

/// The colleges of classes; the one unnamed where none of them names any.
fn colleges(classes: &[ClassRecord]) -> BTreeSet<String> {
    let mut named: BTreeSet<String> = classes.iter().filter_map(|it| it.college.clone()).collect();
    if named.is_empty() {
        named.insert(String::new());
    }
    named
}
