//! Who a row is about: its classes or colleges, each with its headcount where it has one of its own.

use crate::findings::Finding;
use crate::normalise::fold;
use crate::timetable::cell;
use crate::timetable::classes;
use crate::timetable::remarks;
use crate::timetable::rows::Row;

/// One class or college of a row.
#[derive(Debug, Clone, Default)]
pub(super) struct One {
    pub class: Option<String>,
    pub college: Option<String>,
    pub headcount: Option<u32>,
    pub first: bool,
}

/// Everybody of a row.
#[derive(Debug, Clone, Default)]
pub(super) struct Who {
    pub each: Vec<One>,
    /// The one headcount of several; nobody divides it.
    pub shared: Option<u32>,
    remainder: bool,
    unopened: bool,
}

impl Who {
    pub fn findings(&self, line: usize) -> impl Iterator<Item = Finding> + use<> {
        let remainder = self.remainder.then(|| remarks::remainder(line));
        let unopened = self.unopened.then(|| remarks::range_unopened(line));
        remainder.into_iter().chain(unopened)
    }
}

/// Takes the class or college cell of a row apart; `major` is the subject that a bare `1班` belongs to.
pub(super) fn of(row: &Row, major: Option<&str>) -> Who {
    let mut who = match (row.class.as_deref(), row.college.as_deref()) {
        (Some(class), _) => of_classes(class, major),
        (None, Some(_)) if row.major.is_some() => {
            of_classes(row.major.as_deref().unwrap_or(""), None)
        }
        (None, Some(college)) => of_colleges(college),
        (None, None) => of_classes(row.major.as_deref().unwrap_or(""), None),
    };
    if who.each.is_empty() {
        who.each.push(One::default());
    }
    if let [only] = who.each.as_mut_slice() {
        only.headcount = only.headcount.or(row.headcount).or(who.shared.take());
    } else if who.each.iter().all(|one| one.headcount.is_none()) {
        who.shared = row.headcount.or(who.shared);
    }
    if let Some(first) = who.each.first_mut() {
        first.first = true;
    }
    who
}

fn of_classes(cell: &str, major: Option<&str>) -> Who {
    let read = classes::read(cell);
    let each = read.names.into_iter().map(|named| One {
        class: Some(with_major(named.name, major)),
        headcount: named.count,
        ..One::default()
    });
    Who {
        each: each.collect(),
        shared: read.shared,
        remainder: read.remainder,
        unopened: read.unopened,
    }
}

/// `1班` and `2301` say which class only beside the column of subjects.
fn with_major(name: String, major: Option<&str>) -> String {
    let folded = fold(&name);
    let bare = folded
        .trim()
        .trim_end_matches('班')
        .trim_matches(['(', ')', ' '])
        .bytes()
        .all(|b| b.is_ascii_digit());
    match major {
        Some(major) if bare && !name.is_empty() => format!("{}{}", major.trim(), name.trim()),
        _ => name,
    }
}

/// `机械、马院` are two; `计科/软件` and `经济与管理学院` are printed as one.
fn of_colleges(cell: &str) -> Who {
    let mut depth = 0usize;
    let cut = |c: char| {
        depth = (depth + usize::from(matches!(c, '(' | '（')))
            .saturating_sub(usize::from(matches!(c, ')' | '）')));
        depth == 0 && matches!(c, '、' | ',' | '，' | ';' | '；')
    };
    let parts: Vec<&str> = cell
        .split(cut)
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect();
    let names =
        parts.len() > 1 && parts.len() <= 40 && parts.iter().all(|p| p.chars().count() <= 24);
    if !names {
        let college = Some(cell.to_owned());
        return Who {
            each: vec![One {
                college,
                ..One::default()
            }],
            ..Who::default()
        };
    }
    let each = parts.into_iter().map(|part| {
        let counted = cell::read(part);
        let name = if counted.headcount.is_some() {
            counted.text
        } else {
            part.to_owned()
        };
        One {
            college: Some(name),
            headcount: counted.headcount,
            ..One::default()
        }
    });
    Who {
        each: each.collect(),
        ..Who::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(row: &Row, major: Option<&str>) -> Vec<String> {
        let who = of(row, major);
        let one = |o: &One| {
            let name = o.class.clone().or(o.college.clone()).unwrap_or_default();
            format!(
                "{name} {}",
                o.headcount.map_or("-".into(), |n| n.to_string())
            )
        };
        let mut all: Vec<_> = who.each.iter().map(one).collect();
        all.extend(who.shared.map(|n| format!("={n}")));
        all
    }

    #[test]
    fn two_colleges_share_a_headcount_that_nobody_divides() {
        let row = Row {
            college: Some("机械、马院".into()),
            headcount: Some(120),
            ..Row::default()
        };
        assert_eq!(seen(&row, None), ["机械 -", "马院 -", "=120"]);
        let row = Row {
            college: Some("信息学院（60人）、数理学院（30人）".into()),
            ..Row::default()
        };
        assert_eq!(seen(&row, None), ["信息学院 60", "数理学院 30"]);
    }

    #[test]
    fn a_bare_number_of_a_class_belongs_to_its_subject() {
        let row = Row {
            class: Some("1班".into()),
            headcount: Some(40),
            ..Row::default()
        };
        assert_eq!(seen(&row, Some("软件工程")), ["软件工程1班 40"]);
        let row = Row {
            class: Some("1-2班".into()),
            ..Row::default()
        };
        assert_eq!(
            seen(&row, Some("软件工程")),
            ["软件工程1班 -", "软件工程2班 -"]
        );
    }
}
