//! 结算: what the crew is owed, what was collected, and who explains the difference.

use crate::event::{ClassSheet, Settings};
use crate::ids::StudentId;
use crate::marks::{Attendance, ClassState, Settlement, Tally, student_standing};
use crate::money::Fen;

/// A class's money, name by name. All amounts are sums of the ledger (I10).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoning {
    /// Photographed.
    pub photographed: u32,
    /// Fee × photographed.
    pub due: Fen,
    /// The ledger's sum.
    pub collected: Fen,
    /// Paid and not photographed: to be given back, in queue order.
    pub to_refund: Vec<StudentId>,
    /// Photographed and not paid: still to be collected, in queue order.
    pub to_collect: Vec<StudentId>,
    /// What the crew was paid, if it was.
    pub settled: Option<Settlement>,
}

impl Reckoning {
    /// Reckons a class up.
    #[must_use]
    pub fn of(sheet: &ClassSheet, settings: &Settings, state: &ClassState) -> Self {
        let tally = Tally::of(sheet, settings, state);
        let queue = super::in_queue_order(&sheet.roster, state);
        let having = |photographed: bool, paid: bool| {
            let fits = |student: &&crate::event::Student| {
                let standing = student_standing(student, state);
                (standing == Attendance::Photographed) == photographed
                    && state.account(student.id).is_paid() == paid
            };
            queue
                .iter()
                .filter(fits)
                .map(|student| student.id)
                .collect()
        };
        Self {
            photographed: tally.photographed,
            due: tally.due,
            collected: tally.collected,
            to_refund: having(false, true),
            to_collect: if settings.fee > Fen::ZERO {
                having(true, false)
            } else {
                Vec::new()
            },
            settled: state.paid_crew(),
        }
    }

    /// Collected − due: above zero is to be given back, below zero is missing.
    #[must_use]
    pub fn difference(&self) -> Fen {
        self.collected - self.due
    }

    /// Whether the crew was paid for another number than is photographed now.
    #[must_use]
    pub fn has_moved_since_settled(&self) -> bool {
        self.settled.is_some_and(|settled| settled.paid != self.due)
    }
}
