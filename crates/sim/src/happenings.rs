//! What people do, and what befalls them, one happening after the other.

use std::rc::Rc;

use rollcall_core::access::Grant;
use rollcall_core::ids::{ClassId, CounsellorId, DeviceId, Epoch};
use rollcall_core::time::Millis;

use crate::executor::Owner;
use crate::faults::Fault;
use crate::phone::{Tab, act, exchange, open_link, rescue, take_in};
use crate::start::{EVENT, class, send_link};
use crate::world::{Event, World};
use crate::{newer, oracle};

/// How many things happen in a run.
const HAPPENINGS: u32 = 60;

/// The next happening, and the appointment with the one after.
pub fn next(world: &Rc<World>) {
    let count = world.happenings.get() + 1;
    world.happenings.set(count);
    befall(world);
    people(world);
    if count < HAPPENINGS {
        let random = &world.random;
        let ms = match random.below(10) {
            0..6 => random.within(1, 300),
            6..9 => random.within(1_000, 60_000),
            _ => crate::network::long(world),
        };
        world.exec.after(ms, Event::Happening);
    }
}

fn any_browser(world: &World) -> usize {
    world.random.place(world.browsers.len())
}

fn any_tab(world: &World, browser: usize) -> Option<Rc<Tab>> {
    let tabs = world.browsers[browser].tabs.borrow();
    world.random.pick(&tabs).map(Rc::clone)
}

fn any_class(world: &World) -> ClassId {
    let server = world.server.borrow();
    let ids: Vec<ClassId> = server.db.classes.keys().copied().collect();
    world.random.pick(&ids).copied().unwrap_or(ClassId(0))
}

fn people(world: &Rc<World>) {
    let random = &world.random;
    let browser = any_browser(world);
    let files = world.weather.files && random.permille(300);
    match if files {
        random.within(82, 88)
    } else {
        random.within(0, 99)
    } {
        0..60 => {
            if let Some(tab) = any_tab(world, browser) {
                // People tap fast: the second tap does not wait for the first.
                for _ in 0..=random.below(3) {
                    world.exec.spawn(tab.owner, act(Rc::clone(&tab)));
                }
            }
        }
        60..74 => {
            if let Some(tab) = any_tab(world, browser) {
                world.exec.spawn(tab.owner, exchange(tab));
            }
        }
        74..78 => {
            if world.browsers[browser].tabs.borrow().len() < 3 {
                let tab = world.open_tab(browser);
                tab.say(|| "is opened".into());
                tab.sync_soon(10);
            }
        }
        78..82 => newer::speak(world, any_class(world)),
        82..84 => {
            if let Some(tab) = any_tab(world, browser) {
                world.exec.spawn(tab.owner, rescue(tab));
            }
        }
        84..86 => {
            if let Some(tab) = any_tab(world, browser) {
                world.exec.spawn(tab.owner, take_in(tab));
            }
        }
        86..89 => backup(world),
        _ => office(world, browser),
    }
}

fn backup(world: &World) {
    world.say(|| "the server makes a backup".into());
    let mut server = world.server.borrow_mut();
    let copy = server.db.clone();
    server.backups.push(copy);
}

fn office(world: &Rc<World>, browser: usize) {
    let random = &world.random;
    let class_id = any_class(world);
    if world.weather.closing && random.permille(250) {
        return close(world, class_id);
    }
    match random.below(6) {
        0 => {
            world.say(|| format!("the roster of {class_id} changes"));
            world.server.borrow_mut().change_roster(class_id, random);
            world.oracle.borrow_mut().sheet_issued(world, class_id);
        }
        1 => {
            let counsellor = CounsellorId(1 + random.below(2));
            world.say(|| format!("counsellor {counsellor} has {class_id} now"));
            world.server.borrow_mut().move_class(class_id, counsellor);
            world.oracle.borrow_mut().sheet_issued(world, class_id);
        }
        2 => {
            // Published after the backups: a restore does not know it.
            let id = ClassId(random.next());
            world.say(|| format!("class {id} is published"));
            let fresh = class(id, CounsellorId(1), random);
            world.server.borrow_mut().db.classes.insert(id, fresh);
            invite(
                world,
                browser,
                Grant::Monitor {
                    event: EVENT,
                    class: id,
                },
            );
        }
        3 => {
            let (event, class) = (EVENT, class_id);
            invite(world, browser, Grant::Monitor { event, class });
        }
        _ => accept(world),
    }
}

/// A class's event is closed, or opened again: here each class is its own.
fn close(world: &World, id: ClassId) {
    let closed = world.server.borrow_mut().close_or_reopen(id);
    world.say(|| format!("{id} is {}", if closed { "closed" } else { "open again" }));
    if closed {
        world.oracle.borrow_mut().closed(id);
    }
}

fn invite(world: &Rc<World>, browser: usize, grant: Grant) {
    world.say(|| format!("{} is invited to {grant:?}", world.browsers[browser].name));
    send_link(world, browser, Some(grant));
    if let Some(tab) = any_tab(world, browser) {
        world.exec.spawn(tab.owner, open_link(tab));
    }
}

/// A counsellor looks through the quarantine.
fn accept(world: &World) {
    let accepted = {
        let mut server = world.server.borrow_mut();
        let at = world.random.place(server.db.quarantine.len());
        server.accept(at)
    };
    if let Some(raw) = accepted {
        world.say(|| format!("out of the quarantine: {}", raw.text()));
        world.oracle.borrow_mut().accepted(world, &raw);
    }
}

fn befall(world: &Rc<World>) {
    let random = &world.random;
    let browser = any_browser(world);
    let it = &world.browsers[browser];
    let day = 86_400_000;
    if world.strikes(Fault::Crash) {
        world.crash(browser);
    }
    if let Some(tab) = any_tab(world, browser)
        && world.strikes(Fault::TabClosed)
    {
        world.close_tab(tab.owner);
        world
            .exec
            .after(random.within(100, 9_000), Event::Reopen(browser));
    }
    if it.has_handles() && world.strikes(Fault::StaleHandle) {
        for tab in it.tabs.borrow().iter() {
            if let Some(handle) = tab.handle.get() {
                handle.go_stale();
            }
        }
    }
    if world.strikes(Fault::ClockJump) {
        let years = random.within(-40, 40) * 365 * day;
        it.clock.set(years + random.within(-day, day));
    }
    if world.strikes(Fault::Wiped) {
        it.cookie.set(None);
        it.cookie_on_disk.set(None);
        wipe(world, browser);
    }
    if world.strikes(Fault::WipedButCookie) {
        wipe(world, browser);
    }
    befall_server(world, browser);
}

fn wipe(world: &Rc<World>, browser: usize) {
    world.say(|| format!("the storage of {} is gone", world.browsers[browser].name));
    world.oracle.borrow_mut().wiping(world, browser);
    world.browsers[browser].disk.wipe();
    if world.random.permille(500) {
        world.crash(browser);
    } else if let Some(tab) = any_tab(world, browser) {
        let Owner { tab: of, .. } = tab.owner;
        world.say(|| format!("tab {of} goes on without its storage"));
        world.exec.spawn(tab.owner, open_link(tab));
    }
}

fn befall_server(world: &Rc<World>, browser: usize) {
    let random = &world.random;
    if let Some(cookie) = world.browsers[browser].cookie.get()
        && world.strikes(Fault::SessionExpired)
    {
        world.server.borrow_mut().db.sessions.remove(&cookie);
    }
    if let Some(device) = device_of(world, browser)
        && world.strikes(Fault::Revoked)
    {
        world.say(|| format!("{device} is revoked"));
        world.server.borrow_mut().revoke(device);
    }
    if world.strikes(Fault::ServerStopped) {
        world.stop_server();
    }
    if world.server.borrow().backups.is_empty() {
        return;
    }
    if world.strikes(Fault::Restored) {
        restore(world, Some(Epoch(random.next())));
    }
    if world.strikes(Fault::RestoredSilently) {
        restore(world, None);
    }
}

fn device_of(world: &World, browser: usize) -> Option<DeviceId> {
    oracle::identity(world, browser).map(|me| me.device)
}

fn restore(world: &World, epoch: Option<Epoch>) {
    let at = world.random.place(world.server.borrow().backups.len());
    world.say(|| format!("backup {at} takes the database's place, epoch {epoch:?}"));
    world
        .oracle
        .borrow_mut()
        .restoring(world, at, epoch.is_none());
    world.server.borrow_mut().restore(at, epoch);
    world.server.borrow_mut().down_until = Millis(world.exec.now() + 50);
    world.oracle.borrow_mut().restored(world);
}
