//! Fees as a ledger: entries are added, never changed; every total is a sum of entries (I10).

use serde::{Deserialize, Serialize};

use super::{ClassState, Mark, Method, OpId, Register, Subject, Value};
use crate::ids::StudentId;
use crate::money::Fen;
use crate::mutation::{Mutation, is_on};
use crate::table::Table;

/// What the monitor paid the crew (结算).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Settlement {
    /// How many the crew counted as photographed.
    pub headcount: u32,
    /// How much was paid.
    pub paid: Fen,
    /// By which way.
    pub method: Method,
}

impl Settlement {
    /// Nothing was paid: what takes the first payment of a class back, for history stays (I8).
    pub const NOTHING: Self = Self {
        headcount: 0,
        paid: Fen::ZERO,
        method: Method::Wechat,
    };

    /// Whether it says that nothing was paid, to nobody's account.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.headcount == 0 && self.paid == Fen::ZERO
    }
}

/// A receipt and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// The entry.
    pub id: OpId,
    /// How much was taken in.
    pub fen: Fen,
    /// By which way.
    pub method: Method,
}

/// One student's entries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeeAccount {
    /// Sum of all entries.
    pub balance: Fen,
    /// Receipts that were not reversed, by id. More than one: “paid twice?”.
    pub open: Vec<Receipt>,
    /// A receipt was reversed more than once, and no later receipt has put that right: “given back twice?”.
    pub reversed_twice: bool,
}

impl FeeAccount {
    /// Whether a fee is in: the student's entries add up to more than nothing.
    #[must_use]
    pub fn is_paid(&self) -> bool {
        self.balance > Fen::ZERO
    }

    /// Whether a person should look: two receipts stand, or one was given back twice.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.open.len() > 1 || self.reversed_twice
    }
}

impl ClassState {
    /// One student's entries and their sum.
    #[must_use]
    pub fn account(&self, student: StudentId) -> FeeAccount {
        let mut account = FeeAccount::default();
        let mut reversals: Table<OpId, u32> = Table::default();
        let entries = || self.history(Subject::Student(student), Register::Fees);
        for head in entries() {
            account.balance = account.balance + entry_value(&head.mark);
            if let Mark::Reversed { of, .. } = head.mark {
                *reversals.of(of, |_| 0) += 1;
            }
        }
        account.open = entries()
            .filter(|head| !reversals.contains(&head.id))
            .filter_map(|head| match head.mark {
                Mark::Received { fen, method } => Some(Receipt {
                    id: head.id,
                    fen,
                    method,
                }),
                _ => None,
            })
            .collect();
        // A reversal too many is a debt of the book's; the receipts that pay it off are not a second fee.
        let too_many: u32 = reversals.values().map(|count| count - 1).sum();
        for _ in 0..too_many {
            match account.open.pop() {
                Some(_) => {}
                None => account.reversed_twice = true,
            }
        }
        account
    }

    /// The sum of all entries of the class, also of students who have left its roster.
    #[must_use]
    pub fn collected(&self) -> Fen {
        let entries = if is_on(Mutation::FeesSummedByStudent) {
            1
        } else {
            usize::MAX
        };
        self.subjects(Register::Fees)
            .flat_map(|subject| self.history(subject, Register::Fees).take(entries))
            .map(|head| entry_value(&head.mark))
            .sum()
    }

    /// The sums of all entries by the way the money came, in the order of [`Method::ALL`]; together they are
    /// [`Self::collected`]. What was given back goes off the way its receipt came by.
    #[must_use]
    pub fn collected_by_method(&self) -> [Fen; 3] {
        let mut sums = [Fen::ZERO; 3];
        for subject in self.subjects(Register::Fees) {
            for head in self.history(subject, Register::Fees) {
                let method = match head.mark {
                    Mark::Received { method, .. } => method,
                    Mark::Reversed { of, .. } => self.method_of(subject, of),
                    _ => continue,
                };
                for (way, sum) in Method::ALL.into_iter().zip(&mut sums) {
                    if way == method {
                        *sum = *sum + entry_value(&head.mark);
                    }
                }
            }
        }
        sums
    }

    /// The way of a receipt; of one that has not come in, what is taken where nobody says.
    fn method_of(&self, subject: Subject, receipt: OpId) -> Method {
        self.history(subject, Register::Fees)
            .find_map(|head| match head.mark {
                Mark::Received { method, .. } if head.id == receipt => Some(method),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// What the crew was paid; none before, and none after the payment was taken back.
    #[must_use]
    pub fn paid_crew(&self) -> Option<Settlement> {
        let said = self.settlement().map(|it| it.counts);
        said.filter(|it| !it.is_nothing())
    }

    /// What the class's people said of paying the crew.
    #[must_use]
    pub fn settlement(&self) -> Option<Value<Settlement>> {
        let read = |mark: &Mark| match mark {
            Mark::Settlement(settlement) => Some(*settlement),
            _ => None,
        };
        self.read(Subject::Class, Register::Settlement, read, |_| 0)
    }
}

fn entry_value(mark: &Mark) -> Fen {
    match mark {
        Mark::Received { fen, .. } => *fen,
        Mark::Reversed { fen, .. } => -*fen,
        _ => Fen::ZERO,
    }
}
