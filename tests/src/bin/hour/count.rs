//! Counting what a hand does.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use rollcall_e2e::Browser;

/// What taps are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// Who is here.
    RollCall,
    /// Who has been photographed.
    Shots,
    /// Who has paid.
    Fees,
    /// Late, absent, not on the list, given back, by mistake.
    Exceptions,
    /// Reckoning up.
    Settlement,
    /// From one page of the hour to another.
    Turning,
}

impl Purpose {
    const ALL: [(Self, &str); 6] = [
        (Self::RollCall, "roll call"),
        (Self::Shots, "shots"),
        (Self::Fees, "fees"),
        (Self::Exceptions, "exceptions"),
        (Self::Settlement, "settlement"),
        (Self::Turning, "turning pages"),
    ];
}

/// A hand, and what it has done.
pub struct Hand {
    /// The phone in it.
    pub page: Browser,
    what: &'static str,
    /// Students that the steps were for.
    students: u32,
    taps: BTreeMap<Purpose, u32>,
    keys: u32,
    screens: BTreeSet<&'static str>,
    looks: u32,
}

impl Hand {
    /// A hand that begins on the roll call.
    pub fn new(what: &'static str, students: u32, page: Browser) -> Self {
        Self {
            page,
            what,
            students,
            taps: BTreeMap::new(),
            keys: 0,
            screens: BTreeSet::from(["roll call"]),
            looks: 1,
        }
    }

    /// One tap.
    pub fn tap(&mut self, purpose: Purpose, spot: &str) {
        self.page.tap(spot);
        *self.taps.entry(purpose).or_default() += 1;
    }

    /// One tap that opens a page or a sheet.
    pub fn open(&mut self, purpose: Purpose, spot: &str, screen: &'static str) {
        self.tap(purpose, spot);
        // What comes from below is tapped when it is there.
        self.page.settle();
        self.screens.insert(screen);
        self.looks += 1;
    }

    /// A tap into a field, and a key a letter: as many as an input method for Chinese wants at the least.
    pub fn write(&mut self, purpose: Purpose, spot: &str, text: &str) {
        self.page.paste(spot, text);
        *self.taps.entry(purpose).or_default() += 1;
        let keys = text.chars().map(|it| if it.is_ascii() { 1 } else { 3 });
        self.keys += keys.sum::<u32>();
    }

    /// All of a step for everybody it waits for.
    pub fn steps(&mut self, purpose: Purpose, count: &str, from: u32, to: u32) {
        for done in from..=to {
            self.tap(purpose, "@next-step");
            self.page.reads(&format!("@count-{count} strong"), done);
        }
    }

    /// Fails where it takes more than it may: two taps a student, and one for the fee.
    pub fn holds(&self) {
        let of = |purpose| self.taps.get(&purpose).copied().unwrap_or_default();
        let steps = of(Purpose::RollCall) + of(Purpose::Shots);
        assert!(steps <= 2 * self.students, "{steps} taps for two steps");
        assert!(of(Purpose::Fees) <= self.students, "more than one a fee");
    }
}

impl fmt::Display for Hand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}, {} students", self.what, self.students)?;
        let share = |taps: u32| f64::from(taps) / f64::from(self.students);
        for (purpose, name) in Purpose::ALL {
            let taps = self.taps.get(&purpose).copied().unwrap_or_default();
            writeln!(
                f,
                "  {name:<16}{taps:>5} taps{:>8.2} a student",
                share(taps)
            )?;
        }
        let all: u32 = self.taps.values().sum();
        writeln!(
            f,
            "  {:<16}{all:>5} taps{:>8.2} a student",
            "in all",
            share(all)
        )?;
        writeln!(f, "  {:<16}{:>5} keys", "written", self.keys)?;
        let screens: Vec<_> = self.screens.iter().copied().collect();
        writeln!(
            f,
            "  {:<16}{:>5} different, {} times turned to: {}",
            "screens",
            screens.len(),
            self.looks,
            screens.join(", ")
        )?;
        // Three columns to tick, a line to write for each exception, a sum to add up and to write.
        let paper = 3 * self.students;
        writeln!(
            f,
            "  {:<16}{paper:>5} ticks on a paper list, before exceptions are written and the sum is added up",
            "beside it"
        )
    }
}
