//! Numbers the prose and the 序号 column give are held against the rows.

use std::collections::BTreeMap;

use crate::class_key;
use crate::findings::{Code, Finding};
use crate::timetable::classes::grade;
use crate::timetable::lines::Line;
use crate::timetable::prose;
use crate::timetable::reading::Entry;
use crate::timetable::tally::compare;

pub(super) fn check(entries: &[Entry], students: u64, lines: &[Line], findings: &mut Vec<Finding>) {
    if entries.is_empty() {
        return;
    }
    sequence(entries, findings);
    let mut grades: BTreeMap<u32, u64> = BTreeMap::new();
    for entry in entries {
        if let Some(grade) = entry.class.as_deref().and_then(|c| grade(&class_key(c))) {
            *grades.entry(grade).or_default() += u64::from(entry.headcount.unwrap_or(0));
        }
    }
    let classes = entries.iter().filter(|e| e.class.is_some()).count() as u64;
    for line in lines {
        if students > 0 {
            people(line, students, &grades, findings);
        }
        if classes > 0 {
            class_counts(line, classes, findings);
        }
    }
}

/// `共计5422人,其中2023级本科4096人`.
fn people(line: &Line, students: u64, grades: &BTreeMap<u32, u64>, findings: &mut Vec<Finding>) {
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
        }
    }
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

/// Running numbers that skip or repeat hint at a row that was lost.
fn sequence(entries: &[Entry], findings: &mut Vec<Finding>) {
    let mut before: Option<(u32, usize)> = None;
    for entry in entries {
        let Some(seq) = entry.seq else { continue };
        if let Some((last, line)) = before
            && line != entry.line
            && seq != last.saturating_add(1)
            && seq != 1
        {
            findings.push(Finding::warning(
                entry.line,
                Code::SeqGap,
                format!("序号从 {last} 到了 {seq}。已读的行不受影响；请看原文中间是否漏贴了一行。"),
                format!("The printed numbers go from {last} to {seq}. The rows read are safe; see whether a row between them was not pasted."),
            ));
        }
        before = Some((seq, entry.line));
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
