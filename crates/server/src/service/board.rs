//! Classes in numbers: the board's rows and the page of one class.

use rollcall_core::desk::{ClassPage, ClassRow};
use rollcall_core::ids::{ClassId, EventId};
use rollcall_core::marks::Tally;

use super::rights::Caller;
use super::tallies::counted;
pub use super::tallies::state;
use super::{after, sheet};
use crate::app::App;
use crate::db::classes::ClassRecord;
use crate::db::{classes, rosters};
use crate::problem::Result;

/// The classes of an event that the caller covers, in the order of time, campus and group.
///
/// # Errors
/// The caller holds nothing in the event above a monitor's grant.
pub async fn rows(app: &App, caller: &Caller, id: EventId) -> Result<Vec<ClassRow>> {
    let mut tx = app.db.read().await?;
    let event = caller.overseen_event(&mut tx, id).await?;
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
        let counted = counted(app, &mut tx, class, &event).await?;
        let size = sizes.get(&class.id).copied().unwrap_or(0);
        rows.push(row(class, size, counted.tally));
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
    let (size, tally, walk_ins) = if let Some(it) = finals.get(&id) {
        (it.roster, it.tally, Vec::new())
    } else {
        let counted = counted(app, &mut tx, &class, &event).await?;
        let size = u32::try_from(sheet.roster.students.len()).unwrap_or(u32::MAX);
        (size, counted.tally, counted.walk_ins.clone())
    };
    Ok(ClassPage {
        row: row(&class, size, tally),
        sheet,
        walk_ins,
        event: event.card,
    })
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
