//! Who remembers what was promised. It knows nothing of how a phone or a server keeps a promise: it looks at what is
//! on the disks, what a phone has called saved, and what the server has ruled.

mod disks;
mod links;
mod reckon;
mod rulings;
mod said;
mod settled;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rollcall_core::ids::{ClassId, DeviceId};
use rollcall_core::marks::{Op, RawOp};
use rollcall_core::sync::Refusal;
use rollcall_core::sync::wire::JoinAnswer;

use crate::executor::TaskId;
use crate::report::Rule;
use crate::server::Db;
use crate::world::World;

pub use reckon::reckon;
pub use settled::{identity, is_settled, unsettled};

type Text = Rc<str>;
type Id = (DeviceId, u64);

/// What is on a phone's disk, by text: how often in outbox, ops and quarantine.
#[derive(Default)]
struct Phone {
    wipes: u64,
    places: BTreeMap<Text, [u8; 3]>,
    /// The highest number used on this disk, by name.
    used: BTreeMap<DeviceId, u64>,
    /// The highest number that the server has told when this disk joined, by name (P4).
    told: BTreeMap<DeviceId, u64>,
}

/// The memory of a run.
pub struct Oracle {
    phones: Vec<Phone>,
    /// Every text that somebody has written, and in which browser, after how many wipes; none where it was elsewhere.
    authored: BTreeMap<Text, Option<(usize, u64)>>,
    /// What a phone called saved, and in which browser.
    saved: BTreeMap<Text, usize>,
    /// What nobody has any more, and why nobody can have it is known.
    honest: BTreeSet<Text>,
    /// What the server has committed, by class, in its order (I8).
    history: BTreeMap<ClassId, Vec<Text>>,
    ids: BTreeMap<Id, (u64, Text)>,
    refused: BTreeMap<(DeviceId, Text), (Option<Id>, Refusal)>,
    /// How many new ops the call of a task has written so far.
    added: BTreeMap<TaskId, usize>,
    /// Every number that any server has ever heard.
    heard: BTreeSet<Id>,
    /// A backup was restored and nobody said so.
    silently_restored: bool,
    /// Who has had a link opened: which browser, after how many wipes, and as which device.
    openings: BTreeMap<(usize, u64, String), DeviceId>,
    /// Classes whose event was closed at some time: phones were told to delete everything of them.
    closed: BTreeSet<ClassId>,
    /// Versions of sheets that were given out twice: nobody can tell them apart.
    sheets: BTreeMap<(ClassId, u64), u32>,
}

impl Oracle {
    /// At the beginning.
    pub fn new(browsers: usize, db: &Db) -> Self {
        let mut oracle = Self {
            phones: (0..browsers).map(|_| Phone::default()).collect(),
            authored: BTreeMap::new(),
            saved: BTreeMap::new(),
            honest: BTreeSet::new(),
            history: BTreeMap::new(),
            ids: BTreeMap::new(),
            refused: BTreeMap::new(),
            added: BTreeMap::new(),
            heard: BTreeSet::new(),
            silently_restored: false,
            openings: BTreeMap::new(),
            closed: BTreeSet::new(),
            sheets: BTreeMap::new(),
        };
        oracle.read(db);
        oracle
    }

    /// How many ops nobody has any more, honestly.
    pub fn honestly_lost(&self) -> u64 {
        self.honest.len() as u64
    }

    /// Somebody outside has written a text.
    pub fn authored_elsewhere(&mut self, text: &str) {
        self.authored.insert(text.into(), None);
    }

    /// A phone has written down who it is: its numbers go on after what the server knows (P4).
    pub fn joined(&mut self, browser: usize, wipes: u64, answer: &JoinAnswer) {
        let Some(phone) = self.phones.get_mut(browser).filter(|it| it.wipes == wipes) else {
            return;
        };
        let told = phone.told.entry(answer.device).or_default();
        *told = (*told).max(answer.last_seq.0);
    }

    /// A task is about to say something.
    pub fn begins_to_say(&mut self, world: &World) {
        self.added.remove(&world.exec.current());
    }

    /// A phone has called ops saved: they are on its disk at this moment (I1).
    pub fn called_saved(&mut self, world: &World, browser: usize, wipes: u64, ops: &[Op]) {
        for op in ops {
            let Ok(raw) = op.to_raw() else { continue };
            let text: Text = raw.text().into();
            let here = self.phones[browser].places.contains_key(&text);
            if wipes == world.browsers[browser].disk.wipes() && !here {
                world.breach(Rule::I1, || format!("called saved and not there: {text}"));
            }
            if self.saved.insert(text, browser).is_some() {
                world.breach(Rule::I4, || format!("saved twice: {}", raw.text()));
            }
        }
        let added = self.added.remove(&world.exec.current()).unwrap_or(0);
        if added != ops.len() && wipes == world.browsers[browser].disk.wipes() {
            world.breach(Rule::I3, || {
                format!("said {} things and {added} are written: {ops:?}", ops.len())
            });
        }
    }

    /// A phone has called a rescue file taken in: all that is in it is on its disk.
    pub fn took_in(&mut self, world: &World, browser: usize, wipes: u64, file: &str) {
        if wipes != world.browsers[browser].disk.wipes() {
            return;
        }
        let places = &self.phones[browser].places;
        for text in said::texts_of_rescue(file) {
            if !places.contains_key(text.as_str()) {
                world.breach(Rule::I2, || format!("taken in and not there: {text}"));
            }
        }
    }

    /// A storage is about to be gone. What is there alone is honestly lost.
    pub fn wiping(&mut self, world: &World, browser: usize) {
        let server = world.server.borrow();
        let there = texts(&server.db);
        let phone = core::mem::take(&mut self.phones[browser].places);
        for text in phone.into_keys() {
            if !there.contains(&*text) && !self.on_any_phone(&text) {
                self.honest.insert(text);
            }
        }
        self.phones[browser] = Phone {
            wipes: world.browsers[browser].disk.wipes() + 1,
            ..Phone::default()
        };
    }

    /// A backup is about to take the place of the database. What neither it nor any phone has is honestly lost.
    pub fn restoring(&mut self, world: &World, at: usize, silently: bool) {
        self.silently_restored |= silently;
        let server = world.server.borrow();
        let Some(backup) = server.backups.get(at) else {
            return;
        };
        let kept = texts(backup);
        for text in texts(&server.db) {
            if !kept.contains(text) && !self.on_any_phone(text) {
                self.honest.insert(text.into());
            }
        }
    }

    /// It has.
    pub fn restored(&mut self, world: &World) {
        // What was opened is another database's.
        self.openings.clear();
        self.read(&world.server.borrow().db);
    }

    /// The event of a class is closed.
    pub fn closed(&mut self, class: ClassId) {
        self.closed.insert(class);
    }

    /// A class's sheet has a new version.
    pub fn sheet_issued(&mut self, world: &World, class: ClassId) {
        if let Some(class) = world.server.borrow().db.classes.get(&class) {
            let version = (class.facts.class, class.sheet.version);
            *self.sheets.entry(version).or_default() += 1;
        }
    }

    fn on_any_phone(&self, text: &str) -> bool {
        self.phones.iter().any(|it| it.places.contains_key(text))
    }

    /// Takes the server's word for what it has, once, after a restore.
    fn read(&mut self, db: &Db) {
        self.history.clear();
        self.ids.clear();
        self.refused.clear();
        for (id, class) in &db.classes {
            let texts = class.ops.iter().map(|it| Text::from(it.op.text()));
            self.history.insert(*id, texts.collect());
            for it in &class.ops {
                if let Some(id) = said::id(it.op.text()) {
                    self.ids.insert(id, (it.no.0, it.op.text().into()));
                }
            }
        }
        for it in &db.quarantine {
            let key = (it.device, Text::from(it.text.as_str()));
            self.refused.insert(key, (said::id(&it.text), it.refusal));
        }
    }

    /// A counsellor has taken a refused op in.
    pub fn accepted(&mut self, world: &World, raw: &RawOp) {
        let place = {
            let server = world.server.borrow();
            raw.parse().ok().and_then(|op| {
                let (no, _) = server.db.op(op.id)?;
                Some((op.class, no))
            })
        };
        if let Some((class, no)) = place {
            self.commit(world, class, no.0, raw.text());
        }
    }
}

fn texts(db: &Db) -> BTreeSet<&str> {
    let committed = db.classes.values().flat_map(|it| &it.ops);
    let committed = committed.map(|it| it.op.text());
    let aside = db.quarantine.iter().map(|it| it.text.as_str());
    committed.chain(aside).collect()
}
