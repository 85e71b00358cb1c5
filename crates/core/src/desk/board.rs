//! The live board: how the day goes, against the plan.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::event::Group;
use crate::ids::ClassId;
use crate::money::Fen;
use crate::time::Millis;
use crate::words::words;

/// `GET /api/events/{event}/board`: of the caller's classes, as of now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board {
    /// The server's clock.
    pub now: Millis,
    /// Over all days.
    pub totals: BoardTotals,
    /// Every queue of every day, in the order of day, campus, venue and group.
    pub lanes: Vec<Lane>,
    /// Classes that should be heard of and are not: gathering or running, and no word for ten minutes or ever. The
    /// longest silent first.
    pub silent: Vec<Silent>,
}

/// Sums over the classes with a slot; money over all classes, for it does not go away with a class that leaves the
/// timetable (I10).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoardTotals {
    /// Classes with a slot.
    pub classes: u32,
    /// Everybody photographed or said to be absent.
    pub finished: u32,
    /// Begun and not finished: running or unclear.
    pub running: u32,
    /// Their slot is over, and nobody of them has been photographed.
    pub late: u32,
    /// Students to be photographed.
    pub expected: u32,
    /// 已拍.
    pub photographed: u32,
    /// 缺席.
    pub absent: u32,
    /// Fee × photographed, in fen.
    pub due: Fen,
    /// The ledgers' sum, in fen.
    pub collected: Fen,
    /// Paid to the crew by the settlements, in fen.
    pub paid: Fen,
    /// Classes with a settlement.
    pub settled: u32,
}

/// One queue on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lane {
    /// Campus as printed.
    pub campus: Option<String>,
    /// Venue as printed.
    pub venue: Option<String>,
    /// Which queue.
    pub group: Option<Group>,
    /// The day.
    #[serde(with = "crate::time::day")]
    pub date: NaiveDate,
    /// Planned milliseconds a student: the slots' length by those expected; none where nobody is.
    pub planned_ms: Option<u32>,
    /// As it really goes; none before enough has been photographed.
    pub pace: Option<Pace>,
    /// How far behind the plan the queue is now, in milliseconds; ahead below zero. None before it has begun.
    pub behind_ms: Option<i64>,
    /// In the order of time.
    pub classes: Vec<LaneClass>,
}

/// How fast a queue moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pace {
    /// Milliseconds from one student to the next: the median of the last gaps, without breaks.
    pub ms_a_student: u32,
    /// Half of the gaps are nearer to it than this, in milliseconds.
    pub spread_ms: u32,
    /// From how many gaps.
    pub of: u32,
}

/// One class in its queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaneClass {
    /// Which class.
    pub class: ClassId,
    /// Name as printed.
    pub name: String,
    /// When it should stand in its queue.
    pub gathering: Millis,
    /// Begin of its slot.
    pub start: Millis,
    /// End of its slot.
    pub end: Millis,
    /// How far it is.
    pub progress: Progress,
    /// Students to be photographed.
    pub expected: u32,
    /// 到场.
    pub arrived: u32,
    /// 已拍.
    pub photographed: u32,
    /// 缺席.
    pub absent: u32,
    /// When the first was photographed, by the phone's corrected clock.
    pub first_shot: Option<Millis>,
    /// When the last was.
    pub last_shot: Option<Millis>,
    /// When it will be called; none once it is running or finished, nor of one whose slot is over and that the queue
    /// has passed over, nor an hour after the queue's day is over.
    pub call: Option<Forecast>,
    /// When a monitor's phone of it was last heard.
    pub heard_at: Option<Millis>,
}

/// How far a class is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Progress {
    /// Not yet its time.
    #[default]
    Waiting,
    /// Between its gathering time and its first photograph.
    Gathering,
    /// Somebody was photographed and somebody is still to be.
    Running,
    /// Everybody is photographed or said to be absent.
    Finished,
    /// Its slot is over and nobody was photographed.
    Late,
    /// Its slot is over by an hour, some were photographed, none of them in the last ten minutes, and others nobody
    /// speaks of.
    Unclear,
}

words! {
    Progress {
        Waiting = "waiting", Gathering = "gathering", Running = "running", Finished = "finished", Late = "late",
        Unclear = "unclear",
    }
}

/// When a class will really be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forecast {
    /// Most likely.
    pub at: Millis,
    /// Hardly earlier.
    pub early: Millis,
    /// Hardly later.
    pub late: Millis,
    /// How sure that is.
    pub sure: Sureness,
}

/// What a forecast rests on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sureness {
    /// The plan alone: nobody was photographed in this queue today.
    #[default]
    Planned,
    /// Few photographs, or many classes in between.
    Rough,
    /// The pace of this queue, with few classes in between.
    Good,
}

words! { Sureness { Planned = "planned", Rough = "rough", Good = "good" } }

/// A class that should be heard of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silent {
    /// Which class.
    pub class: ClassId,
    /// Name as printed.
    pub name: String,
    /// Counsellor as printed.
    pub counsellor: Option<String>,
    /// When one of its monitors' phones was last heard; none for never.
    pub heard_at: Option<Millis>,
}
