//! What is due when: the steps table, and sentences that name a day by which something is due.

use super::cell::{Cell, Rest};
use super::date;
use super::header::{Kind, Table};
use super::lines::Line;
use super::prose;
use super::reading::{Deadline, Entry};
use super::regions::{Layout, Region};
use super::when::When;

/// More than any notice has.
const MOST: usize = 64;

/// Everything due, in the order of the lines; the shooting itself is no deadline.
pub(crate) fn read(
    regions: &[Region],
    lines: &[Line],
    entries: &[Entry],
    when: &When,
) -> Vec<Deadline> {
    let mut all = Vec::new();
    for region in regions
        .iter()
        .filter(|r| r.table == Table::Steps && matches!(r.layout, Layout::Rows(_)))
    {
        steps(region, entries, when, &mut all);
    }
    for line in lines {
        in_prose(line, entries, when, &mut all);
    }
    all.truncate(MOST);
    all.sort_by_key(|d| d.line);
    all
}

fn steps(region: &Region, entries: &[Entry], when: &When, all: &mut Vec<Deadline>) {
    let place = |kind| region.header.columns.iter().position(|c| c.holds(kind));
    let task_column = place(Kind::Task).unwrap_or(1);
    let mut last: Option<(String, bool)> = None;
    for raw in &region.rows {
        let dated = raw
            .cells
            .iter()
            .position(|c| c.date.is_some() || c.is_undecided());
        let Some(at) = dated else { continue };
        let is_text =
            |c: &&Cell| !matches!(c.rest, Rest::Empty | Rest::Number(_) | Rest::LongNumber);
        let own = raw
            .cells
            .get(task_column)
            .filter(|_| task_column < at)
            .filter(is_text);
        let task = own
            .or_else(|| raw.cells[..at].iter().rfind(is_text))
            .map(|c| c.printed.clone());
        let found = raw.cells[at].date.as_ref();
        let day = |w| when.resolve(w).map(|(d, _)| d);
        let start = found.and_then(|f| day(f.first));
        let end = found.and_then(|f| f.until).and_then(day);
        let days = entries
            .iter()
            .filter_map(|e| e.date)
            .filter(|d| Some(*d) >= start && Some(*d) <= end.or(start));
        let shooting = match (&task, &last) {
            // A row without a task goes on with the row above (a merged cell).
            (None, Some((_, shooting))) => *shooting,
            (Some(task), _) => is_shooting(task) && (entries.is_empty() || days.count() > 0),
            (None, None) => continue,
        };
        let Some(what) = task.or_else(|| last.as_ref().map(|(what, _)| what.clone())) else {
            continue;
        };
        last = Some((what.clone(), shooting));
        if !shooting && all.len() < MOST {
            let range = end.is_some();
            all.push(Deadline {
                line: raw.line,
                start: start.filter(|_| range),
                date: end.or(start),
                what,
            });
        }
    }
}

/// Taking pictures, rather than handing out, checking or looking up what belongs to it.
fn is_shooting(task: &str) -> bool {
    ["摄像", "拍摄", "采集", "拍照"]
        .iter()
        .any(|w| task.contains(w))
        && ![
            "表", "核对", "查询", "收费", "名单", "布置", "提交", "下发", "通知", "下载",
        ]
        .iter()
        .any(|w| task.contains(w))
}

/// `于11月19日前收齐`, `截止2025年4月23日`.
fn in_prose(line: &Line, entries: &[Entry], when: &When, all: &mut Vec<Deadline>) {
    for part in prose::sentences(line) {
        for found in date::dates(part.text) {
            let after = part.text[found.at.1..].trim_start();
            let by = ["前", "之前", "下班前", "中午前", "以前"]
                .iter()
                .any(|w| after.starts_with(w))
                && !after.starts_with("前一");
            // 于12月30日交研究生学院
            let handed = ["交", "报", "上交", "提交", "汇总"]
                .iter()
                .any(|w| after.starts_with(w))
                && part.text[..found.at.0].trim_end().ends_with(['于', '在']);
            let until = ["截止", "截至", "截止到", "截止时间:", "截止日期:"]
                .iter()
                .any(|w| part.text[..found.at.0].trim_end().ends_with(w));
            // 未采集的学生统一于11月2日补拍: the one day those have who missed theirs.
            let again = !entries.is_empty()
                && ["补拍", "补采", "补摄"]
                    .iter()
                    .any(|w| part.text.contains(w));
            let resolved = when.resolve(found.until.unwrap_or(found.first));
            let again = again
                && resolved.is_some_and(|(day, _)| entries.iter().all(|e| e.date != Some(day)));
            let Some((date, _)) = resolved.filter(|_| by || until || handed || again) else {
                continue;
            };
            if all.len() < MOST {
                all.push(Deadline {
                    line: part.line,
                    start: None,
                    date: Some(date),
                    what: without_numbers(part.text),
                });
            }
        }
    }
}

/// The sentence without telephone numbers and the like, cut to a readable length.
fn without_numbers(text: &str) -> String {
    let mut out = String::new();
    let mut run = String::new();
    for c in text.trim().chars().take(120).chain(['\0']) {
        if c.is_ascii_digit() || c == '-' && !run.is_empty() {
            run.push(c);
            continue;
        }
        if run.chars().filter(char::is_ascii_digit).count() < 7 {
            out.push_str(&run);
        }
        run.clear();
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timetable::{lines, regions};

    fn deadlines(text: &str) -> Vec<(usize, Option<String>, Option<String>)> {
        let parts = regions::split(lines::split(text));
        let when = When::new(&parts.prose);
        let all = read(&parts.regions, &parts.prose, &[], &when);
        all.into_iter()
            .map(|d| {
                (
                    d.line,
                    d.start.map(|d| d.to_string()),
                    d.date.map(|d| d.to_string()),
                )
            })
            .collect()
    }

    #[test]
    fn the_steps_table_gives_deadlines_and_the_shooting_is_none_of_them() {
        let text = "序号\t主要工作\t时间\t地点\n1\t下发采集表\t2026年4月13日\t楼\n2\t核对信息\t2026年4月13日—17日\t\n\
                    3\t组织摄像\t2026年4月15日\t楼\n\t\t2026年4月17日\t厅\n4\t网上查询\t待定\t\n";
        let day = |d: &str| Some(d.to_owned());
        assert_eq!(
            deadlines(text),
            [
                (2, None, day("2026-04-13")),
                (3, day("2026-04-13"), day("2026-04-17")),
                (6, None, None)
            ]
        );
    }

    #[test]
    fn a_sentence_with_a_day_by_which_is_a_deadline() {
        assert_eq!(
            deadlines("各班于2024年11月19日前收齐。"),
            [(1, None, Some("2024-11-19".into()))]
        );
        assert!(deadlines("2024年11月20日进行拍摄。学生提前两天保存。").is_empty());
    }

    #[test]
    fn no_telephone_number_stays_in_a_deadline() {
        assert_eq!(
            without_numbers("5月1日前交 023-62840000 办公室"),
            "5月1日前交  办公室"
        );
    }
}
