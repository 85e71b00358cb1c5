//! A class's sheet, put together from its tables.

use rollcall_core::event::{ClassSheet, Roster};

use crate::db::classes::ClassRecord;
use crate::db::{Conn, rosters};
use crate::problem::Result;

/// The sheet with its roster.
///
/// # Errors
/// The database does not answer.
pub async fn load(conn: &mut Conn, class: &ClassRecord) -> Result<ClassSheet> {
    let roster = rosters::roster(conn, class.id).await?;
    Ok(with_roster(class, roster))
}

/// The sheet of a class with this roster.
#[must_use]
pub fn with_roster(class: &ClassRecord, roster: Roster) -> ClassSheet {
    ClassSheet {
        id: class.id,
        event: class.event,
        version: class.sheet_version,
        name: class.name.clone(),
        college: class.college.clone(),
        counsellor: class.counsellor_name.clone(),
        headcount: class.headcount,
        slot: class.slot.clone(),
        roster,
    }
}
