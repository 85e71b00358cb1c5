//! Classes against their sisters: the same stem, another number.

use std::collections::BTreeMap;

use crate::class_key;
use crate::findings::{Code, Finding};
use crate::timetable::classes::parts;
use crate::timetable::reading::Entry;

/// Fewer sisters say nothing about what is usual.
const SISTERS: usize = 3;
/// Gaps told for one run of classes; more is a different way of numbering.
const MOST_GAPS: u32 = 3;

pub(super) fn check(entries: &[Entry], findings: &mut Vec<Finding>) {
    twice(entries, findings);
    let mut families: BTreeMap<String, Vec<(u32, &Entry)>> = BTreeMap::new();
    for entry in entries {
        if let Some(parts) = entry.class.as_deref().and_then(parts) {
            families
                .entry(parts.stem)
                .or_default()
                .push((parts.number, entry));
        }
    }
    for (stem, mut family) in families {
        family.sort_by_key(|(number, entry)| (*number, entry.line));
        small(&family, findings);
        gaps(&stem, &family, findings);
    }
}

fn twice(entries: &[Entry], findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<String, &Entry> = BTreeMap::new();
    for entry in entries {
        let Some(class) = entry.class.as_deref() else {
            continue;
        };
        // Majors without a number may have the same name in two colleges.
        let key = if parts(class).is_some() {
            class_key(class)
        } else {
            format!("{}/{:?}", class_key(class), entry.college)
        };
        if let Some(first) = seen.get(&key) {
            findings.push(Finding::warning(
                entry.line,
                Code::ClassTwice,
                format!("{class} 在第 {} 行已经出现过。两行都保留，没有合并；请确认哪一行是对的。", first.line),
                format!("{class} stands in line {} as well. Both rows are kept, nothing was merged; say which one is right.", first.line),
            ));
        } else {
            seen.insert(key, entry);
        }
    }
}

fn small(family: &[(u32, &Entry)], findings: &mut Vec<Finding>) {
    let mut counts: Vec<u32> = family.iter().filter_map(|(_, e)| e.headcount).collect();
    if counts.len() < SISTERS {
        return;
    }
    counts.sort_unstable();
    let usual = counts[counts.len() / 2];
    for (_, entry) in family {
        let (Some(count), Some(class)) = (entry.headcount, entry.class.as_deref()) else {
            continue;
        };
        if count.saturating_mul(2) < usual {
            findings.push(Finding::warning(
                entry.line,
                Code::ClassSmall,
                format!("{class} 只有 {count} 人，同专业其他班一般有 {usual} 人。没有改动；请核对是否漏写了一位数。"),
                format!("{class} has only {count} students where its sisters have about {usual}. Nothing was changed; check for a lost digit."),
            ));
        }
    }
}

/// A number missing inside a run, or the first one missing. A run that begins at 5 goes on from another grade's.
fn gaps(stem: &str, family: &[(u32, &Entry)], findings: &mut Vec<Finding>) {
    let mut missing: Vec<(u32, usize)> = Vec::new();
    if let Some((2, first)) = family.first() {
        missing.push((1, first.line));
    }
    for pair in family.windows(2) {
        let ((a, _), (b, entry)) = (pair[0], pair[1]);
        if b > a + 1 && b - a <= MOST_GAPS {
            missing.extend((a + 1..b).map(|n| (n, entry.line)));
        }
    }
    if missing.len() > MOST_GAPS as usize || family.len() < 2 {
        return;
    }
    for (number, line) in missing {
        findings.push(Finding::info(
            line,
            Code::ClassGap,
            format!("表里有 {stem} 的其他班，没有 {stem}{number}班。若确无此班，不用处理。"),
            format!("There are other classes of {stem}, but no {stem}{number}班. Nothing to do if there is no such class."),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timetable::read;

    fn codes(rows: &[(&str, u32)]) -> Vec<(Code, Option<usize>)> {
        let mut text = "时间\t学院\t班级\t人数\n4月1日 8:30-9:00\t甲学院\t18丁9班\t40\n".to_owned();
        for (class, count) in rows {
            text.push_str(&format!("\t甲学院\t{class}\t{count}\n"));
        }
        let wanted = [Code::ClassTwice, Code::ClassSmall, Code::ClassGap];
        let all = read(&text).findings;
        all.into_iter()
            .filter(|f| wanted.contains(&f.code))
            .map(|f| (f.code, f.line))
            .collect()
    }

    #[test]
    fn a_class_far_smaller_than_its_sisters_is_shown() {
        assert_eq!(
            codes(&[("23乙1班", 36), ("23乙2班", 10), ("23乙3班", 45)]),
            [(Code::ClassSmall, Some(4))]
        );
        assert_eq!(codes(&[("23乙1班", 36), ("23乙2班", 10)]), []);
    }

    #[test]
    fn a_gap_in_the_numbers_is_shown_and_a_late_beginning_is_not() {
        assert_eq!(
            codes(&[("23乙2班", 40), ("23乙3班", 40)]),
            [(Code::ClassGap, Some(3))]
        );
        assert_eq!(
            codes(&[("23乙1班", 40), ("23乙3班", 40)]),
            [(Code::ClassGap, Some(4))]
        );
        assert_eq!(codes(&[("25乙7班", 40), ("25乙8班", 40)]), []);
    }

    #[test]
    fn one_class_in_two_rows_is_shown_and_classes_of_two_grades_are_two() {
        assert_eq!(
            codes(&[("23 乙 1 班", 40), ("２３乙１班", 40)]),
            [(Code::ClassTwice, Some(4))]
        );
        assert_eq!(codes(&[("23乙1班", 40), ("25乙1班", 40)]), []);
    }
}
