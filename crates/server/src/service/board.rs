//! Classes in numbers: the board's rows and the page of one class.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use rollcall_core::access::{Grant, Role};
use rollcall_core::desk::{ClassPage, ClassRow};
use rollcall_core::event::ClassSheet;
use rollcall_core::ids::{ClassId, EventId};
use rollcall_core::marks::{ClassState, Tally};

use super::rights::{Caller, allowed};
use super::{after, sheet};
use crate::app::App;
use crate::db::classes::ClassRecord;
use crate::db::events::EventRecord;
use crate::db::{Conn, classes, events, ops, rosters};
use crate::problem::{Result, Told};

/// What a count depends on. State is a pure function of the ops, so the last number stands for all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Basis {
    last_no: u64,
    sheet: u64,
    event: u64,
}

/// Counts that were made before: looking at the board again counts only what changed.
#[derive(Debug, Default)]
pub struct Tallies(Mutex<HashMap<ClassId, (Basis, Tally)>>);

impl Tallies {
    fn get(&self, class: ClassId, basis: Basis) -> Option<Tally> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known
            .get(&class)
            .filter(|(of, _)| *of == basis)
            .map(|(_, tally)| *tally)
    }

    fn put(&self, class: ClassId, basis: Basis, tally: Tally) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(class, (basis, tally));
    }
}

/// The classes of an event that the caller covers, in the order of time, campus and group.
///
/// # Errors
/// The caller holds nothing in the event above a monitor's grant.
pub async fn rows(app: &App, caller: &Caller, id: EventId) -> Result<Vec<ClassRow>> {
    let mut tx = app.db.read().await?;
    let event = events::find(&mut tx, id).await?.ok_or(Told::NotFound)?;
    let holds = |grant: &Grant| grant.event() == id && grant.role() > Role::Monitor;
    allowed(caller.grants.iter().any(holds))?;
    let mut records = classes::of_event(&mut tx, id).await?;
    records.retain(|class| caller.covers(class));
    records.sort_by_cached_key(order);
    let sizes = rosters::sizes(&mut tx, id).await?;
    let finals = after::finals(&mut tx, &event).await?;
    let mut rows = Vec::with_capacity(records.len());
    for class in &records {
        if let Some(it) = finals.get(&class.id) {
            rows.push(row(class, it.roster, it.tally));
            continue;
        }
        let basis = basis(class, &event);
        let tally = match app.tallies.get(class.id, basis) {
            Some(tally) => tally,
            None => {
                let sheet = sheet::load(&mut tx, class).await?;
                count(app, &mut tx, (class, &sheet), &event).await?
            }
        };
        let size = sizes.get(&class.id).copied().unwrap_or(0);
        rows.push(row(class, size, tally));
    }
    Ok(rows)
}

/// One class with its students.
///
/// # Errors
/// The caller does not cover it.
pub async fn page(app: &App, caller: &Caller, id: ClassId) -> Result<ClassPage> {
    let mut tx = app.db.read().await?;
    let (class, event) = caller.class(&mut tx, id).await?;
    let sheet = sheet::load(&mut tx, &class).await?;
    let finals = after::finals(&mut tx, &event).await?;
    let (size, tally) = if let Some(it) = finals.get(&id) {
        (it.roster, it.tally)
    } else {
        let size = u32::try_from(sheet.roster.students.len()).unwrap_or(u32::MAX);
        let tally = count(app, &mut tx, (&class, &sheet), &event).await?;
        (size, tally)
    };
    Ok(ClassPage {
        row: row(&class, size, tally),
        sheet,
        event: event.card,
    })
}

const fn basis(class: &ClassRecord, event: &EventRecord) -> Basis {
    Basis {
        last_no: class.last_no,
        sheet: class.sheet_version,
        event: event.version,
    }
}

async fn count(
    app: &App,
    conn: &mut Conn,
    (class, sheet): (&ClassRecord, &ClassSheet),
    event: &EventRecord,
) -> Result<Tally> {
    let basis = basis(class, event);
    if let Some(tally) = app.tallies.get(class.id, basis) {
        return Ok(tally);
    }
    let state = state(conn, class.id).await?;
    let tally = Tally::of(sheet, &event.card.settings, &state);
    app.tallies.put(class.id, basis, tally);
    Ok(tally)
}

/// What the history of a class adds up to.
///
/// # Errors
/// The database does not answer.
pub async fn state(conn: &mut Conn, class: ClassId) -> Result<ClassState> {
    let mut state = ClassState::default();
    for numbered in ops::after(conn, class, 0, usize::MAX).await? {
        if let Ok(op) = numbered.op.parse() {
            state.apply(&op, Some(numbered.no));
        }
    }
    Ok(state)
}

/// A class in numbers.
pub(super) fn row(class: &ClassRecord, roster: u32, tally: Tally) -> ClassRow {
    ClassRow {
        id: class.id,
        name: class.name.clone(),
        college: class.college.clone(),
        counsellor: class.counsellor_name.clone(),
        counsellor_id: class.counsellor,
        headcount: class.headcount,
        roster,
        slot: class.slot.clone(),
        tally,
        heard_at: class.heard_at,
    }
}

/// Time, campus, group; classes without a slot last.
pub(super) fn order(class: &ClassRecord) -> impl Ord + use<> {
    let slot = class.slot.as_ref();
    (
        slot.is_none(),
        slot.map(|slot| {
            (
                slot.date,
                slot.start,
                slot.campus.clone(),
                slot.group,
                slot.seq,
            )
        }),
        class.key.clone(),
    )
}
