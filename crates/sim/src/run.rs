//! One run: faults and people first, then quiet, then the reckoning.

use std::rc::Rc;

use rollcall_core::mutation::{self, Mutation};

use crate::executor::Executor;
use crate::network::{Message, Reply, arrive};
use crate::phone::{exchange, open_link};
use crate::report::{Outcome, Rule, Violation};
use crate::world::{Event, World};
use crate::{happenings, oracle, start};

/// How many times every phone may exchange, once the faults have stopped, until everything is sent (I11).
const PASSES: u32 = 8;
/// How many steps a run may have: more is a task that never ends.
const STEPS: u32 = 2_000_000;

/// Runs a seed.
#[must_use]
pub fn run(seed: u64, traced: bool) -> Outcome {
    let world = Rc::new(start::world(seed, traced));
    start::first_tabs(&world);
    world.exec.after(0, Event::Happening);
    go_on(&world);
    if world.violation().is_none() {
        quiet(&world);
    }
    if world.violation().is_none() {
        oracle::reckon(&world);
    }
    // Tabs know the world and the world knows its tabs.
    for browser in &world.browsers {
        browser.tabs.borrow_mut().clear();
    }
    world.exec.end(|_| true);
    drop(world.exec.take_events());
    let mut figures = world.figures.take();
    figures.runs = 1;
    figures.honestly_lost = world.oracle.borrow().honestly_lost();
    Outcome {
        seed,
        violation: world.violation(),
        figures,
        trace: world.take_trace(),
    }
}

/// Runs seeds from `from` on with a deliberate bug until one breaks a promise: which, and how. None within `limit`
/// runs.
#[must_use]
pub fn caught(bug: Mutation, from: u64, limit: u64) -> Option<(u64, Violation)> {
    mutation::switch(Some(bug));
    let mut seeds = from..from.saturating_add(limit);
    let found = seeds.find_map(|seed| Some((seed, run(seed, false).violation?)));
    mutation::switch(None);
    found
}

/// Until nothing is left to do, or a promise is broken.
fn go_on(world: &Rc<World>) {
    let exec: &Executor<Event> = &world.exec;
    for _ in 0..STEPS {
        if world.violation().is_some() {
            return;
        }
        // A slow storage lets the clock go on.
        if exec.ready() > 0 && !world.random.permille(60) {
            exec.poll_one(&world.random);
            continue;
        }
        match exec.next_event() {
            Some(event) => happen(world, event),
            None if exec.ready() > 0 => exec.poll_one(&world.random),
            None => return,
        }
    }
    world.breach(Rule::I11, || format!("no end after {STEPS} steps"));
}

fn happen(world: &Rc<World>, event: Event) {
    match event {
        Event::Request(message) => arrive(world, &message),
        Event::Answer(message, reply, cookie) => answer(&message, reply, cookie),
        Event::GiveUp(message) => {
            if !message.asleep.get() {
                message.answer(Reply::Nothing);
            }
        }
        Event::Due(owner) => {
            let tabs = world.browsers[owner.browser].tabs.borrow();
            if let Some(tab) = tabs.iter().find(|tab| tab.owner == owner) {
                world.exec.spawn(owner, exchange(Rc::clone(tab)));
            }
        }
        Event::Reopen(browser) => {
            if world.browsers[browser].tabs.borrow().is_empty() {
                let tab = world.open_tab(browser);
                tab.say(|| "is opened again".into());
                tab.sync_soon(10);
            }
        }
        Event::Wake(task) => world.exec.wake(task),
        Event::Happening => happenings::next(world),
    }
}

fn answer(message: &Rc<Message>, reply: Reply, cookie: Option<u64>) {
    let tab = &message.tab;
    let first = message.answer(reply);
    if first && cookie.is_some() && tab.is_open() {
        let browser = tab.browser();
        browser.cookie_on_disk.set(browser.cookie.get());
        browser.cookie.set(cookie);
    }
}

/// The faults stop. What is still on its way arrives, in any order; then every phone exchanges until it has nothing
/// more to say.
fn quiet(world: &Rc<World>) {
    world.calm_down();
    let mut late = world.exec.take_events();
    while !late.is_empty() {
        let event = late.swap_remove(world.random.place(late.len()));
        match event {
            Event::Happening => {}
            Event::GiveUp(message) => drop(message.answer(Reply::Nothing)),
            event => happen(world, event),
        }
    }
    go_on(world);
    for _ in 0..PASSES {
        for browser in 0..world.browsers.len() {
            if world.violation().is_some() {
                return;
            }
            one_exchange(world, browser);
        }
        if oracle::is_settled(world) {
            world.say(|| "everything is sent and fetched".into());
            return;
        }
    }
    if world.violation().is_none() {
        oracle::unsettled(world);
    }
}

fn one_exchange(world: &Rc<World>, browser: usize) {
    let it = &world.browsers[browser];
    let tab = it.tabs.borrow().first().cloned();
    let tab = tab.unwrap_or_else(|| world.open_tab(browser));
    let nobody = oracle::identity(world, browser).is_none();
    let shut_out = world.trouble(browser) == Some(rollcall_device::Trouble::NoSession);
    if nobody || shut_out {
        // Somebody whose link does not work asks for another.
        start::send_link(world, browser, None);
        world.exec.spawn(tab.owner, open_link(tab));
    } else {
        world.exec.spawn(tab.owner, exchange(tab));
    }
    go_on(world);
}
