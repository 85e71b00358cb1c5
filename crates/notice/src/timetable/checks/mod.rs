//! Oddities to show and never to correct (domain.md).

mod classes;
mod counsellors;
mod numbers;
mod slots;

use super::lines::Line;
use super::reading::Entry;
use crate::findings::Finding;

/// Everything there is to say about the entries as a whole.
pub(crate) fn all(entries: &[Entry], students: u64, prose: &[Line], findings: &mut Vec<Finding>) {
    classes::check(entries, findings);
    counsellors::check(entries, findings);
    numbers::check(entries, students, prose, findings);
    slots::check(entries, findings);
}
