//! Whether everything is sent and fetched (I11).

use std::collections::BTreeMap;

use rollcall_core::ids::ClassId;
use rollcall_core::json;
use rollcall_core::sync::Digest;
use rollcall_core::sync::wire::Cursor;
use rollcall_device::Identity;
use rollcall_device::storage::{CURSORS, Key, META, OUTBOX};

use super::rulings::carries;
use crate::report::Rule;
use crate::server::Class;
use crate::world::World;

/// Who a phone says it is.
pub fn identity(world: &World, browser: usize) -> Option<Identity> {
    let disk = &world.browsers[browser].disk;
    json::read(&disk.get(META, &Key::name("identity"))?).ok()
}

/// The cursors of a phone.
fn cursors(world: &World, browser: usize) -> BTreeMap<ClassId, (Cursor, Digest)> {
    world.browsers[browser].disk.look(CURSORS, |records| {
        let all = records.iter().filter_map(|(key, text)| {
            let cursor: (Cursor, Digest) = json::read(text).ok()?;
            Some((key.text.parse().ok()?, cursor))
        });
        all.collect()
    })
}

/// The classes that a phone should have, by the server.
pub fn due(world: &World, browser: usize) -> Vec<Class> {
    let server = world.server.borrow();
    let cookie = world.browsers[browser].cookie.get();
    let session = cookie.and_then(|it| server.db.sessions.get(&it));
    let Some(session) = session else {
        return Vec::new();
    };
    let grants = server.db.grants_of(session.device);
    let classes = server.db.classes.values();
    let mine = classes.filter(|it| grants.iter().any(|grant| carries(grant, &it.facts)));
    mine.cloned().collect()
}

/// What a phone still lacks, in words.
fn lacks(world: &World, browser: usize) -> Option<String> {
    let waiting = world.browsers[browser].disk.look(OUTBOX, |it| it.len());
    if waiting > 0 {
        return Some(format!("{waiting} ops still wait"));
    }
    let Some(me) = identity(world, browser) else {
        return Some("it has not joined".into());
    };
    if me.epoch != world.server.borrow().db.epoch || world.trouble(browser).is_some() {
        return Some("it has not heard of the server as it is".into());
    }
    let expected: BTreeMap<ClassId, (Cursor, Digest)> = due(world, browser)
        .iter()
        .map(|class| {
            let cursor = Cursor {
                no: class.last_no(),
                sheet: class.sheet.version,
            };
            (class.facts.class, (cursor, class.digest))
        })
        .collect();
    let here = cursors(world, browser);
    (here != expected).then(|| format!("it is at {here:?}, the server at {expected:?}"))
}

/// Whether every outbox is empty and every phone has all that it should.
pub fn is_settled(world: &World) -> bool {
    (0..world.browsers.len()).all(|it| lacks(world, it).is_none())
}

/// Says who lacks what.
pub fn unsettled(world: &World) {
    for (at, browser) in world.browsers.iter().enumerate() {
        if let Some(lack) = lacks(world, at) {
            let trouble = world.trouble(at);
            world.breach(Rule::I11, || {
                format!("{}: {lack}; its last trouble: {trouble:?}", browser.name)
            });
        }
    }
}
