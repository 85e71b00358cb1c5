//! What a complete transaction has left on a phone's disk: nothing vanishes, nothing is in two places, no cursor is
//! ahead, no number is skipped or used again (I1, I2, I4, I7).

use std::collections::BTreeSet;
use std::rc::Rc;

use rollcall_core::ids::DeviceId;
use rollcall_core::json;
use rollcall_core::marks::{RawOp, ServerNo};
use rollcall_core::sync::Digest;
use rollcall_core::sync::wire::Cursor;
use rollcall_device::storage::{CURSORS, Key, OPS, OUTBOX, QUARANTINE, SHEETS};

use super::{Oracle, Text, texts};
use crate::report::Rule;
use crate::storage::{Written, place};
use crate::world::World;

/// The op within a record of the quarantine.
fn within(text: &Text) -> Text {
    let inner = text
        .strip_prefix(r#"{"op":"#)
        .and_then(|rest| rest.rfind(r#","refusal":"#).map(|end| &rest[..end]));
    inner.map_or_else(|| Rc::clone(text), Rc::from)
}

impl Oracle {
    /// A transaction of a browser is complete.
    pub fn written(&mut self, world: &World, browser: usize, written: &[Written]) {
        let disk = &world.browsers[browser].disk;
        let stores = [OUTBOX, OPS, QUARANTINE].map(place);
        let mut seen: BTreeSet<(usize, &Key)> = BTreeSet::new();
        let mut touched: BTreeSet<Text> = BTreeSet::new();
        let mut classes: BTreeSet<&str> = BTreeSet::new();
        for it in written {
            if [OPS, CURSORS, SHEETS].map(place).contains(&it.store) {
                classes.insert(&it.key.text);
            }
            let Some(at) = stores.iter().position(|store| *store == it.store) else {
                continue;
            };
            if !seen.insert((it.store, &it.key)) {
                continue;
            }
            let name = [OUTBOX, OPS, QUARANTINE][at];
            let after = disk.get(name, &it.key);
            if after == it.before {
                continue;
            }
            let text = |text: &Text| {
                if at == 2 {
                    within(text)
                } else {
                    Rc::clone(text)
                }
            };
            let places = &mut self.phones[browser].places;
            if let Some(gone) = it.before.as_ref().map(text) {
                if let Some(count) = places.get_mut(&gone) {
                    count[at] = count[at].saturating_sub(1);
                }
                touched.insert(gone);
            }
            if let Some(come) = after.as_ref().map(text) {
                places.entry(Rc::clone(&come)).or_default()[at] += 1;
                if at == 0 && it.added {
                    *self.added.entry(world.exec.current()).or_default() += 1;
                    let here = (browser, disk.wipes());
                    self.authored.insert(Rc::clone(&come), Some(here));
                    self.count_on(world, browser, &it.key);
                }
                touched.insert(come);
            }
        }
        for text in touched {
            self.check_text(world, browser, text);
        }
        for class in classes {
            check_cursor(world, browser, class);
        }
    }

    /// The numbers of a name go 1, 2, 3 …; one is left out only where a server has it already (I4).
    fn count_on(&mut self, world: &World, browser: usize, key: &Key) {
        let (Ok(device), Some(seq)) = (key.text.parse::<DeviceId>(), key.number) else {
            return;
        };
        let phone = &mut self.phones[browser];
        let used = phone.used.get(&device).copied().unwrap_or(0);
        let told = phone.told.get(&device).copied().unwrap_or(0);
        if seq <= used || seq <= told {
            world.breach(Rule::I4, || {
                format!("{device} uses {seq} again after {used}, and {told} at the server")
            });
        }
        let skipped = (used + 1..seq).find(|it| !self.heard.contains(&(device, *it)));
        if let Some(skipped) = skipped {
            world.breach(Rule::I4, || {
                format!("{device} leaves out {skipped}, from {used} to {seq}")
            });
        }
        phone.used.insert(device, seq);
    }

    /// A text is in exactly one of outbox, ops, quarantine. None vanishes but what others said of a class that is no
    /// longer this phone's, and what the server has of one whose event was closed (I2, I13).
    fn check_text(&mut self, world: &World, browser: usize, text: Text) {
        let counts = self.phones[browser].places.get(&text).copied();
        let counts = counts.unwrap_or_default();
        match counts.iter().filter(|count| **count > 0).count() {
            0 => {
                self.phones[browser].places.remove(&text);
                self.vanished(world, browser, text);
            }
            1 => {}
            _ => world.breach(Rule::I2, || format!("in two places ({counts:?}): {text}")),
        }
    }

    fn vanished(&mut self, world: &World, browser: usize, text: Text) {
        let here = (browser, world.browsers[browser].disk.wipes());
        let own = self.authored.get(&text) == Some(&Some(here));
        let class = super::said::read(&text).map(|it| it.class);
        let ended = class
            .as_ref()
            .and_then(|it| it.parse().ok())
            .is_some_and(|it| self.closed.contains(&it));
        let class = class.map(Key::name);
        let disk = &world.browsers[browser].disk;
        let forgotten = class.is_some_and(|it| disk.get(SHEETS, &it).is_none());
        if own && !ended || !forgotten {
            world.breach(Rule::I2, || {
                format!("vanished from {}: {text}", world.browsers[browser].name)
            });
            return;
        }
        let there = texts(&world.server.borrow().db).contains(&*text);
        if !there && !self.on_any_phone(&text) {
            // The server took the class away, and has lost it before, or since; and the phone does not know.
            let epoch = super::identity(world, browser).map(|me| me.epoch);
            if self.silently_restored || epoch != Some(world.server.borrow().db.epoch) {
                self.honest.insert(text);
            } else {
                world.breach(Rule::I2, || format!("the last copy was forgotten: {text}"));
            }
        }
    }
}

/// What is stored up to a cursor adds up to its digest, and its sheet is there (I7).
fn check_cursor(world: &World, browser: usize, class: &str) {
    let disk = &world.browsers[browser].disk;
    let Some(record) = disk.get(CURSORS, &Key::name(class)) else {
        return;
    };
    let Ok((cursor, digest)) = json::read::<(Cursor, Digest)>(&record) else {
        return world.breach(Rule::I7, || format!("an unreadable cursor: {record}"));
    };
    let sum = disk.look(OPS, |records| {
        let under = records.range(Key::name(class)..);
        let under = under.take_while(|(key, _)| key.text == class);
        let numbered = under.filter_map(|(key, text)| Some((key.number?, text)));
        let here = numbered.take_while(|(no, _)| *no <= cursor.no);
        here.fold(Digest::default(), |sum, (no, text)| match RawOp::from_text(
            text.as_ref().to_owned(),
        ) {
            Ok(raw) => sum.with(ServerNo(no), &raw),
            Err(_) => sum,
        })
    });
    if sum != digest {
        world.breach(Rule::I7, || {
            let name = &world.browsers[browser].name;
            format!(
                "{name}: {class} is at {cursor:?}, and what is there adds up to {sum}, not {digest}"
            )
        });
    }
    let beyond = |no: u64| cursor != Cursor::default() && no > cursor.no;
    let stray = disk.look(OPS, |records| {
        let mut under = records.range(Key::name(class)..);
        under.find_map(|(key, text)| {
            (key.text == class && key.number.is_some_and(beyond)).then(|| text.to_string())
        })
    });
    if let Some(stray) = stray {
        world.breach(Rule::I7, || {
            format!("beyond the cursor {cursor:?}: {stray}")
        });
    }
    let sheet = disk.get(SHEETS, &Key::name(class));
    let version = sheet.as_ref().and_then(|text| {
        let rest = &text[text.find(r#""version":"#)? + 10..];
        rest[..rest.find(',')?].parse::<u64>().ok()
    });
    if cursor.sheet > version.unwrap_or(0) {
        world.breach(Rule::I7, || {
            format!(
                "{class}: the cursor has sheet {}, the disk {version:?}",
                cursor.sheet
            )
        });
    }
}
