//! What the parts of the page share: the timetable as it is published, as it would be, and what is in the hand.

use chrono::{NaiveDate, NaiveDateTime};
use leptos::prelude::*;
use rollcall_core::desk::{ClassRow, Draft};
use rollcall_core::event::{Clash, ClashSeverity, Placed, Slot, clashes};
use rollcall_core::ids::ClassId;

use super::carry::{Carried, Target};
use super::day::{Day, days};
use crate::desk::state::{Desk, desk};
use crate::text::format;
use crate::text::plan as text;

/// Cheap to copy, provided as a context.
#[derive(Clone, Copy)]
pub(super) struct Scene {
    pub desk: Desk,
    /// Where the classes stand by what is published.
    pub standing: Memo<Vec<Placed>>,
    /// Where they would stand by the draft.
    pub placed: Memo<Vec<Placed>>,
    /// The free places as they would be.
    pub free: Memo<Vec<Slot>>,
    /// The days as they would be, each a picture.
    pub days: Memo<Vec<Day>>,
    /// The day that somebody chose.
    pub chosen: RwSignal<Option<NaiveDate>>,
    /// The day that is shown.
    pub shown: Memo<Option<NaiveDate>>,
    /// What is in the hand.
    pub carried: RwSignal<Option<Carried>>,
    /// Where the pointer is, in pixels of the window.
    pub pointer: RwSignal<(i32, i32)>,
    /// Whose sheet is open.
    pub opened: RwSignal<Option<ClassId>>,
    /// What was said last to those who do not see the page.
    pub said: RwSignal<String>,
    /// What was published.
    pub done: RwSignal<Option<String>>,
    /// Why something was not.
    pub refused: RwSignal<Option<String>>,
}

impl Scene {
    /// Of this desk's event.
    pub fn new(desk: Desk) -> Self {
        let standing = Memo::new(move |_| {
            let rows = |rows: &Option<Vec<ClassRow>>| -> Vec<Placed> {
                rows.iter().flatten().map(placed).collect()
            };
            desk.rows.with(rows)
        });
        let placed = Memo::new(move |_| {
            standing.with(|standing| desk.moves.with(|draft| draft.over(standing)))
        });
        let free = Memo::new(move |_| {
            // Who does not move classes looks at the own ones, and not at days that have none of them.
            if !desk.office {
                return Vec::new();
            }
            let spares = desk.plan.with(|plan| {
                let spares = plan.as_ref().map(|plan| plan.spares.clone());
                spares.unwrap_or_default()
            });
            standing.with(|standing| desk.moves.with(|draft| draft.free(standing, &spares)))
        });
        let days = Memo::new(move |_| placed.with(|placed| free.with(|free| days(placed, free))));
        let chosen = RwSignal::new(None::<NaiveDate>);
        let shown = Memo::new(move |_| {
            let today = today(desk);
            days.with(|days| {
                let dates = || days.iter().map(|day| day.date);
                let chosen = chosen.get().filter(|date| dates().any(|it| it == *date));
                // Today or the next of the days; after them the last.
                chosen
                    .or_else(|| dates().find(|it| *it >= today))
                    .or_else(|| dates().next_back())
            })
        });
        Self {
            desk,
            standing,
            placed,
            free,
            days,
            chosen,
            shown,
            carried: RwSignal::new(None),
            pointer: RwSignal::new((0, 0)),
            opened: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            done: RwSignal::new(None),
            refused: RwSignal::new(None),
        }
    }

    /// What clocks at the event show.
    pub fn now_local(self) -> NaiveDateTime {
        self.desk.now.get().to_local(self.desk.offset())
    }

    /// The name of a class as printed.
    pub fn name(self, class: ClassId) -> String {
        let name = |placed: &Vec<Placed>| Some(find(placed, class)?.name.clone());
        self.placed.with(name).unwrap_or_default()
    }

    /// Where a class would stand.
    pub fn slot(self, class: ClassId) -> Option<Slot> {
        self.placed.with(|placed| find(placed, class)?.slot.clone())
    }

    /// What stands against a class going there, with the draft as it is.
    pub fn clashes(self, class: ClassId, to: &Slot) -> Vec<Clash> {
        let now = self.now_local();
        let settings = self.desk.event.with(|event| event.settings.clone());
        self.placed
            .with(|placed| clashes(placed, class, to, &settings, now))
    }

    /// What stands against two classes changing places; none where one of them has no place.
    pub fn swap_clashes(self, a: ClassId, b: ClassId) -> Option<Vec<Clash>> {
        let now = self.now_local();
        let settings = self.desk.event.with(|event| event.settings.clone());
        let placed = self.placed.get();
        let moves = [
            (a, find(&placed, b)?.slot.clone()?),
            (b, find(&placed, a)?.slot.clone()?),
        ];
        let found = rollcall_core::event::clash::clashes_of_all(&placed, &moves, &settings, now);
        let mut found: Vec<_> = found.into_iter().flat_map(|(_, clashes)| clashes).collect();
        found.sort_by_key(|it| core::cmp::Reverse(it.severity()));
        found.dedup();
        Some(found)
    }

    /// What stands against dropping there; none where it is no place for it at all.
    pub fn against(self, class: ClassId, target: &Target) -> Option<Vec<Clash>> {
        match target {
            Target::Place(slot) => Some(self.clashes(class, slot)),
            Target::Swap(other) => self.swap_clashes(class, *other),
        }
    }

    /// Where a target is, in words.
    pub fn place_words(self, target: &Target) -> String {
        match target {
            Target::Place(slot) => slot_words(slot),
            Target::Swap(other) => text::swap_with(self.name(*other)),
        }
    }

    /// Drops a class: a step of the draft, unless something forbids it. Whether it landed.
    pub fn drop_at(self, class: ClassId, target: &Target) -> bool {
        let against = self.against(class, target);
        let forbidden = match &against {
            None => Some(text::no_swap().to_owned()),
            Some(found) => found
                .iter()
                .find(|it| it.severity() == ClashSeverity::Block)
                .map(text::clash),
        };
        if let Some(why) = forbidden {
            self.said.set(text::said_blocked(why));
            return false;
        }
        let name = self.name(class);
        let words = match target {
            Target::Place(slot) => text::said_dropped(name, slot_words(slot)),
            Target::Swap(other) => text::said_swapped(name, self.name(*other)),
        };
        self.standing.with_untracked(|standing| {
            self.desk.moves.update(|draft: &mut Draft| match target {
                Target::Place(slot) => draft.put(standing, class, slot.clone()),
                Target::Swap(other) => draft.swap(standing, class, *other),
            });
        });
        if let Some(slot) = self.slot(class) {
            self.chosen.set(Some(slot.date));
        }
        self.said.set(words);
        true
    }

    /// Undoes the move of a class.
    pub fn undo(self, class: ClassId) {
        self.said.set(text::said_undone(self.name(class)));
        self.desk.moves.update(|draft| draft.undo(class));
    }
}

fn placed(row: &ClassRow) -> Placed {
    Placed {
        class: row.id,
        name: row.name.clone(),
        counsellor: row.counsellor_id,
        college: row.college.clone(),
        slot: row.slot.clone(),
    }
}

fn find(placed: &[Placed], class: ClassId) -> Option<&Placed> {
    placed.iter().find(|it| it.class == class)
}

/// The event's own day.
pub(super) fn today(desk: Desk) -> NaiveDate {
    desk.now.get().to_local(desk.offset()).date()
}

/// `4月15日 周三 8:30–8:50 · 东湖 · 第 1 组`.
pub(super) fn slot_words(slot: &Slot) -> String {
    let place = format::place(slot);
    let when = format!("{} {}", format::day(slot.date), format::times(slot));
    if place.is_empty() {
        when
    } else {
        format!("{when} · {place}")
    }
}

/// From where to where; what both have in common is said once or not at all.
pub(super) fn way_words(from: &Slot, to: &Slot) -> (String, String) {
    let here = (&from.campus, &from.venue) == (&to.campus, &to.venue);
    let words = |slot: &Slot, with_day: bool| {
        let day = with_day.then(|| format::day(slot.date));
        let place = if here {
            slot.group.map(|group| format::group(group.0))
        } else {
            Some(format::place(slot)).filter(|place| !place.is_empty())
        };
        let parts = [day, Some(format::times(slot)), place];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    (words(from, true), words(to, from.date != to.date))
}

/// The scene of this page.
pub(super) fn scene() -> Scene {
    expect_context::<Scene>()
}

/// Makes the scene of this page.
pub(super) fn set() -> Scene {
    let scene = Scene::new(desk());
    provide_context(scene);
    scene
}
