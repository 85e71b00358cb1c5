//! What is new to a device, in every class that it carries (I13).

use std::collections::BTreeMap;

use rollcall_core::access::{Grant, Role};
use rollcall_core::ids::{ClassId, DeviceId};
use rollcall_core::sync::wire::{Cursor, Delta, MAX_DELTA, PhoneWord};

use super::sheet;
use crate::db::classes::ClassRecord;
use crate::db::{Conn, classes, devices, ops};
use crate::problem::Result;

/// How many characters of a device's name are shown.
const TAIL: usize = 4;

/// What an answer says of classes.
#[derive(Debug, Default)]
pub struct Deltas {
    /// What is new, by class.
    pub classes: BTreeMap<ClassId, Delta>,
    /// Classes of the cursors that the device carries no longer.
    pub gone: Vec<ClassId>,
    /// Those of them whose event is closed.
    pub ended: Vec<ClassId>,
    /// A cursor is beyond what this database has ever given: it came out of a backup (P17). The digests then tell
    /// the device to start over, and it offers what it has.
    pub device_is_ahead: bool,
}

/// What is new to a device with these grants.
///
/// # Errors
/// The database does not answer.
pub async fn since(
    conn: &mut Conn,
    device: DeviceId,
    grants: &[Grant],
    cursors: &BTreeMap<ClassId, Cursor>,
) -> Result<Deltas> {
    let mut news = Deltas::default();
    for class in carried(conn, grants).await? {
        let cursor = cursors.get(&class.id).copied().unwrap_or_default();
        let mut delta = of_class(conn, &class, cursor).await?;
        delta.phones = phones(conn, device, grants, &class).await?;
        news.device_is_ahead |= cursor.no > class.last_no;
        news.classes.insert(class.id, delta);
    }
    for (id, cursor) in cursors {
        if !news.classes.contains_key(id) {
            // A class with a history is never deleted.
            let class = classes::find(conn, *id).await?;
            let last_no = class.as_ref().map_or(0, |it| it.last_no);
            news.device_is_ahead |= cursor.no > last_no;
            news.gone.push(*id);
            if class.is_some_and(|it| it.closed) {
                news.ended.push(*id);
            }
        }
    }
    Ok(news)
}

/// The classes whose roster and marks a device with these grants carries.
///
/// # Errors
/// The database does not answer.
pub async fn carried(conn: &mut Conn, grants: &[Grant]) -> Result<Vec<ClassRecord>> {
    let mut found = Vec::new();
    for grant in grants {
        match grant {
            Grant::Monitor { class, .. } => found.extend(classes::find(conn, *class).await?),
            Grant::Counsellor { counsellor, .. } => {
                found.extend(classes::of_counsellor(conn, *counsellor).await?);
            }
            Grant::College { .. } | Grant::Office { .. } => {}
        }
    }
    // The queries above only fetch candidates; the rule itself is core's.
    found.retain(|class| {
        let facts = class.facts();
        grants.iter().any(|grant| grant.carries(&facts))
    });
    Ok(found)
}

async fn of_class(conn: &mut Conn, class: &ClassRecord, cursor: Cursor) -> Result<Delta> {
    let mut ops = if cursor.no < class.last_no {
        ops::after(conn, class.id, cursor.no, MAX_DELTA + 1).await?
    } else {
        Vec::new()
    };
    let more = ops.len() > MAX_DELTA;
    ops.truncate(MAX_DELTA);
    let sheet = if cursor.sheet == class.sheet_version {
        None
    } else {
        Some(sheet::load(conn, class).await?)
    };
    Ok(Delta {
        ops,
        more,
        sheet,
        no: class.last_no,
        digest: class.digest,
        phones: None,
    })
}

/// When the phones of the class's monitors were last heard of, for who stands above them (I13). The asking device is
/// none of them: it knows of itself.
async fn phones(
    conn: &mut Conn,
    device: DeviceId,
    grants: &[Grant],
    class: &ClassRecord,
) -> Result<Option<Vec<PhoneWord>>> {
    let facts = class.facts();
    let above = |grant: &Grant| grant.role() > Role::Monitor && grant.covers(&facts);
    if !grants.iter().any(above) {
        return Ok(None);
    }
    let monitor = Grant::Monitor {
        event: class.event,
        class: class.id,
    };
    let mut words = Vec::new();
    for it in devices::holding(conn, &monitor).await? {
        if it.id != device {
            let name = it.id.to_string();
            let tail = name.get(name.len().saturating_sub(TAIL)..);
            words.push(PhoneWord {
                tail: tail.unwrap_or_default().to_owned(),
                heard_at: it.last_seen,
            });
        }
    }
    Ok(Some(words))
}
