//! What the history of a class adds up to, counted once and kept until something of it changes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rollcall_core::event::Student;
use rollcall_core::ids::ClassId;
use rollcall_core::marks::{ClassState, Settlement, Tally, members};
use rollcall_core::money::Fen;
use rollcall_core::progress::{KeptOp, shots};
use rollcall_core::time::Millis;

use super::sheet;
use crate::app::App;
use crate::db::classes::ClassRecord;
use crate::db::events::EventRecord;
use crate::db::{Conn, ops};
use crate::problem::Result;

/// What a count depends on. State is a pure function of the ops, so the last number stands for all of them; of the
/// event's settings the fee alone is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Basis {
    last_no: u64,
    sheet: u64,
    fee: Fen,
}

/// What the history of a class adds up to.
#[derive(Debug, Clone, Default)]
pub struct Counted {
    /// Its numbers.
    pub tally: Tally,
    /// See [`shots`].
    pub shots: Vec<Millis>,
    /// Those written at the list's bottom, in that order.
    pub walk_ins: Vec<Student>,
    /// What the crew was paid, as it counts now.
    pub settlement: Option<Settlement>,
}

/// Counts that were made before: looking at the board again counts only what changed.
#[derive(Debug, Default)]
pub struct Tallies(Mutex<HashMap<ClassId, (Basis, Arc<Counted>)>>);

impl Tallies {
    fn get(&self, class: ClassId, basis: Basis) -> Option<Arc<Counted>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known
            .get(&class)
            .filter(|(of, _)| *of == basis)
            .map(|(_, counted)| Arc::clone(counted))
    }

    fn put(&self, class: ClassId, basis: Basis, counted: Arc<Counted>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(class, (basis, counted));
    }
}

/// What the history of a class adds up to, from the cache where nothing has changed.
///
/// # Errors
/// The database does not answer.
pub async fn counted(
    app: &App,
    conn: &mut Conn,
    class: &ClassRecord,
    event: &EventRecord,
) -> Result<Arc<Counted>> {
    let settings = &event.card.settings;
    let basis = Basis {
        last_no: class.last_no,
        sheet: class.sheet_version,
        fee: settings.fee,
    };
    if let Some(counted) = app.tallies.get(class.id, basis) {
        return Ok(counted);
    }
    let sheet = sheet::load(conn, class).await?;
    let mut state = ClassState::default();
    let mut history = Vec::new();
    for (numbered, clock_offset_ms) in ops::timed(conn, class.id).await? {
        if let Ok(op) = numbered.op.parse() {
            state.apply(&op, Some(numbered.no));
            let no = numbered.no;
            history.push(KeptOp {
                op,
                no,
                clock_offset_ms,
            });
        }
    }
    let mut walk_ins = members(&sheet.roster, &state);
    walk_ins.retain(|it| sheet.roster.students.iter().all(|on| on.id != it.id));
    let counted = Arc::new(Counted {
        walk_ins,
        tally: Tally::of(&sheet, settings, &state),
        shots: shots(&state, &history),
        settlement: state.paid_crew(),
    });
    app.tallies.put(class.id, basis, Arc::clone(&counted));
    Ok(counted)
}

/// The state that follows from the history of a class.
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
