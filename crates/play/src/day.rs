//! A day of all classes: every phone's script in one row by time.

use std::collections::{BTreeMap, BTreeSet};
use std::thread;

use core::time::Duration;

use fastrand::Rng;
use rollcall_core::access::Grant;
use rollcall_core::desk::{ClassRow, Invitation, InviteRequest, Session};
use rollcall_core::event::{EventCard, Slot};
use rollcall_core::sync::Failure;
use rollcall_core::sync::wire::{JoinAnswer, JoinRequest, PROTOCOL};
use rollcall_core::time::Millis;

use crate::phone::Phone;
use crate::script::{Act, Crew, script};
use crate::web::{Unplayable, Web};

/// How long marks are gathered before they are sent, in milliseconds.
const GATHER_MS: i64 = 1_500;
/// How many marks are sent at once where nothing is waited for.
const GATHER_MARKS: u32 = 150;
/// Days a phone's link is good for.
const LINK_DAYS: u16 = 7;

/// How a day goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// By the clock: what is past is done at once, what is to come is waited for.
    Live,
    /// At once: marks have the times that they would have had, and nothing is waited for.
    AtOnce,
}

/// What is to be played.
#[derive(Debug, Clone)]
pub struct Day {
    /// The office's link.
    pub link: String,
    /// How it goes by.
    pub pace: Pace,
    /// Of the dice.
    pub seed: u64,
    /// At most so many classes, the earliest; none for all.
    pub classes: Option<usize>,
}

/// What was played.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Played {
    /// Phones.
    pub phones: usize,
    /// Things done.
    pub acts: usize,
}

/// Plays a day; `clock` is the clock of all phones. What happens is told to `say`, in a line each.
///
/// # Errors
/// [`Unplayable`]: what was sent before stays with the server.
pub fn play(
    day: &Day,
    clock: impl Fn() -> Millis,
    say: impl Fn(&str),
) -> Result<Played, Unplayable> {
    let mut random = Rng::with_seed(day.seed);
    let (base, office, event) = enter(&day.link)?;
    let mut phones = phones(day, &base, &office, &event, &clock)?;
    say(&format!("{} phones have joined", phones.len()));
    let mut crews: BTreeMap<_, Crew> = BTreeMap::new();
    let mut todo: Vec<(Millis, usize, Act)> = Vec::new();
    for (at, phone) in phones.iter().enumerate() {
        let Some(slot) = &phone.sheet.slot else {
            continue;
        };
        let crew = crews.entry(queue(slot)).or_insert_with(|| Crew {
            percent: random.i64(80..104),
            free_at: Millis(0),
        });
        let acts = script(&phone.sheet, &event.settings, crew, &mut random);
        todo.extend(acts.into_iter().map(|(due, act)| (due, at, act)));
    }
    todo.sort_by_key(|(due, at, _)| (*due, *at));
    let acts = todo.len();
    let mut unsent = Unsent::default();
    for (due, at, act) in todo {
        if day.pace == Pace::Live {
            unsent.send_until(due, &mut phones, &clock)?;
        }
        let phone = &mut phones[at];
        if matches!(act, Act::Settle(_)) {
            say(&format!("{} is done", phone.sheet.name));
        }
        phone.act(&act, due)?;
        unsent.add(at, due.after(GATHER_MS));
        if day.pace == Pace::AtOnce {
            unsent.send_long(&mut phones, &clock)?;
        }
    }
    unsent.send_all(&mut phones, &clock)?;
    Ok(Played {
        phones: phones.len(),
        acts,
    })
}

/// Which queue of which day.
fn queue(
    slot: &Slot,
) -> (
    chrono::NaiveDate,
    Option<String>,
    Option<String>,
    Option<u8>,
) {
    (
        slot.date,
        slot.campus.clone(),
        slot.venue.clone(),
        slot.group.map(|group| group.0),
    )
}

fn asked<T>(path: &str, answer: Result<T, Failure>) -> Result<T, Unplayable> {
    answer.map_err(|why| Unplayable::Server {
        path: path.to_owned(),
        why,
    })
}

/// Opens the office's link.
fn enter(link: &str) -> Result<(String, Web, EventCard), Unplayable> {
    let parts = link.split_once("/join#");
    let (base, secret) = parts.ok_or_else(|| Unplayable::Link(link.to_owned()))?;
    let web = Web::to(base);
    let request = JoinRequest {
        protocol: PROTOCOL,
        secret: secret.to_owned(),
        device: None,
        key: None,
        attempt: None,
    };
    let answer: JoinAnswer = asked("/api/join", web.post("/api/join", &request))?;
    let Grant::Office { event } = answer.grant else {
        return Err(Unplayable::NotTheOffice);
    };
    let session: Session = asked("/api/session", web.get("/api/session"))?;
    let card = session.events.into_iter().find(|it| it.id == event);
    Ok((base.to_owned(), web, card.ok_or(Unplayable::NotTheOffice)?))
}

/// A phone for every class with a slot and a roster, in the order of time.
fn phones(
    day: &Day,
    base: &str,
    office: &Web,
    event: &EventCard,
    clock: impl Fn() -> Millis,
) -> Result<Vec<Phone>, Unplayable> {
    let path = format!("/api/events/{}/classes", event.id);
    let rows: Vec<ClassRow> = asked(&path, office.get(&path))?;
    let rows = rows
        .iter()
        .filter(|row| row.slot.is_some() && row.roster > 0);
    let mut phones = Vec::new();
    for row in rows.take(day.classes.unwrap_or(usize::MAX)) {
        let request = InviteRequest {
            grant: Grant::Monitor {
                event: event.id,
                class: row.id,
            },
            uses: Some(1),
            days: LINK_DAYS,
        };
        let link: Invitation = asked(&path, office.post("/api/invitations", &request))?;
        let secret = link.url.split_once('#').map(|(_, secret)| secret);
        let secret = secret.ok_or_else(|| Unplayable::Link(link.url.clone()))?;
        phones.push(Phone::open(base, secret, row.id, clock())?);
    }
    Ok(phones)
}

/// Which phones have something to send, and since when.
#[derive(Debug, Default)]
struct Unsent {
    due: BTreeMap<usize, (Millis, u32)>,
}

impl Unsent {
    fn add(&mut self, phone: usize, due: Millis) {
        let (_, marks) = self.due.entry(phone).or_insert((due, 0));
        *marks += 1;
    }

    /// Waits until `until`, and lets every phone send that has waited long enough.
    fn send_until(
        &mut self,
        until: Millis,
        phones: &mut [Phone],
        clock: &impl Fn() -> Millis,
    ) -> Result<(), Unplayable> {
        loop {
            let now = clock();
            let ripe: BTreeSet<usize> = self
                .due
                .iter()
                .filter(|(_, (due, _))| *due <= now)
                .map(|(at, _)| *at)
                .collect();
            // What is past is caught up with first, and sent in few batches.
            if until > now || ripe.len() > phones.len() / 2 {
                self.send(&ripe, phones, clock)?;
            }
            let wait = until.since(clock());
            if wait <= 0 {
                return Ok(());
            }
            let wait = u64::try_from(wait.min(250)).unwrap_or(250);
            thread::sleep(Duration::from_millis(wait));
        }
    }

    fn send_long(
        &mut self,
        phones: &mut [Phone],
        clock: &impl Fn() -> Millis,
    ) -> Result<(), Unplayable> {
        let long = |(_, marks): &(Millis, u32)| *marks >= GATHER_MARKS;
        let ripe = self.due.iter().filter(|(_, it)| long(it));
        let ripe: BTreeSet<usize> = ripe.map(|(at, _)| *at).collect();
        self.send(&ripe, phones, clock)
    }

    fn send_all(
        &mut self,
        phones: &mut [Phone],
        clock: &impl Fn() -> Millis,
    ) -> Result<(), Unplayable> {
        let all = self.due.keys().copied().collect();
        self.send(&all, phones, clock)
    }

    fn send(
        &mut self,
        which: &BTreeSet<usize>,
        phones: &mut [Phone],
        clock: &impl Fn() -> Millis,
    ) -> Result<(), Unplayable> {
        for at in which {
            phones[*at].exchange(clock())?;
            self.due.remove(at);
        }
        Ok(())
    }
}
