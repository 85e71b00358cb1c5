//! What the parts of the page share: who lacks what, whom the list shows, and the ticks.

use leptos::prelude::*;
use rollcall_core::event::Student;
use rollcall_core::ids::StudentId;
use rollcall_core::marks::{Attendance, Mark, Register, student_standing};
use rollcall_core::time::Millis;

use crate::client::ClassModel;
use crate::phone::class::view::ClassView;
use crate::platform::clock;
use crate::text::common;
use crate::text::ready as text;

/// A second tap on the same tick within this many milliseconds is the same finger.
const SAME_TAP_MS: i64 = 600;

/// What somebody can lack; and lacking nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The capture code is not saved.
    Code,
    /// The printed data are not checked.
    Check,
    /// The fee is not in.
    Fee,
    /// Nothing is lacking.
    Ready,
}

impl Which {
    /// The word of the filter.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Code => text::lacks_code(),
            Self::Check => text::lacks_check(),
            Self::Fee => text::lacks_fee(),
            Self::Ready => text::ready(),
        }
    }

    /// The filter's name in tests.
    #[must_use]
    pub const fn test_id(self) -> &'static str {
        match self {
            Self::Code => "lacks-code",
            Self::Check => "lacks-check",
            Self::Fee => "lacks-fee",
            Self::Ready => "all-ready",
        }
    }
}

/// One student's three ticks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticks {
    /// Who.
    pub student: Student,
    /// Code, check, fee.
    pub has: [bool; 3],
}

impl Ticks {
    fn fits(&self, which: Which) -> bool {
        match which {
            Which::Ready => self.has == [true; 3],
            lacks => !self.has[lacks as usize],
        }
    }
}

/// The class in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// By [`Which`].
    pub of: [usize; 4],
    /// Everybody who is expected.
    pub all: usize,
}

/// The page's state; cheap to copy.
#[derive(Clone, Copy)]
pub struct Preparing {
    /// The class's page.
    pub here: ClassView,
    /// Whether the monitor collects a fee.
    pub fees: bool,
    /// Everybody who is expected, in queue order.
    pub all: Memo<Vec<Ticks>>,
    /// How many lack what.
    pub counts: Memo<Counts>,
    /// The filter, and how often one was chosen.
    chosen: RwSignal<(Option<Which>, u32)>,
    shown: Memo<(u32, Vec<StudentId>)>,
    last: StoredValue<Option<(StudentId, Which, Millis)>>,
}

impl Preparing {
    /// The page of a class, showing everybody.
    #[must_use]
    pub fn new(here: ClassView) -> Self {
        let fees = here
            .model
            .with_untracked(|model| model.settings.monitor_pays());
        let all = Memo::new(move |_| here.model.with(|model| everybody(model, fees)));
        let counts = Memo::new(move |_| {
            all.with(|all| {
                let of = [Which::Code, Which::Check, Which::Fee, Which::Ready];
                Counts {
                    of: of.map(|which| all.iter().filter(|it| it.fits(which)).count()),
                    all: all.len(),
                }
            })
        });
        let chosen = RwSignal::new((None, 0));
        // Whoever is ticked stays until a filter is chosen again: the next tap meets the next name, not whoever moved up.
        let shown = Memo::new(move |before: Option<&(u32, Vec<StudentId>)>| {
            let (which, turn) = chosen.get();
            let stays = |it: &Ticks| match (which, before) {
                (Some(_), Some((then, ids))) if *then == turn => ids.contains(&it.student.id),
                (Some(which), _) => it.fits(which),
                (None, _) => true,
            };
            let ids = all.with(|all| {
                let fits = all.iter().filter(|it| stays(it));
                fits.map(|it| it.student.id).collect()
            });
            (turn, ids)
        });
        Self {
            here,
            fees,
            all,
            counts,
            chosen,
            shown,
            last: StoredValue::new(None),
        }
    }

    /// The filters that this event has.
    pub fn filters(self) -> impl Iterator<Item = Which> {
        let fee = self.fees.then_some(Which::Fee);
        let all = [
            Some(Which::Code),
            Some(Which::Check),
            fee,
            Some(Which::Ready),
        ];
        all.into_iter().flatten()
    }

    /// Whom the list shows.
    #[must_use]
    pub fn shown(self) -> Vec<StudentId> {
        self.shown.with(|(_, ids)| ids.clone())
    }

    /// The filter that is on.
    #[must_use]
    pub fn filter(self) -> Option<Which> {
        self.chosen.get().0
    }

    /// Turns a filter on, or off if it was.
    pub fn choose(self, which: Which) {
        self.chosen.update(|(chosen, turn)| {
            *chosen = (*chosen != Some(which)).then_some(which);
            *turn += 1;
        });
    }

    /// One student's ticks.
    #[must_use]
    pub fn ticks(self, id: StudentId) -> Option<Ticks> {
        self.all
            .with(|all| all.iter().find(|it| it.student.id == id).cloned())
    }

    /// One tap on a tick. A fee that is in is not given back by a tap: the student's sheet opens.
    pub fn tap(self, id: StudentId, which: Which, had: bool) {
        let now = clock::now();
        let again = self.last.with_value(|last| {
            last.is_some_and(|(who, what, at)| {
                (who, what) == (id, which) && now.since(at).abs() < SAME_TAP_MS
            })
        });
        self.last.set_value(Some((id, which, now)));
        if again {
            return;
        }
        match which {
            Which::Code => self
                .here
                .tick(id, Register::CodeReady, Mark::CodeReady(!had)),
            Which::Check => {
                self.here
                    .tick(id, Register::DataChecked, Mark::DataChecked(!had));
            }
            Which::Fee if had => self.here.open.set(Some(id)),
            Which::Fee => self.here.receive(id, self.here.method.get_untracked()),
            Which::Ready => {}
        }
    }

    /// The names of those who lack something.
    #[must_use]
    pub fn who_lacks(self, which: Which) -> Vec<String> {
        self.all.with(|all| {
            let lack = all.iter().filter(|it| it.fits(which));
            lack.map(|it| it.student.name.clone()).collect()
        })
    }

    /// The fee a head, as people write it.
    #[must_use]
    pub fn fee(self) -> String {
        self.here
            .model
            .with(|model| common::yuan(model.settings.fee.short()))
    }
}

fn everybody(model: &ClassModel, fees: bool) -> Vec<Ticks> {
    let state = &model.state;
    let expected = model
        .queue()
        .into_iter()
        .filter(|student| student_standing(student, state) != Attendance::Exempt);
    let ticks = |student: Student| {
        let tick = |register| state.tick(student.id, register);
        let has = [
            tick(Register::CodeReady),
            tick(Register::DataChecked),
            // Where nobody collects, nobody owes.
            !fees || state.account(student.id).is_paid(),
        ];
        Ticks { student, has }
    };
    expected.map(ticks).collect()
}
