//! The classes in the order of time, and where each of them is in its day.

use chrono::NaiveDate;
use leptos::prelude::*;
use rollcall_core::event::Slot;
use rollcall_core::event::day::{self, Left, Meeting, Phase};
use rollcall_core::ids::ClassId;
use rollcall_core::marks::Tally;
use rollcall_core::table::in_order;
use rollcall_core::time::Millis;

use crate::client::{ClassModel, Client};
use crate::phone::ticker;
use crate::platform::browser;
use crate::text::pocket as text;

/// Under which name this browser remembers how long the way is.
const WAY: &str = "rollcall-way";
/// How many minutes a way may take.
pub const WAYS: [i64; 6] = [0, 5, 10, 15, 20, 30];
const USUAL_WAY: i64 = 10;

/// How many classes fit on one screen.
const BESIDE: usize = 3;

/// A class with what is planned of it.
#[derive(Clone, PartialEq)]
pub struct Entry {
    pub id: ClassId,
    pub model: RwSignal<ClassModel>,
    pub name: String,
    pub slot: Option<Slot>,
    /// Gathering, start, end.
    pub instants: [Millis; 3],
    /// The event's offset from UTC, in minutes.
    pub offset: i16,
}

/// What a sheet is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// Who is missing in a class.
    Missing(ClassId),
    /// What may be passed on of it.
    Share(ClassId),
}

/// The page's state; cheap to copy.
#[derive(Clone, Copy)]
pub struct Pocket {
    pub client: Client,
    /// The hall's time: see [`ticker::hall`].
    pub now: Memo<Millis>,
    /// The phone's clock: see [`ticker::now`].
    pub clock: ReadSignal<Millis>,
    /// Minutes of the way, on this phone.
    pub way: RwSignal<i64>,
    /// The sheet that is open.
    pub open: RwSignal<Option<Open>>,
    /// Several classes are to be seen at once, also where they do not overlap now.
    pub beside: RwSignal<bool>,
    /// All classes by time; those without a time last.
    pub plan: Memo<Vec<Entry>>,
}

impl Pocket {
    /// The page of this device.
    #[must_use]
    pub fn new(client: Client) -> Self {
        let way = browser::remembered(WAY).and_then(|text| text.parse().ok());
        Self {
            client,
            now: ticker::hall(),
            clock: ticker::now(),
            way: RwSignal::new(way.filter(|way| WAYS.contains(way)).unwrap_or(USUAL_WAY)),
            open: RwSignal::new(None),
            beside: RwSignal::new(false),
            plan: Memo::new(move |_| plan(client)),
        }
    }

    /// The way takes so many minutes from now on.
    pub fn set_way(self, minutes: i64) {
        browser::remember(WAY, &minutes.to_string());
        self.way.set(minutes);
    }

    /// The class in numbers.
    #[must_use]
    pub fn tally(self, entry: &Entry) -> Tally {
        entry
            .model
            .with(|model| Tally::of(&model.sheet, &model.settings, &model.state))
    }

    /// Where the class is in its day.
    #[must_use]
    pub fn phase(self, entry: &Entry) -> Phase {
        if entry.slot.is_none() {
            return Phase::Ahead;
        }
        let tally = self.tally(entry);
        let left = Left {
            waiting: tally.arrived > tally.photographed,
            done: is_done(&tally),
        };
        day::phase(entry.instants, self.way.get(), left, self.now.get())
    }

    /// The classes with a time that are not over.
    fn ahead(self) -> Vec<Entry> {
        let mut plan = self.plan.get();
        plan.retain(|it| it.slot.is_some() && self.phase(it) != Phase::Over);
        plan
    }

    /// The class that is next, or under way.
    #[must_use]
    pub fn next(self) -> Option<Entry> {
        self.ahead().into_iter().next()
    }

    /// Classes to be seen at once: those under way, or on wish those that come next on the same day. Whether it was
    /// on wish.
    #[must_use]
    pub fn at_once(self) -> (Vec<Entry>, bool) {
        let ahead = self.ahead();
        let now = |it: &&Entry| self.phase(it) >= Phase::Gathering;
        let mut now: Vec<Entry> = ahead.iter().filter(now).cloned().collect();
        let wished = now.len() < 2;
        if wished {
            let first = ahead.first().and_then(day_of);
            now = ahead;
            now.retain(|it| day_of(it) == first);
        }
        now.truncate(BESIDE);
        (now, wished)
    }

    /// Today, where the classes are.
    #[must_use]
    pub fn today(self) -> NaiveDate {
        let offset = self
            .plan
            .with(|plan| plan.first().map_or(480, |it| it.offset));
        self.now.get().to_local(offset).date()
    }

    /// What stands against the class among the own ones: whether it is a warning, and the words.
    #[must_use]
    pub fn notes(self, entry: &Entry) -> Vec<(bool, String)> {
        let mut notes = Vec::new();
        let mut walk: Option<(i64, String)> = None;
        let Some(own) = &entry.slot else {
            return notes;
        };
        self.plan.with(|plan| {
            for other in plan.iter().filter(|it| it.id != entry.id) {
                let Some(slot) = &other.slot else { continue };
                match day::meeting(slot, own).or_else(|| day::meeting(own, slot).filter(is_clash)) {
                    Some(Meeting::Clash) => notes.push((true, text::clash_with(&other.name))),
                    Some(Meeting::Beside) => notes.push((false, text::beside(&other.name))),
                    // Of several before it the last is the one to come from.
                    Some(Meeting::Walk(minutes))
                        if walk.as_ref().is_none_or(|(least, _)| minutes < *least) =>
                    {
                        walk = Some((minutes, walk_words(minutes, slot, own)));
                    }
                    Some(Meeting::Walk(_)) | None => {}
                }
            }
        });
        notes.extend(walk.map(|(_, words)| (true, words)));
        notes
    }
}

fn is_clash(meeting: &Meeting) -> bool {
    *meeting == Meeting::Clash
}

/// Whether nobody is left to be photographed.
#[must_use]
pub fn is_done(tally: &Tally) -> bool {
    tally.photographed > 0 && tally.photographed + tally.absent >= tally.expected
}

/// The day of a class.
#[must_use]
pub fn day_of(entry: &Entry) -> Option<NaiveDate> {
    entry.slot.as_ref().map(|slot| slot.date)
}

fn walk_words(minutes: i64, before: &Slot, own: &Slot) -> String {
    let place = |slot: &Slot| {
        let place = if before.campus == own.campus {
            &slot.venue
        } else {
            &slot.campus
        };
        place.clone().unwrap_or_default()
    };
    match minutes {
        ..1 => text::walk_at_once(place(before), place(own)),
        _ => text::walk(minutes, place(before), place(own)),
    }
}

fn plan(client: Client) -> Vec<Entry> {
    let entry = |(id, model): (&ClassId, &RwSignal<ClassModel>)| {
        model.with(|it| Entry {
            id: *id,
            model: *model,
            name: it.sheet.name.clone(),
            slot: it.sheet.slot.clone(),
            instants: it
                .sheet
                .slot
                .as_ref()
                .map_or([Millis(0); 3], |slot| slot.instants(&it.settings)),
            offset: it.settings.utc_offset_minutes,
        })
    };
    let all: Vec<Entry> = client
        .classes
        .with(|classes| classes.iter().map(entry).collect());
    in_order(all, |it| {
        let slot = it.slot.as_ref();
        let key = slot.map(|slot| (slot.date, slot.start, slot.campus.clone(), slot.group));
        (key.is_none(), key, it.name.clone())
    })
}
