//! Oddities to show and never to correct (domain.md).

mod classes;
mod counsellors;
mod missing;
mod numbers;
mod places;
mod sequence;
mod slots;

use super::assemble::Drafts;
use super::lines::Line;
use super::reading::Entry;
use super::tally;
use crate::findings::Finding;

/// What entries lack and what printed totals say, over the drafts; gives the number of students.
pub(crate) fn drafts(drafts: &Drafts, findings: &mut Vec<Finding>) -> u64 {
    missing::check(drafts, findings);
    sequence::check(drafts, findings);
    tally::read(drafts, findings).students
}

/// Everything there is to say about the entries as a whole.
pub(crate) fn all(entries: &[Entry], students: u64, prose: &[Line], findings: &mut Vec<Finding>) {
    classes::check(entries, findings);
    counsellors::check(entries, findings);
    numbers::check(entries, students, prose, findings);
    slots::check(entries, findings);
    places::check(entries, findings);
}
