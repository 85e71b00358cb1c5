//! `GET /api/events/{event}/closing`, `POST …/close`, `POST …/reopen`: what closing and deleting would do, closing, and
//! taking that back. Closing freezes what the classes came to, and phones delete what they have of them.

use rollcall_core::desk::{Closing, Goes, OpenEnds, Stays};
use rollcall_core::ids::EventId;
use rollcall_core::time::Millis;

use super::{Outcome, checklist, looked_after, outcomes};
use crate::app::App;
use crate::db::events::EventRecord;
use crate::db::{Conn, classes, closing as table, events};
use crate::live::News;
use crate::problem::{Result, Told};
use crate::service::rights::Caller;

const DAY_MS: i64 = 86_400_000;

/// What closing and deleting would do; nothing is done.
///
/// # Errors
/// The caller is not the event's office.
pub async fn look(app: &App, caller: &Caller, id: EventId) -> Result<Closing> {
    let mut tx = app.db.read().await?;
    let event = caller.office_event(&mut tx, id).await?;
    describe(&mut tx, caller, &event).await
}

/// Closes the event: from now on nothing is said of its classes, and phones let them go. Closing again changes nothing.
///
/// # Errors
/// The caller is not the event's office.
pub async fn close(app: &App, caller: &Caller, id: EventId, now: Millis) -> Result<Closing> {
    let mut tx = app.db.write().await?;
    let caller = Caller::load(&mut tx, caller.device).await?;
    let mut event = caller.office_event(&mut tx, id).await?;
    let changes = event.closed_at.is_none();
    if changes {
        let keep = i64::from(event.card.settings.keep_days) * DAY_MS;
        event.closed_at = Some(now);
        event.erase_at = Some(Millis(now.0.saturating_add(keep)));
        events::save(&mut tx, &event).await?;
    }
    finish(app, tx, &caller, &event, changes).await
}

/// Opens the event again, as it was: phones get everything of their classes anew.
///
/// # Errors
/// The caller is not the event's office; its names are deleted.
pub async fn reopen(app: &App, caller: &Caller, id: EventId) -> Result<Closing> {
    let mut tx = app.db.write().await?;
    let caller = Caller::load(&mut tx, caller.device).await?;
    let mut event = caller.office_event(&mut tx, id).await?;
    if event.erased_at.is_some() {
        return Err(Told::EventErased.into());
    }
    let changes = event.closed_at.is_some();
    if changes {
        (event.closed_at, event.erase_at) = (None, None);
        events::save(&mut tx, &event).await?;
    }
    finish(app, tx, &caller, &event, changes).await
}

/// Commits, and has the event's phones ask at once.
async fn finish(
    app: &App,
    mut tx: crate::db::Tx,
    caller: &Caller,
    event: &EventRecord,
    changes: bool,
) -> Result<Closing> {
    let answer = describe(&mut tx, caller, event).await?;
    let classes = classes::of_event(&mut tx, event.card.id).await?;
    tx.commit().await?;
    if changes {
        tracing::info!(event = %event.card.id, closed = event.closed_at.is_some(), by = %caller.device, "event closed or opened again");
        app.live.publish(classes.iter().map(News::of));
    }
    Ok(answer)
}

/// How things stand with an event.
///
/// # Errors
/// The database does not answer.
pub(super) async fn describe(
    conn: &mut Conn,
    caller: &Caller,
    event: &EventRecord,
) -> Result<Closing> {
    let id = event.card.id;
    let holdings = table::holdings(conn, id).await?;
    let (_, classes) = looked_after(conn, caller, id).await?;
    let checklist = checklist::lines(conn, event, &classes).await?;
    let ticks = checklist.iter().flat_map(|line| &line.colleges);
    let unticked = ticks.filter(|it| it.done_at.is_none()).count();
    let (_, outcomes) = outcomes(conn, caller, id, |_| true).await?;
    let untold_phones = match event.closed_at {
        Some(at) => table::not_heard_since(conn, id, at).await?,
        None => 0,
    };
    Ok(Closing {
        closed_at: event.closed_at,
        erase_at: event.erase_at,
        erased_at: event.erased_at,
        open: OpenEnds {
            refused: holdings.unsettled,
            unticked: u32::try_from(unticked).unwrap_or(u32::MAX),
            ..open_ends(&outcomes, event.card.settings.monitor_pays())
        },
        goes: Goes {
            students: holdings.students,
            notice_chars: u32::try_from(event.notice.chars().count()).unwrap_or(u32::MAX),
            words: holdings.words,
            refused: holdings.refused,
            devices: holdings.devices,
        },
        stays: Stays {
            classes: holdings.classes,
            marks: holdings.marks,
        },
        untold_phones,
    })
}

/// What the classes themselves have left open.
fn open_ends(outcomes: &[Outcome], monitors_pay: bool) -> OpenEnds {
    let mut open = OpenEnds::default();
    for it in outcomes {
        let missing = it.row.tally.missing();
        open.unfinished_classes += u32::from(missing > 0);
        open.unspoken_students += missing;
        let owes = monitors_pay && it.row.tally.photographed > 0;
        open.unsettled_classes += u32::from(owes && it.money.paid.is_none());
        open.questions += it.row.tally.conflicts;
    }
    open
}
