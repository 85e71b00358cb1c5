//! The state of one class: which statements stand, and what counts.
//!
//! Invariant: the same set of ops, with the same server numbers, gives the same state, in whatever order and
//! however often they were applied (I3, I5). No clock has a say (I6).

use super::{Attendance, Mark, Op, OpId, Register, ServerNo, Subject, WalkIn};
use crate::access::Role;
use crate::ids::StudentId;
use crate::mutation::{Mutation, is_on};
use crate::table::Table;
use crate::time::Millis;

/// An op that no other op of its register has seen: a statement that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Which op.
    pub id: OpId,
    /// What it says.
    pub mark: Mark,
    /// Its number from the server; none while it is only on this device.
    pub no: Option<ServerNo>,
    /// The writing phone's time, to show.
    pub at: Millis,
    /// As what its author acted.
    pub by: Role,
}

/// What a register holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Value<T> {
    /// What counts now.
    pub counts: T,
    /// Whether statements that stand contradict each other, so that a person must resolve them.
    pub conflict: bool,
}

/// One register of one subject.
#[derive(Debug, Clone, Default)]
struct Place {
    said: Table<OpId, Head>,
    replaced: Table<OpId, ()>,
}

impl Place {
    fn heads(&self) -> impl Iterator<Item = &Head> {
        self.said
            .values()
            .filter(|head| !self.replaced.contains(&head.id))
    }
}

/// The state of one class.
#[derive(Debug, Clone, Default)]
pub struct ClassState {
    places: Table<(Subject, Register), Place>,
}

impl ClassState {
    /// Takes in one op. Again is harmless; a number learnt later is added. Answers whether anything changed.
    pub fn apply(&mut self, op: &Op, no: Option<ServerNo>) -> bool {
        let Some(key) = op.place() else { return false };
        let place = self.places.of(key, |_| Place::default());
        if let Some(known) = place.said.get_mut(&op.id) {
            let news = known.no.is_none() && no.is_some();
            known.no = known.no.or(no);
            return news;
        }
        let head = Head {
            id: op.id,
            mark: op.mark.clone(),
            no,
            at: op.at,
            by: op.by,
        };
        place.said.insert(op.id, head);
        // An op cannot replace itself: it would be said and unsaid at once.
        for seen in op
            .seen
            .iter()
            .filter(|seen| **seen != op.id && !is_on(Mutation::SeenIgnored))
        {
            place.replaced.insert(*seen, ());
        }
        true
    }

    /// The statements that stand, by id.
    pub fn heads(&self, subject: Subject, register: Register) -> impl Iterator<Item = &Head> {
        self.places
            .get(&(subject, register))
            .into_iter()
            .flat_map(Place::heads)
    }

    /// The ids of the statements that stand: what an op that replaces them puts into `seen`.
    #[must_use]
    pub fn seen(&self, subject: Subject, register: Register) -> Vec<OpId> {
        self.heads(subject, register).map(|head| head.id).collect()
    }

    /// Where a student stands; none if nobody said anything.
    #[must_use]
    pub fn attendance(&self, student: StudentId) -> Option<Value<Attendance>> {
        let read = |mark: &Mark| match mark {
            Mark::Attendance(attendance) => Some(*attendance),
            _ => None,
        };
        self.read(
            Subject::Student(student),
            Register::Attendance,
            read,
            |attendance| attendance.rank(),
        )
    }

    /// A yes-or-no tick of a student: [`Register::CodeReady`] or [`Register::DataChecked`].
    /// Of contradicting ticks the yes counts.
    #[must_use]
    pub fn tick(&self, student: StudentId, register: Register) -> bool {
        let read = |mark: &Mark| match mark {
            Mark::CodeReady(yes) | Mark::DataChecked(yes) => Some(*yes),
            _ => None,
        };
        self.read(Subject::Student(student), register, read, u8::from)
            .is_some_and(|tick| tick.counts)
    }

    /// A student's place in the queue where somebody moved them; place 0 is the own one again.
    #[must_use]
    pub fn position(&self, student: StudentId) -> Option<u32> {
        let read = |mark: &Mark| match mark {
            Mark::Position(place) => Some(*place),
            _ => None,
        };
        self.read(Subject::Student(student), Register::Position, read, |_| 0)
            .map(|place| place.counts)
            .filter(|place| *place > 0)
    }

    /// The words that stand about a student; empty where nobody wrote any, or took them away.
    #[must_use]
    pub fn note(&self, student: StudentId) -> &str {
        let read = |mark: &Mark| matches!(mark, Mark::Note(_)).then_some(0);
        match self.counting(Subject::Student(student), Register::Note, read) {
            Some(Mark::Note(words)) => words,
            _ => "",
        }
    }

    /// Who was written at the bottom of the list under this id; of contradicting lines one with a name counts.
    #[must_use]
    pub fn walk_in(&self, student: StudentId) -> Option<&WalkIn> {
        let read = |mark: &Mark| match mark {
            Mark::WalkIn(who) => Some(u8::from(who.is_some())),
            _ => None,
        };
        match self.counting(Subject::Student(student), Register::WalkIn, read) {
            Some(Mark::WalkIn(who)) => who.as_ref(),
            _ => None,
        }
    }

    /// The mark that counts among the heads: see [`Self::read`]; a mark without a rank is none of this register's.
    fn counting(
        &self,
        subject: Subject,
        register: Register,
        rank: impl Fn(&Mark) -> Option<u8>,
    ) -> Option<&Mark> {
        self.heads(subject, register)
            .filter_map(|head| {
                let order = head.no.map_or(u64::MAX, |no| no.0);
                Some((rank(&head.mark)?, order, head.id, &head.mark))
            })
            .max_by_key(|(rank, order, id, _)| (*rank, *order, *id))
            .map(|(.., mark)| mark)
    }

    /// Every op said about a subject in a register, replaced or not, by id.
    pub fn history(&self, subject: Subject, register: Register) -> impl Iterator<Item = &Head> {
        self.places
            .get(&(subject, register))
            .into_iter()
            .flat_map(|place| place.said.values())
    }

    /// All subjects that somebody said something about in `register`.
    pub fn subjects(&self, register: Register) -> impl Iterator<Item = Subject> {
        self.places
            .keys()
            .filter(move |(_, of)| *of == register)
            .map(|(subject, _)| *subject)
    }

    /// What counts among the heads: the higher rank; among equals the later in the server's order,
    /// and what the server has not numbered yet is later than all it has.
    pub(super) fn read<T: Copy + PartialEq>(
        &self,
        subject: Subject,
        register: Register,
        value: impl Fn(&Mark) -> Option<T>,
        rank: impl Fn(T) -> u8,
    ) -> Option<Value<T>> {
        let said = || {
            self.heads(subject, register)
                .filter_map(|head| value(&head.mark).map(|value| (value, head)))
        };
        let (counts, _) = said().max_by_key(|(value, head)| {
            let order = if is_on(Mutation::OrderByPhoneClock) {
                head.at.0.unsigned_abs()
            } else {
                head.no.map_or(u64::MAX, |no| no.0)
            };
            (rank(*value), order, head.id)
        })?;
        let conflict = said().any(|(value, _)| value != counts);
        Some(Value { counts, conflict })
    }
}
