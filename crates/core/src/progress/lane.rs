//! One queue of one day.

use chrono::NaiveDate;

use super::forecast::{Coming, Queue, forecasts};
use super::stage::{Times, progress, remaining};
use super::{Facts, HOUR_MS, MINUTE_MS, SILENT_MS, pace};
use crate::desk::{Lane, LaneClass, Progress};
use crate::event::{Group, Settings, Slot};
use crate::time::Millis;

/// Photographs are looked at from so long before the day's first slot to so long after its last one. What is outside
/// is a wrong clock, or another day.
const MARGIN_MS: i64 = 4 * HOUR_MS;
/// A phone's corrected clock may be ahead by the time that its message took.
const AHEAD_MS: i64 = MINUTE_MS;

/// What tells queues apart, in the order of a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key<'a> {
    date: NaiveDate,
    campus: Option<&'a str>,
    venue: Option<&'a str>,
    group: Option<Group>,
}

impl<'a> Key<'a> {
    /// The queue that a slot is in.
    pub fn of(slot: &'a Slot) -> Self {
        Self {
            date: slot.date,
            campus: slot.campus.as_deref(),
            venue: slot.venue.as_deref(),
            group: slot.group,
        }
    }
}

/// A class in its queue.
struct Place<'a> {
    facts: &'a Facts<'a>,
    times: Times,
    first_shot: Option<Millis>,
    progress: Progress,
    /// It runs, and the crew has gone on to others: who is left comes at the end, or not at all.
    left_behind: bool,
    /// Its slot is over, nobody was photographed, and the crew has gone on to later classes. It was there and its
    /// phone has not been heard, or it was not there: nobody waits for it.
    passed_over: bool,
}

impl Place<'_> {
    fn has_begun(&self) -> bool {
        self.facts.tally.photographed > 0
    }

    /// It is still to be called.
    fn is_coming(&self) -> bool {
        !self.has_begun() && self.progress != Progress::Finished && !self.passed_over
    }

    /// How many the crew is done with.
    fn done(&self) -> u32 {
        let expected = self.facts.tally.expected;
        if self.left_behind || self.progress == Progress::Finished {
            expected
        } else if self.has_begun() {
            expected - remaining(&self.facts.tally)
        } else {
            0
        }
    }

    fn slot_ms(&self) -> i64 {
        self.times.end.since(self.times.start).max(0)
    }
}

/// The queue of classes that share a [`Key`]; none without classes.
pub fn lane(classes: &[&Facts<'_>], settings: &Settings, now: Millis) -> Option<Lane> {
    let slot = classes.first()?.slot?;
    let mut shots = Vec::new();
    let mut places = places(classes, settings, now, &mut shots);
    shots.sort_unstable();
    places.sort_by_key(|it| {
        (
            it.times.start,
            it.facts.slot.and_then(|slot| slot.seq),
            it.facts.id,
        )
    });
    judge(&mut places, shots.last().copied());

    let planned_ms = planned_ms(&places);
    let pace = pace::pace(&shots);
    let over = places.iter().map(|it| it.times.over()).max()?;
    let last_shot = shots.last().copied();
    let is_over = now.since(over.max(last_shot.unwrap_or(over))) > HOUR_MS;
    let mut calls = Vec::new();
    if !is_over {
        let runs = |it: &&Place<'_>| it.progress == Progress::Running && !it.left_behind;
        let queue = Queue {
            now,
            begun: places.iter().any(Place::has_begun),
            pace,
            planned_ms,
            running: places
                .iter()
                .filter(runs)
                .map(|it| remaining(&it.facts.tally))
                .sum(),
            since_last_ms: last_shot.map_or(0, |at| now.since(at)),
        };
        let coming: Vec<Coming> = places
            .iter()
            .filter(|it| it.is_coming())
            .map(coming)
            .collect();
        calls = forecasts(&queue, &coming);
    }
    let mut calls = calls.into_iter();
    Some(Lane {
        campus: slot.campus.clone(),
        venue: slot.venue.clone(),
        group: slot.group,
        date: slot.date,
        planned_ms,
        pace,
        behind_ms: last_shot.map(|last| behind_ms(&places, last, (!is_over).then_some(now))),
        classes: places
            .iter()
            .map(|place| {
                let call = if place.is_coming() {
                    calls.next()
                } else {
                    None
                };
                LaneClass {
                    class: place.facts.id,
                    name: place.facts.name.to_owned(),
                    gathering: place.times.gathering,
                    start: place.times.start,
                    end: place.times.end,
                    progress: place.progress,
                    expected: place.facts.tally.expected,
                    arrived: place.facts.tally.arrived,
                    photographed: place.facts.tally.photographed,
                    absent: place.facts.tally.absent,
                    first_shot: place.first_shot,
                    last_shot: place.times.last_shot,
                    call,
                    heard_at: place.facts.heard_at,
                }
            })
            .collect(),
    })
}

/// The classes with their times; the photographs of that day are gathered in `shots`.
fn places<'a>(
    classes: &[&'a Facts<'a>],
    settings: &Settings,
    now: Millis,
    shots: &mut Vec<Millis>,
) -> Vec<Place<'a>> {
    let instants = |facts: &Facts<'_>| facts.slot.map(|slot| slot.instants(settings));
    let all = || classes.iter().filter_map(|facts| instants(facts));
    let from = all().map(|[_, start, _]| start.0 - MARGIN_MS).min();
    let to = all()
        .map(|[_, start, end]| start.max(end).0 + MARGIN_MS)
        .max();
    let (from, to) = (from.unwrap_or(0), to.unwrap_or(0));
    let counts = |at: &&Millis| (from..=to.min(now.0.saturating_add(AHEAD_MS))).contains(&at.0);
    classes
        .iter()
        .filter_map(|facts| {
            let [gathering, start, end] = instants(facts)?;
            let own = || facts.shots.iter().filter(counts).map(|at| (*at).min(now));
            shots.extend(own());
            let times = Times {
                gathering,
                start,
                end,
                last_shot: own().max(),
            };
            Some(Place {
                facts,
                times,
                first_shot: own().min(),
                progress: progress(&facts.tally, &times, now),
                left_behind: false,
                passed_over: false,
            })
        })
        .collect()
}

/// Says of each class whether the crew has gone on without it.
fn judge(places: &mut [Place<'_>], last_shot: Option<Millis>) {
    let mut later_has_begun = false;
    for place in places.iter_mut().rev() {
        place.passed_over = place.progress == Progress::Late && later_has_begun;
        later_has_begun |= place.has_begun();
        let behind = match (place.times.last_shot, last_shot) {
            (Some(own), Some(last)) => last.since(own) > SILENT_MS,
            (None, Some(_)) => true,
            (_, None) => false,
        };
        let ended = place.progress == Progress::Unclear;
        place.left_behind = ended || (place.progress == Progress::Running && behind);
    }
}

fn planned_ms(places: &[Place<'_>]) -> Option<u32> {
    let timed = || places.iter().filter(|it| it.slot_ms() > 0);
    let students: i64 = timed().map(|it| i64::from(it.facts.tally.expected)).sum();
    let ms: i64 = timed()
        .filter(|it| it.facts.tally.expected > 0)
        .map(Place::slot_ms)
        .sum();
    u32::try_from(ms.checked_div(students)?).ok()
}

fn coming(place: &Place<'_>) -> Coming {
    Coming {
        students: remaining(&place.facts.tally),
        gathering: place.times.gathering,
        start: place.times.start,
        slot_ms: place.slot_ms(),
    }
}

/// How far behind the plan the queue is. By the plan, so many students would be done at one moment, and the next would
/// be photographed at another: the queue is behind by the later of what the last photograph and what the clock says.
/// In whatever order the classes came: it is the number of students that counts.
fn behind_ms(places: &[Place<'_>], last_shot: Millis, now: Option<Millis>) -> i64 {
    let in_plan = || {
        places
            .iter()
            .filter(|it| !it.passed_over && it.facts.tally.expected > 0)
    };
    let mut done: u32 = in_plan().map(Place::done).sum();
    let mut reached = None;
    let mut next = None;
    for place in in_plan() {
        let expected = place.facts.tally.expected;
        if done >= expected {
            done -= expected;
            reached = Some(place.times.end);
            continue;
        }
        let part = place.slot_ms() * i64::from(done) / i64::from(expected);
        let moment = Millis(place.times.start.0 + part);
        if done > 0 || reached.is_none() {
            reached = Some(moment);
        }
        next = Some(moment);
        break;
    }
    let by_last = reached.map_or(0, |reached| last_shot.since(reached));
    let by_clock = now.zip(next).map(|(now, next)| now.since(next));
    by_clock.map_or(by_last, |by_clock| by_clock.max(by_last))
}
