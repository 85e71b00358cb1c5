//! How a run begins: an event with classes, people with phones, a server with a first backup.

use std::rc::Rc;

use chrono::{NaiveDate, NaiveTime};
use rollcall_core::access::{ClassFacts, Grant};
use rollcall_core::event::{ClassSheet, EventCard, Roster, Settings, Slot, Student};
use rollcall_core::ids::{ClassId, CounsellorId, Epoch, EventId, StudentId};
use rollcall_core::money::Fen;
use rollcall_core::sync::Digest;
use rollcall_core::sync::wire::MAX_DELTA;

use crate::faults::Weather;
use crate::phone::Browser;
use crate::random::Random;
use crate::server::{Class, Db, Server};
use crate::world::World;

/// The event of every run.
pub const EVENT: EventId = EventId(0xe);

/// Everything a run begins with.
pub fn world(seed: u64, traced: bool) -> World {
    let random = Random::of(seed);
    let weather = Weather::of(&random);
    let count = 1 + random.below(3);
    let ids: Vec<ClassId> = (0..count).map(|at| ClassId(0xc0 + at)).collect();
    let mut db = Db {
        epoch: Epoch(random.next()),
        event: card(),
        classes: Default::default(),
        ids: Default::default(),
        quarantine: Vec::new(),
        devices: Default::default(),
        sessions: Default::default(),
        invitations: Default::default(),
        grants: Vec::new(),
        attempts: Default::default(),
    };
    for id in &ids {
        let counsellor = CounsellorId(1 + random.below(2));
        db.classes.insert(*id, class(*id, counsellor, &random));
    }
    let browsers = people(&random, &ids);
    let limit = *random
        .pick(&[2, 5, MAX_DELTA, MAX_DELTA])
        .unwrap_or(&MAX_DELTA);
    let mut server = Server::new(db, limit);
    if random.permille(300) {
        server.backups.push(server.db.clone());
    }
    let world = World::new(random, weather, browsers, server, traced);
    // By the seed and not by chance: so every other run is the run that it was before there were words.
    world.writes.set(seed.is_multiple_of(4));
    world
}

fn card() -> EventCard {
    EventCard {
        id: EVENT,
        title: "毕业生图像采集".into(),
        settings: Settings {
            fee: Fen(1500),
            ..Settings::default()
        },
        closed: false,
    }
}

/// A class with a few students.
pub fn class(id: ClassId, counsellor: CounsellorId, random: &Random) -> Class {
    let students = (1..=3 + random.below(3)).map(|at| Student {
        id: StudentId(id.0 << 8 | at),
        order: u32::try_from(at).unwrap_or(0),
        name: format!("路人{at}"),
        number: format!("{at:04}"),
        exempt: random.permille(80),
        pinyin: String::new(),
    });
    let facts = ClassFacts {
        class: id,
        event: EVENT,
        counsellor: Some(counsellor),
        college: Some("软件学院".into()),
        closed: false,
    };
    let sheet = ClassSheet {
        id,
        event: EVENT,
        version: 1,
        name: format!("{id} 班"),
        college: facts.college.clone(),
        counsellor: None,
        headcount: None,
        slot: Some(Slot {
            campus: None,
            venue: None,
            date: NaiveDate::default(),
            start: NaiveTime::default(),
            end: NaiveTime::default(),
            group: None,
            seq: None,
        }),
        roster: Roster {
            students: students.collect(),
        },
    };
    Class {
        facts,
        sheet,
        ops: Vec::new(),
        digest: Digest::default(),
    }
}

/// One to six browsers: monitors of the classes, counsellors, now and then the office's.
fn people(random: &Random, classes: &[ClassId]) -> Vec<Browser> {
    let count = [1, 2, 2, 3, 3, 3, 4, 4, 5, 6][random.place(10)];
    let mut browsers = Vec::new();
    for at in 0..count {
        let class = classes.get(random.place(classes.len()).min(at));
        let class = class.copied().unwrap_or(ClassId(0xc0));
        let (what, role) = match (at, random.below(10)) {
            (1.., 0..3) => {
                let counsellor = CounsellorId(1 + random.below(2));
                (
                    "counsellor",
                    Grant::Counsellor {
                        event: EVENT,
                        counsellor,
                    },
                )
            }
            (2.., 3) => ("office", Grant::Office { event: EVENT }),
            _ => (
                "monitor",
                Grant::Monitor {
                    event: EVENT,
                    class,
                },
            ),
        };
        let old_app = random.permille(150);
        let version = if old_app { ", old app" } else { "" };
        let name = format!("{what} {at}{version}");
        browsers.push(Browser::new(name, role, old_app));
    }
    browsers
}

/// Everybody has a link, and opens it.
pub fn first_tabs(world: &Rc<World>) {
    for browser in 0..world.browsers.len() {
        send_link(world, browser, None);
        let tabs = if world.random.permille(450) { 2 } else { 1 };
        for _ in 0..tabs {
            let tab = world.open_tab(browser);
            world.exec.spawn(tab.owner, crate::phone::open_link(tab));
        }
    }
}

/// Sends somebody a link, for what they do or for something else.
pub fn send_link(world: &World, browser: usize, grant: Option<Grant>) {
    let it = &world.browsers[browser];
    let grant = grant.unwrap_or_else(|| it.role.clone());
    let uses = *world
        .random
        .pick(&[None, Some(1), Some(3)])
        .unwrap_or(&None);
    let mut server = world.server.borrow_mut();
    let link = server.invite(grant, uses, &world.random);
    it.links.borrow_mut().push(link);
}
