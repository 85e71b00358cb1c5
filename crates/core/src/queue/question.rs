//! What a person must decide: statements that contradict each other, and doubtful accounts. One question, its sides,
//! and for each side what settles it in one tap.

use crate::event::ClassSheet;
use crate::ids::StudentId;
use crate::marks::{ClassState, Head, Mark, Method, OpId, Register, Subject, members};

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Two statements about where a student stands: which one is right?
    Attendance,
    /// Two receipts of one student: which one was not?
    PaidTwice,
    /// One receipt was given back more than once: put one back into the book?
    GivenBackTwice,
    /// Two statements about what the crew was paid: which one is right?
    Settlement,
}

/// A question to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub asked: Asked,
    /// About whom.
    pub subject: Subject,
    /// What was said; at least two for every question but [`Asked::GivenBackTwice`].
    pub sides: Vec<Side>,
}

/// One of the statements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Who said it, when, what.
    pub head: Head,
    /// Whether it is what counts meanwhile. Of a ledger every entry counts.
    pub counts: bool,
    /// The mark that settles the question on this side, and the ops that it replaces.
    pub answer: (Mark, Vec<OpId>),
}

/// All questions of a class, students in the roster's order, those written at its bottom and those who have left it
/// after them, the class last. As
/// many as [`crate::marks::Tally::conflicts`] says.
#[must_use]
pub fn questions(sheet: &ClassSheet, state: &ClassState) -> Vec<Question> {
    let mut students: Vec<StudentId> = members(&sheet.roster, state)
        .iter()
        .map(|it| it.id)
        .collect();
    let left = [Register::Attendance, Register::Fees]
        .into_iter()
        .flat_map(|register| state.subjects(register));
    for subject in left {
        if let Subject::Student(id) = subject
            && !students.contains(&id)
        {
            students.push(id);
        }
    }
    let mut all = Vec::new();
    for id in students {
        let subject = Subject::Student(id);
        if state.attendance(id).is_some_and(|it| it.conflict) {
            all.push(contradiction(state, Asked::Attendance, subject));
        }
        all.extend(account(state, id));
    }
    if state.settlement().is_some_and(|it| it.conflict) {
        all.push(contradiction(state, Asked::Settlement, Subject::Class));
    }
    all
}

/// Statements that stand against each other: whoever settles it says one of them again, having seen all.
fn contradiction(state: &ClassState, asked: Asked, subject: Subject) -> Question {
    let register = match asked {
        Asked::Settlement => Register::Settlement,
        _ => Register::Attendance,
    };
    let counts = match subject {
        Subject::Student(id) => state.attendance(id).map(|it| Mark::Attendance(it.counts)),
        Subject::Class => state.settlement().map(|it| Mark::Settlement(it.counts)),
    };
    let seen = state.seen(subject, register);
    let mut sides: Vec<Side> = Vec::new();
    for head in state.heads(subject, register) {
        // Several phones that say the same are one side.
        if sides.iter().all(|side| side.head.mark != head.mark) {
            sides.push(Side {
                head: head.clone(),
                counts: counts.as_ref() == Some(&head.mark),
                answer: (head.mark.clone(), seen.clone()),
            });
        }
    }
    Question {
        asked,
        subject,
        sides,
    }
}

/// A doubtful account, if it is one.
fn account(state: &ClassState, id: StudentId) -> Option<Question> {
    let account = state.account(id);
    let subject = Subject::Student(id);
    let entries = || state.history(subject, Register::Fees);
    let (asked, sides): (Asked, Vec<Side>) = if account.open.len() > 1 {
        let open = entries().filter(|head| account.open.iter().any(|it| it.id == head.id));
        let reverse = |head: &Head| match head.mark {
            Mark::Received { fen, .. } => Some(Mark::Reversed { of: head.id, fen }),
            _ => None,
        };
        (Asked::PaidTwice, sides(open, reverse))
    } else if account.reversed_twice {
        let reversals = entries().filter(|head| matches!(head.mark, Mark::Reversed { .. }));
        let put_back = |head: &Head| match head.mark {
            Mark::Reversed { of, fen } => {
                let method = entries().find_map(|head| match head.mark {
                    Mark::Received { method, .. } if head.id == of => Some(method),
                    _ => None,
                });
                let method = method.unwrap_or(Method::default());
                Some(Mark::Received { fen, method })
            }
            _ => None,
        };
        (Asked::GivenBackTwice, sides(reversals, put_back))
    } else {
        return None;
    };
    Some(Question {
        asked,
        subject,
        sides,
    })
}

fn sides<'a>(
    heads: impl Iterator<Item = &'a Head>,
    answer: impl Fn(&Head) -> Option<Mark>,
) -> Vec<Side> {
    heads
        .filter_map(|head| {
            Some(Side {
                head: head.clone(),
                counts: true,
                answer: (answer(head)?, Vec::new()),
            })
        })
        .collect()
}
