//! What a run came to: figures, a readable trace, and the first promise that was broken.

use core::fmt;
use std::collections::BTreeMap;

use crate::faults::Fault;

macro_rules! rules {
    ($($name:ident = $words:literal),+ $(,)?) => {
        /// A named invariant of the design.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the words are below")]
        pub enum Rule { $($name),+ }

        impl Rule {
            /// What it promises.
            #[must_use]
            pub const fn words(self) -> &'static str {
                match self { $(Self::$name => $words),+ }
            }
        }
    };
}

rules! {
    I1 = "shown as saved means that the transaction is complete",
    I2 = "nothing is lost in silence",
    I3 = "one effect, however often it is sent",
    I4 = "a device's numbers have no gap and are not used again",
    I5 = "equal cursors and empty outboxes mean equal digests and equal state",
    I6 = "no device clock changes the state",
    I7 = "a cursor is never ahead of what is durable",
    I8 = "history is append-only",
    I9 = "rights are checked when an op is applied",
    I10 = "every total is the ledger's sum; due = fee × photographed",
    I11 = "once faults stop, every outbox empties",
    I12 = "what an older app does not know survives it",
    I13 = "a device has its own classes only",
}

/// A promise that was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Which.
    pub rule: Rule,
    /// How.
    pub what: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rule, what } = self;
        write!(f, "{rule:?} broken ({}): {what}", rule.words())
    }
}

/// Figures of one run, or of many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// Runs.
    pub runs: u64,
    /// Ops that a phone called saved.
    pub saved: u64,
    /// Ops that a server committed.
    pub committed: u64,
    /// Exchanges that a server answered.
    pub exchanges: u64,
    /// Ops that were honestly lost: wiped before anybody else had them, or restored away and wiped.
    pub honestly_lost: u64,
    /// Faults that struck, by kind.
    pub faults: BTreeMap<Fault, u64>,
}

impl Figures {
    /// Adds another run's.
    pub fn add(&mut self, other: &Self) {
        self.runs += other.runs;
        self.saved += other.saved;
        self.committed += other.committed;
        self.exchanges += other.exchanges;
        self.honestly_lost += other.honestly_lost;
        for (fault, count) in &other.faults {
            *self.faults.entry(*fault).or_default() += count;
        }
    }
}

/// How one run ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The seed that gives the same run again.
    pub seed: u64,
    /// The first promise that was broken, if one was.
    pub violation: Option<Violation>,
    /// Its figures.
    pub figures: Figures,
    /// Who did what, line by line; empty where nobody asked for it.
    pub trace: Vec<String>,
}
