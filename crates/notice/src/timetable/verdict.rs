//! What to say about a text without a timetable: what was found, and how to go on. It is no error of the program.

use super::header::Table;
use super::reading::Reading;
use super::regions::Region;
use super::when::When;
use crate::findings::{Code, Finding};

pub(crate) fn no_timetable(reading: &Reading, regions: &[Region], when: &When) -> Finding {
    let mut zh: Vec<String> = Vec::new();
    let mut en: Vec<String> = Vec::new();
    let mut say = |count: usize, one: &str, other: &str| {
        if count > 0 {
            zh.push(format!("{one} {count} 处"));
            en.push(format!("{count} {other}"));
        }
    };
    let days: std::collections::BTreeSet<_> =
        when.days().iter().map(|d| (d.date, &d.campus)).collect();
    say(days.len(), "拍摄日期", "days of shooting");
    say(reading.campuses.len(), "地点", "places");
    say(settings(reading), "设置", "settings");
    say(reading.deadlines.len(), "截止日期", "deadlines");
    say(
        regions
            .iter()
            .filter(|r| r.table != Table::Timetable && (r.named || r.rows.len() > 1))
            .count(),
        "其他表格",
        "other tables",
    );
    let (zh, en) = if zh.is_empty() {
        ("没有读到可用的内容".into(), "nothing of use".into())
    } else {
        (format!("读到：{}", zh.join("、")), en.join(", "))
    };
    Finding::warning(
        None,
        Code::NoTimetable,
        format!(
            "这段文字里没有时间表。{zh}；没有编造任何条目。请把附件里的时间安排表（含时间、学院或班级）也粘贴进来，或手工录入。"
        ),
        format!(
            "This text holds no timetable. Found: {en}; no entry was made up. Paste the attached timetable as well (times with colleges or classes), or go on by hand."
        ),
    )
}

fn settings(reading: &Reading) -> usize {
    reading
        .findings
        .iter()
        .filter(|f| f.code == Code::SettingRead)
        .count()
}
