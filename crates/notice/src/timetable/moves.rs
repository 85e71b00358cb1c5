//! Classes that the prose moves to another time: seen and said, never applied, for which row is meant a person must decide.

use super::lines::Line;
use super::{clock, date, prose};
use crate::findings::{Code, Finding};

/// Lines told of; more are noise.
const MOST: usize = 40;

/// Words between a class and the time it is moved to.
const MOVES: [&str; 12] = [
    "调整到",
    "调整至",
    "调整为",
    "调至",
    "调到",
    "改到",
    "改至",
    "改为",
    "改在",
    "推迟到",
    "推迟至",
    "提前到",
];

/// A warning for each line of the prose that moves a class.
pub(crate) fn findings(lines: &[Line]) -> Vec<Finding> {
    let moved = lines.iter().filter(|line| {
        line.folded.contains('班') && prose::sentences(line).iter().any(|part| moves(part.text))
    });
    moved.take(MOST).map(|line| finding(line.number)).collect()
}

fn moves(text: &str) -> bool {
    let Some((at, word)) = MOVES.iter().find_map(|w| Some((text.find(w)?, w))) else {
        return false;
    };
    let named = text.match_indices('班').any(|(i, _)| {
        text[..i]
            .trim_end()
            .ends_with(|c: char| c.is_ascii_digit() || ")一二三四五六七八九十".contains(c))
    });
    let after = &text[at + word.len()..];
    named
        && (!date::dates(after).is_empty()
            || !clock::spans(after).is_empty()
            || clock::moment_in(after).is_some())
}

fn finding(line: usize) -> Finding {
    Finding::warning(
        line,
        Code::ClassMoved,
        "这一行写了某个班改时间。时间表中的条目没有动；请在原条目上改时间，或确认表里已是新时间。",
        "This line moves a class to another time. The entries of the timetable were left as they are: change the time of that entry, or make sure that the table has the new one already.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timetable::lines;

    fn told(text: &str) -> Vec<Option<usize>> {
        findings(&lines::split(text))
            .iter()
            .map(|f| f.line)
            .collect()
    }

    #[test]
    fn a_class_moved_in_prose_is_told_at_its_line() {
        assert_eq!(
            told("通知\n22软工1班调整到4月16日上午8:30-9:00拍摄。"),
            [Some(2)]
        );
        assert_eq!(told("化工二班的拍摄时间改为15:00。"), [Some(1)]);
    }

    #[test]
    fn a_place_that_changes_or_a_rule_about_moving_is_no_move() {
        assert!(
            told("22软工1班的地点改为图书馆。\n各班时间如需调整到其他日期，请联系教务处。")
                .is_empty()
        );
    }
}
