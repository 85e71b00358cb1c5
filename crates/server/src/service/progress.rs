//! `GET /api/events/{event}/board`: how the days go, of the caller's classes.

use rollcall_core::desk::Board;
use rollcall_core::ids::EventId;
use rollcall_core::progress::{self, Facts};
use rollcall_core::time::Millis;

use super::rights::Caller;
use super::tallies::counted;
use crate::app::App;
use crate::db::classes;
use crate::problem::Result;

/// The board as of `now`. What is ahead in the same queues is counted, and of classes that the caller does not cover
/// nothing else is told.
///
/// # Errors
/// The caller holds nothing in the event above a monitor's grant.
pub async fn board(app: &App, caller: &Caller, id: EventId, now: Millis) -> Result<Board> {
    let mut tx = app.db.read().await?;
    let event = caller.overseen_event(&mut tx, id).await?;
    let records = classes::of_event(&mut tx, id).await?;
    let mut counts = Vec::with_capacity(records.len());
    for class in &records {
        counts.push(counted(app, &mut tx, class, &event).await?);
    }
    drop(tx);
    let facts: Vec<Facts<'_>> = records
        .iter()
        .zip(&counts)
        .map(|(class, counted)| Facts {
            id: class.id,
            name: &class.name,
            counsellor: class.counsellor_name.as_deref(),
            slot: class.slot.as_ref(),
            tally: counted.tally,
            shots: &counted.shots,
            heard_at: class.heard_at,
            paid: counted.settlement.map(|it| it.paid),
            shown: caller.covers(class),
        })
        .collect();
    Ok(progress::board(&facts, &event.card.settings, now))
}
