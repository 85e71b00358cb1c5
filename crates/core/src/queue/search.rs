//! Finding somebody by a few keystrokes: name, pinyin, the syllables' initials, last digits.

use crate::event::Student;
use crate::ids::StudentId;

/// Whom the typed words can mean, best first, and among equals in the order in which they come. Nothing typed finds
/// everybody.
#[must_use]
pub fn find(students: &[Student], typed: &str) -> Vec<StudentId> {
    let typed = typed.trim().to_lowercase();
    let fit = |it: &Student| {
        let whole = it.pinyin.replace(' ', "");
        let syllables = it.pinyin.split(' ');
        let initials: String = syllables.filter_map(|it| it.chars().next()).collect();
        if it.name.starts_with(&typed) || it.number.ends_with(&typed) {
            Some(0)
        } else if initials.starts_with(&typed) || whole.starts_with(&typed) {
            Some(1)
        } else if it.name.contains(&typed) || it.number_tail().contains(&typed) {
            Some(2)
        } else {
            None
        }
    };
    let fitting = students
        .iter()
        .filter_map(|it| fit(it).map(|fit: u8| (fit, it.id)));
    let found = crate::table::in_order(fitting, |(fit, _)| *fit);
    found.into_iter().map(|(_, id)| id).collect()
}
