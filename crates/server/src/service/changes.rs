//! `GET /api/events/{event}/changes`: what publications and moves changed.

use core::cmp::Reverse;
use std::collections::HashMap;

use rollcall_core::access::Grant;
use rollcall_core::desk::{Change, Planned};
use rollcall_core::ids::{ClassId, CounsellorId, EventId};
use rollcall_core::time::Millis;
use rollcall_notice::class_key;

use super::rights::Caller;
use crate::app::App;
use crate::db::classes::ClassRecord;
use crate::db::{changes, classes, events};
use crate::problem::Result;

/// What the timetable says of a class.
#[must_use]
pub fn planned(class: &ClassRecord) -> Planned {
    Planned {
        slot: class.slot.clone(),
        college: class.college.clone(),
        counsellor: class.counsellor_name.clone(),
        headcount: class.headcount,
    }
}

/// The change from one state of a class to another, each none where it is not in the timetable; none where people
/// would see no difference.
#[must_use]
pub fn between(
    (version, at): (u64, Millis),
    before: Option<&ClassRecord>,
    after: Option<&ClassRecord>,
) -> Option<Change> {
    let class = after.or(before)?;
    let (before, after) = (before.map(planned), after.map(planned));
    (before != after).then(|| Change {
        version,
        at,
        class: class.id,
        name: class.name.clone(),
        before,
        after,
    })
}

/// The changes after a version in the classes that the caller looks after, or did before, newest first and of one
/// version in the order of time.
///
/// # Errors
/// The caller holds nothing in the event above a monitor's grant.
pub async fn list(app: &App, caller: &Caller, id: EventId, after: u64) -> Result<Vec<Change>> {
    let mut tx = app.db.read().await?;
    caller.overseen_event(&mut tx, id).await?;
    let caller = caller.overseer()?;
    let counsellors = events::counsellors(&mut tx, id).await?;
    let classes = classes::of_event(&mut tx, id).await?;
    let known: HashMap<ClassId, &ClassRecord> = classes.iter().map(|it| (it.id, it)).collect();
    let mut changes = changes::after(&mut tx, id, after).await?;
    changes.retain(|change| {
        let now = known.get(&change.class);
        let mut said = change.before.iter().chain(&change.after);
        now.is_some_and(|class| caller.covers(class))
            || said.any(|planned| concerns(&caller, id, planned, &counsellors))
    });
    changes.sort_by_cached_key(|it| {
        let planned = it.after.as_ref().or(it.before.as_ref());
        let slot = planned.and_then(|it| it.slot.as_ref());
        let time = slot.map(|slot| (slot.date, slot.start, slot.campus.clone(), slot.group));
        (Reverse(it.version), time.is_none(), time, it.name.clone())
    });
    Ok(changes)
}

/// Whether what the timetable said of a class makes it the caller's: also of one that has gone, and of which nothing
/// else is left.
fn concerns(
    caller: &Caller,
    event: EventId,
    planned: &Planned,
    counsellors: &[(CounsellorId, String)],
) -> bool {
    caller.grants.iter().any(|grant| {
        grant.event() == event
            && match grant {
                Grant::Office { .. } => true,
                Grant::College { college, .. } => planned.college.as_ref() == Some(college),
                Grant::Counsellor { counsellor, .. } => {
                    let named = planned.counsellor.as_deref().map(class_key);
                    let own = counsellors.iter().find(|(id, _)| id == counsellor);
                    named.is_some() && named == own.map(|(_, name)| class_key(name))
                }
                Grant::Monitor { .. } => false,
            }
    })
}
