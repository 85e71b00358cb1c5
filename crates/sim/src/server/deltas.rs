//! What is new to a device, in every class that it carries (I13).

use std::collections::BTreeMap;

use rollcall_core::access::Grant;
use rollcall_core::ids::ClassId;
use rollcall_core::mutation::{Mutation, is_on};
use rollcall_core::sync::wire::{Cursor, Delta};

use super::{Class, Db};

/// The classes whose roster and marks a holder of these grants carries.
pub fn carried<'a>(db: &'a Db, grants: &'a [Grant]) -> impl Iterator<Item = &'a Class> {
    db.classes.values().filter(move |class| {
        is_on(Mutation::ClassFilterForgotten)
            || grants.iter().any(|grant| grant.carries(&class.facts))
    })
}

/// What is new by class, which classes of the cursors are not the device's, and which of these are closed.
pub fn since(
    db: &Db,
    grants: &[Grant],
    cursors: &BTreeMap<ClassId, Cursor>,
    limit: usize,
) -> (BTreeMap<ClassId, Delta>, Vec<ClassId>, Vec<ClassId>) {
    let deltas: BTreeMap<_, _> = carried(db, grants)
        .map(|class| {
            let cursor = cursors.get(&class.facts.class).copied().unwrap_or_default();
            (class.facts.class, of_class(class, cursor, limit))
        })
        .collect();
    let gone = cursors.keys().filter(|it| !deltas.contains_key(it));
    let gone: Vec<ClassId> = gone.copied().collect();
    let closed = |id: &&ClassId| db.classes.get(id).is_some_and(|it| it.facts.closed);
    let ended = gone.iter().filter(closed).copied().collect();
    (deltas, gone, ended)
}

fn of_class(class: &Class, cursor: Cursor, limit: usize) -> Delta {
    let after = class.ops.partition_point(|it| it.no.0 <= cursor.no);
    let new = class.ops.get(after..).unwrap_or_default();
    Delta {
        ops: new.iter().take(limit).cloned().collect(),
        more: new.len() > limit && !is_on(Mutation::CutWithoutMore),
        sheet: (cursor.sheet != class.sheet.version).then(|| class.sheet.clone()),
        no: class.last_no(),
        digest: class.digest,
        phones: None,
    }
}
