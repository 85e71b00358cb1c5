//! Afterwards: what the classes came to. The lists to hand in, the money, who comes again, the checklist, and the end of
//! an event.

pub mod checklist;
pub mod closing;
pub mod erase;
pub mod handin;
pub mod workbook;

use std::collections::HashMap;

use rollcall_core::desk::{ClassMoney, ClassRow, HandInLine, MakeUpLine};
use rollcall_core::event::Settings;
use rollcall_core::ids::{ClassId, EventId};
use rollcall_core::marks::Tally;
use rollcall_core::queue::{class_money, hand_in, make_up};
use serde::{Deserialize, Serialize};

use super::rights::Caller;
use super::{board, sheet};
use crate::db::classes::ClassRecord;
use crate::db::events::EventRecord;
use crate::db::{Conn, classes, closing as table, events, rosters};
use crate::problem::{Result, Told};

/// What a class came to, kept when its names are deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Final {
    /// How many were on its list.
    pub roster: u32,
    /// Its counts.
    pub tally: Tally,
    /// Its money; nobody is named in it.
    pub money: ClassMoney,
}

/// The last counts of an event's classes; none before its names are deleted.
///
/// # Errors
/// The database does not answer.
pub async fn finals(conn: &mut Conn, event: &EventRecord) -> Result<HashMap<ClassId, Final>> {
    if event.erased_at.is_none() {
        return Ok(HashMap::new());
    }
    Ok(table::finals(conn, event.card.id).await?)
}

/// One class, reckoned up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The class in numbers.
    pub row: ClassRow,
    /// The list to hand in; empty once its names are deleted.
    pub lines: Vec<HandInLine>,
    /// Its money.
    pub money: ClassMoney,
    /// Who comes again.
    pub make_up: Vec<MakeUpLine>,
}

/// The event, and of its classes those that the caller looks after and that `wanted` picks, in the order of time.
///
/// # Errors
/// The caller holds nothing in the event above a monitor's grant.
async fn outcomes(
    conn: &mut Conn,
    caller: &Caller,
    id: EventId,
    wanted: impl Fn(&ClassRecord) -> bool,
) -> Result<(EventRecord, Vec<Outcome>)> {
    let (event, mut records) = looked_after(conn, caller, id).await?;
    records.retain(wanted);
    let finals = finals(conn, &event).await?;
    let mut all = Vec::with_capacity(records.len());
    for class in &records {
        all.push(match finals.get(&class.id) {
            Some(it) => Outcome {
                row: board::row(class, it.roster, it.tally),
                lines: Vec::new(),
                money: it.money.clone(),
                make_up: Vec::new(),
            },
            None => outcome(conn, class, &event.card.settings).await?,
        });
    }
    Ok((event, all))
}

/// The event, and the classes of it that the caller looks after, in the order of time.
async fn looked_after(
    conn: &mut Conn,
    caller: &Caller,
    id: EventId,
) -> Result<(EventRecord, Vec<ClassRecord>)> {
    let event = events::find(conn, id).await?.ok_or(Told::NotFound)?;
    let overseer = caller.overseer()?;
    super::rights::allowed(overseer.events().contains(&id))?;
    let mut records = classes::of_event(conn, id).await?;
    records.retain(|class| overseer.covers(class));
    records.sort_by_cached_key(board::order);
    Ok((event, records))
}

/// Reckons a class up from its marks.
async fn outcome(conn: &mut Conn, class: &ClassRecord, settings: &Settings) -> Result<Outcome> {
    let everybody = rosters::everybody(conn, class.id).await?;
    let (listed, left): (Vec<_>, Vec<_>) = everybody.into_iter().partition(|it| !it.removed);
    let students = listed.into_iter().map(|it| it.student).collect();
    let left: Vec<_> = left.into_iter().map(|it| it.student).collect();
    let sheet = sheet::with_roster(class, rollcall_core::event::Roster { students });
    let state = board::state(conn, class.id).await?;
    let size = u32::try_from(sheet.roster.students.len()).unwrap_or(u32::MAX);
    let tally = Tally::of(&sheet, settings, &state);
    Ok(Outcome {
        row: board::row(class, size, tally),
        lines: hand_in(&sheet, &left, &state),
        money: class_money(&sheet, settings, &left, &state),
        make_up: make_up(&sheet, &state),
    })
}
