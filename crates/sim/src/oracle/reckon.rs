//! The reckoning, when all is quiet: what was saved is somewhere, every screen says the same, and it is right.

use core::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use rollcall_core::ids::ClassId;
use rollcall_core::marks::{
    Attendance, ClassState, Op, Register, ServerNo, Tally, members, student_standing,
};
use rollcall_core::time::Millis;
use rollcall_device::storage::{OPS, SHEETS};
use serde_json::Value;

use super::said::{self, State};
use super::settled::{due, identity};
use super::texts;
use crate::phone::Model;
use crate::report::Rule;
use crate::server::Class;
use crate::world::World;

/// Checks everything that can be checked at the end.
pub fn reckon(world: &Rc<World>) {
    history(world);
    saved(world);
    let mut states: BTreeMap<ClassId, State> = BTreeMap::new();
    for browser in 0..world.browsers.len() {
        let classes = due(world, browser);
        strangers(world, browser, &classes);
        let Some(models) = load(world, browser) else {
            return;
        };
        for class in &classes {
            let state = states
                .entry(class.facts.class)
                .or_insert_with(|| State::of(class.ops.iter().map(|it| it.op.text())));
            match models.get(&class.facts.class) {
                Some(model) => screen(world, class, model, state),
                None => world.breach(Rule::I5, || format!("{} is not shown", class.facts.class)),
            }
        }
    }
}

/// The server's history is what was committed, in its order (I8).
fn history(world: &World) {
    let (server, oracle) = (world.server.borrow(), world.oracle.borrow());
    for (id, class) in &server.db.classes {
        let here = class.ops.iter().map(|it| it.op.text());
        let kept = oracle.history.get(id).into_iter().flatten();
        if !here.eq(kept.map(|it| &**it)) {
            world.breach(Rule::I8, || format!("the history of {id} was rewritten"));
        }
    }
}

/// Whatever was called saved is at the server, or honestly lost. After a silent restore it may also be visible on a
/// phone alone: refused, where the server has lost the refusal; or its own author's, of a class that the author does
/// not have any more, so that nothing tells that the server lacks it (I2).
fn saved(world: &World) {
    let (server, oracle) = (world.server.borrow(), world.oracle.borrow());
    let there = texts(&server.db);
    for (text, browser) in &oracle.saved {
        if there.contains(&**text) || oracle.honest.contains(text) {
            continue;
        }
        let place = oracle.phones[*browser].places.get(text);
        let visible = oracle.silently_restored
            && (oracle.phones.iter().any(|it| {
                it.places
                    .get(text)
                    .is_some_and(|[_, _, quarantine]| *quarantine > 0)
            }) || place.is_some_and(|[_, ops, _]| {
                let class = said::read(text).map(|it| it.class);
                let has = |it: &Class| Some(it.facts.class.to_string()) == class;
                *ops > 0 && !due(world, *browser).iter().any(has)
            }));
        if !visible {
            world.breach(Rule::I2, || {
                format!("saved, and nowhere now ({place:?}): {text}")
            });
        }
    }
}

/// A phone has names and others' marks of its own classes only (I13).
fn strangers(world: &World, browser: usize, classes: &[Class]) {
    let disk = &world.browsers[browser].disk;
    let Some(me) = identity(world, browser) else {
        return;
    };
    let mine = |text: &str| classes.iter().any(|it| it.facts.class.to_string() == text);
    let sheets = disk.look(SHEETS, |all| {
        all.keys().map(|it| it.text.clone()).collect::<Vec<_>>()
    });
    let name = &world.browsers[browser].name;
    for class in sheets.iter().filter(|it| !mine(it)) {
        world.breach(Rule::I13, || format!("{name} has the names of {class}"));
    }
    disk.look(OPS, |all| {
        for (key, text) in all.iter().filter(|(key, _)| !mine(&key.text)) {
            let id = said::id(text);
            let own =
                id.is_some_and(|(device, _)| device == me.device || me.formerly.contains(&device));
            if !own {
                world.breach(Rule::I13, || format!("{name} has of {}: {text}", key.text));
            }
        }
    });
}

/// What a fresh tab of the phone shows.
fn load(world: &Rc<World>, browser: usize) -> Option<BTreeMap<ClassId, Model>> {
    let tab = world.open_tab(browser);
    let done = Rc::new(Cell::new(false));
    let work = {
        let (tab, done) = (Rc::clone(&tab), Rc::clone(&done));
        async move { done.set(tab.load().await.is_ok()) }
    };
    world.exec.spawn(tab.owner, work);
    while world.exec.ready() > 0 {
        world.exec.poll_one(&world.random);
    }
    if !done.get() {
        world.breach(Rule::I11, || "a quiet phone cannot read its records".into());
        return None;
    }
    Some(core::mem::take(&mut tab.page.borrow_mut().classes))
}

/// A screen against the oracle: standings, ticks, places, money.
fn screen(world: &World, class: &Class, model: &Model, state: &State) {
    let id = class.facts.class;
    let oracle = world.oracle.borrow();
    let version = (id, class.sheet.version);
    let ambiguous = oracle.sheets.get(&version).is_some_and(|count| *count > 1);
    if model.sheet != class.sheet && !ambiguous {
        world.breach(Rule::I5, || {
            format!("{id}: another sheet {}", model.sheet.version)
        });
    }
    let tally = Tally::of(&model.sheet, &model.settings, &model.state);
    let wrong = |what: &str, here: String, there: String| {
        world.breach(Rule::I5, || format!("{id}: {what} is {here}, not {there}"));
    };
    if tally.collected.0 != state.collected {
        world.breach(Rule::I10, || {
            format!(
                "{id}: {} fen collected, not {}",
                tally.collected.0, state.collected
            )
        });
    }
    let queue = members(&model.sheet.roster, &model.state);
    let (listed, below) = queue.split_at(model.sheet.roster.students.len());
    let below: Vec<(String, &str)> = below
        .iter()
        .map(|it| (it.id.to_string(), it.name.as_str()))
        .collect();
    let is_listed = |key: &&String| listed.iter().any(|it| it.id.to_string() == **key);
    let off_list = state.written.iter().filter(|key| !is_listed(key));
    let there: Vec<(String, &str)> = off_list
        .filter_map(|key| {
            let line = state.count("walk-in", key)?;
            Some((key.clone(), line.get("name")?.as_str()?))
        })
        .collect();
    if below != there {
        wrong("below the list", format!("{below:?}"), format!("{there:?}"));
    }
    let (mut photographed, mut unpaid) = (0, 0);
    for student in &queue {
        let key = student.id.to_string();
        let standing = student_standing(student, &model.state);
        let unsaid = Value::from(if student.exempt { "exempt" } else { "expected" });
        let there = state.count("attendance", &key).unwrap_or(&unsaid);
        let here = serde_json::to_value(standing).unwrap_or_default();
        photographed += i64::from(standing == Attendance::Photographed);
        if here != *there {
            wrong("a standing", here.to_string(), there.to_string());
        }
        for (register, name) in [
            (Register::CodeReady, "code"),
            (Register::DataChecked, "data"),
        ] {
            let there = state.count(name, &key).and_then(Value::as_bool);
            let here = model.state.tick(student.id, register);
            if here != there.unwrap_or(false) {
                wrong("a tick", here.to_string(), format!("{there:?}"));
            }
        }
        // Place 0 is the own one again.
        let there = state.count("position", &key).and_then(Value::as_u64);
        let there = there.filter(|place| *place > 0);
        let here = model.state.position(student.id).map(u64::from);
        if here != there {
            wrong("a place", format!("{here:?}"), format!("{there:?}"));
        }
        let here = model.state.account(student.id).balance.0;
        let there = state.balance.get(&key).copied().unwrap_or(0);
        if here != there {
            wrong("a balance", here.to_string(), there.to_string());
        }
        unpaid += u32::from(there <= 0 && standing != Attendance::Exempt);
        let there = state.count("note", &key).and_then(Value::as_str);
        let here = model.state.note(student.id);
        if here != there.unwrap_or_default() {
            wrong("a note", here.into(), format!("{there:?}"));
        }
    }
    if tally.unpaid != unpaid {
        wrong("unpaid", tally.unpaid.to_string(), unpaid.to_string());
    }
    let settled = model.state.settlement().map(|it| it.counts);
    let here = settled.map(|it| serde_json::to_value(it).unwrap_or_default());
    if here.as_ref() != state.count("settlement", "class") {
        wrong("the settlement", format!("{here:?}"), "another".into());
    }
    let off_list = i64::from(tally.photographed) - photographed;
    if off_list < 0 || tally.due.0 != model.settings.fee.0 * i64::from(tally.photographed) {
        world.breach(Rule::I10, || format!("{id}: due is {:?}", tally.due));
    }
    drop(oracle);
    other_clocks(world, class, model, tally);
}

/// Every phone with another clock, and the ops in another order: the same screen (I5, I6).
fn other_clocks(world: &World, class: &Class, model: &Model, tally: Tally) {
    let mut ops: Vec<(Op, ServerNo)> = class
        .ops
        .iter()
        .filter_map(|it| Some((it.op.parse().ok()?, it.no)))
        .collect();
    let mut state = ClassState::default();
    while !ops.is_empty() {
        let (mut op, no) = ops.swap_remove(world.random.place(ops.len()));
        op.at = Millis(world.random.within(0, 4_000_000_000_000));
        state.apply(&op, Some(no));
    }
    let again = Tally::of(&model.sheet, &model.settings, &state);
    let same = |student: &rollcall_core::event::Student| {
        student_standing(student, &state) == student_standing(student, &model.state)
            && state.position(student.id) == model.state.position(student.id)
            && state.note(student.id) == model.state.note(student.id)
    };
    let queue = |state: &ClassState| members(&model.sheet.roster, state);
    let settled = |state: &ClassState| state.settlement().map(|it| it.counts);
    if again != tally
        || !queue(&model.state).iter().all(same)
        || queue(&state) != queue(&model.state)
        || settled(&state) != settled(&model.state)
    {
        world.breach(Rule::I6, || {
            format!("{}: with other clocks, another state", class.facts.class)
        });
    }
}
