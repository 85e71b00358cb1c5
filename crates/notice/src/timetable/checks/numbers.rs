//! Numbers the prose gives are held against the rows.

use std::collections::BTreeMap;

use crate::class_key;
use crate::findings::Finding;
use crate::timetable::classes::grade;
use crate::timetable::lines::Line;
use crate::timetable::prose;
use crate::timetable::reading::Entry;
use crate::timetable::tally::compare;

pub(super) fn check(entries: &[Entry], students: u64, lines: &[Line], findings: &mut Vec<Finding>) {
    if entries.is_empty() {
        return;
    }
    let mut grades: BTreeMap<u32, u64> = BTreeMap::new();
    for entry in entries {
        if let Some(grade) = entry.class.as_deref().and_then(|c| grade(&class_key(c))) {
            *grades.entry(grade).or_default() += u64::from(entry.headcount.unwrap_or(0));
        }
    }
    let named = by_name(entries);
    let classes = entries.iter().filter(|e| e.class.is_some()).count() as u64;
    for line in lines {
        if students > 0 {
            people(line, students, &grades, &named, findings);
        }
        if classes > 0 {
            class_counts(line, classes, findings);
        }
    }
}

/// `共计5422人,其中2023级本科4096人`.
fn people(
    line: &Line,
    students: u64,
    grades: &BTreeMap<u32, u64>,
    named: &BTreeMap<&str, Option<u64>>,
    findings: &mut Vec<Finding>,
) {
    let text = line.folded.as_str();
    if prose::speaks_of_exempt(text) {
        return;
    }
    for (at, _) in text.match_indices('人') {
        let Some((number, from)) = prose::number_before(text, at) else {
            continue;
        };
        let clause = text[..from]
            .rsplit([',', '、', ';', '。', '(', ')', ':'])
            .next()
            .unwrap_or("")
            .trim();
        let printed = u64::from(number);
        if ["共计", "总计", "合计", "共有", "共"]
            .iter()
            .any(|w| clause.ends_with(w))
        {
            findings.push(compare(
                line.number,
                ("总人数", "The number of students"),
                printed,
                students,
            ));
        } else if let Some(grade) = grade_of(clause)
            && let Some(read) = grades.get(&grade)
        {
            let name = (
                format!("{grade} 级人数"),
                format!("The number of students of grade {grade}"),
            );
            findings.push(compare(line.number, (&name.0, &name.1), printed, *read));
        } else if let Some((name, Some(read))) =
            named.get_key_value(clause.trim_start_matches("其中"))
        {
            let (zh, en) = (
                format!("{name}人数"),
                format!("The number of students of {name}"),
            );
            findings.push(compare(line.number, (&zh, &en), printed, *read));
        }
    }
}

/// Headcounts of each campus and college; `None` where an entry has none of its own.
fn by_name(entries: &[Entry]) -> BTreeMap<&str, Option<u64>> {
    let mut named: BTreeMap<&str, Option<u64>> = BTreeMap::new();
    for entry in entries {
        for name in [entry.campus.as_deref(), entry.college.as_deref()]
            .into_iter()
            .flatten()
        {
            let sum = named.entry(name).or_insert(Some(0));
            *sum = sum
                .zip(entry.headcount)
                .map(|(sum, own)| sum + u64::from(own));
        }
    }
    named
}

/// The one grade a clause is about: `其中2023级本科`.
fn grade_of(clause: &str) -> Option<u32> {
    let (before, after) = clause.split_once('级')?;
    if after.contains('级') || after.chars().count() > 8 {
        return None;
    }
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    grade(&before[before.len() - digits..])
}

/// `共129个班`.
fn class_counts(line: &Line, classes: u64, findings: &mut Vec<Finding>) {
    let text = line.folded.as_str();
    for (at, _) in text.match_indices("个班") {
        let Some((number, from)) = prose::number_before(text, at) else {
            continue;
        };
        if text[..from].trim_end().ends_with(['共', '计']) {
            findings.push(compare(
                line.number,
                ("班级数", "The number of classes"),
                number.into(),
                classes,
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::findings::Code;
    use crate::timetable::read;

    fn codes(prose: &str, second: u32) -> Vec<Code> {
        let text = format!(
            "{prose}\n时间\t学院\t序号\t班级\t人数\n2026年4月1日 8:30-9:00\t甲学院\t1\t23甲1班\t40\n\t甲学院\t{second}\t25甲1班\t30\n"
        );
        let wanted = [Code::TotalAgrees, Code::TotalDiffers, Code::SeqGap];
        read(&text)
            .findings
            .into_iter()
            .map(|f| f.code)
            .filter(|c| wanted.contains(c))
            .collect()
    }

    #[test]
    fn numbers_in_the_prose_are_held_against_the_rows() {
        assert_eq!(
            codes("毕业生(共计70人,其中2023级本科40人、2025级专升本30人)。", 2),
            [Code::TotalAgrees; 3]
        );
        assert_eq!(
            codes("毕业生共计71人,共2个班。", 2),
            [Code::TotalDiffers, Code::TotalAgrees]
        );
        assert_eq!(codes("各学院安排2人负责。", 2), []);
    }

    #[test]
    fn a_skipped_running_number_is_shown() {
        assert_eq!(codes("", 3), [Code::SeqGap]);
    }
}
