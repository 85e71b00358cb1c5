//! What does not fit together is shown at its line, and nothing is corrected (domain.md).

use rollcall_notice::timetable::{Reading, read};
use rollcall_notice::{Code, Severity};

fn lines(reading: &Reading, code: Code) -> Vec<usize> {
    let own = reading.findings.iter().filter(|f| f.code == code);
    own.filter_map(|f| f.line).collect()
}

fn table(rows: &str) -> Reading {
    read(&format!(
        "2026年4月2日\n日期\t时间\t校区\t学院\t班级\t人数\t辅导员\n{rows}"
    ))
}

#[test]
fn a_college_on_two_campuses_at_once_is_told_once_a_day() {
    let reading = table(
        "4月15日\t8:30-9:00\t东校区\t甲学院\t23甲1班\t40\t\n4月15日\t8:40-9:10\t西校区\t甲学院\t23甲2班\t40\t\n\
         4月15日\t8:50-9:20\t西校区\t甲学院\t23甲3班\t40\t\n",
    );
    assert_eq!(lines(&reading, Code::CollegeTwoCampuses).len(), 1);
    assert!(reading.is_clean());
}

#[test]
fn a_day_far_from_the_others_is_told_and_kept() {
    let reading = table(
        "4月15日\t8:30-9:00\t东校区\t甲学院\t23甲1班\t40\t\n4月16日\t8:30-9:00\t东校区\t甲学院\t23甲2班\t40\t\n\
         2027年4月16日\t9:00-9:30\t东校区\t甲学院\t23甲3班\t40\t\n",
    );
    assert_eq!(lines(&reading, Code::DateFar), [5]);
    assert_eq!(
        reading.entries[2].date.map(|d| d.to_string()),
        Some("2027-04-16".into())
    );
}

#[test]
fn two_classes_in_one_group_of_one_slot_are_told() {
    let text = "2026年4月15日\n时间\t组别\t班级\n8:30-8:50\t第一组\t23甲1班\n\t第二组\t23甲2班\n\t第二组\t23甲3班\n";
    assert_eq!(lines(&read(text), Code::GroupTwice), [5]);
}

#[test]
fn several_times_in_a_cell_are_told_and_the_first_is_taken() {
    let text = "2026年4月15日\n时间\t班级\n8:30-9:00,14:00-14:30\t23甲1班\n";
    let reading = read(text);
    assert_eq!(lines(&reading, Code::SeveralTimes), [3]);
    assert_eq!(reading.entries.len(), 1);
}

#[test]
fn totals_of_a_college_a_campus_and_a_day_are_held_against_what_their_labels_name() {
    let rows = "4月15日\t8:30-9:00\t东校区\t甲学院\t23甲1班\t40\t\n4月15日\t9:00-9:30\t西校区\t甲学院\t23甲2班\t41\t\n\
                4月16日\t9:00-9:30\t西校区\t乙学院\t23乙1班\t42\t\n";
    for (sum, agrees) in [
        ("甲学院合计\t\t\t\t\t81\t", true),
        ("西校区合计\t\t\t\t\t83\t", true),
        ("4月15日小计\t\t\t\t\t81\t", true),
        ("总计\t\t\t\t\t123\t", true),
        ("甲学院合计\t\t\t\t\t80\t", false),
        ("总计\t\t\t\t\t124\t", false),
    ] {
        let reading = table(&format!("{rows}{sum}\n"));
        let found = (
            lines(&reading, Code::TotalAgrees),
            lines(&reading, Code::TotalDiffers),
        );
        let expected = if agrees {
            (vec![6], vec![])
        } else {
            (vec![], vec![6])
        };
        assert_eq!(found, expected, "{sum}");
    }
}

#[test]
fn totals_in_the_prose_are_held_against_campus_and_college() {
    let text = "东校区40人，甲学院40人。\n2026年4月2日\n时间\t校区\t学院\t班级\t人数\n4月15日 8:30-9:00\t东校区\t甲学院\t23甲1班\t40\n";
    assert_eq!(lines(&read(text), Code::TotalAgrees), [1, 1]);
}

#[test]
fn a_weekday_of_the_prose_that_is_not_the_dates_is_told() {
    let reading = read("一、时间：2026年4月15日（星期四）。\n时间\t班级\n8:30-9:00\t23甲1班\n");
    assert_eq!(lines(&reading, Code::WeekdayDiffers), [1]);
    assert_eq!(
        reading.entries[0].date.map(|d| d.to_string()),
        Some("2026-04-15".into())
    );
}

#[test]
fn a_year_comes_from_the_title_or_the_notices_number_where_no_date_has_one() {
    for text in [
        "2026年图像采集安排\n时间\t班级\n4月15日 8:30-9:00\t23甲1班\n",
        "教函〔2026〕26号\n时间\t班级\n4月15日 8:30-9:00\t23甲1班\n",
    ] {
        let reading = read(text);
        assert_eq!(
            reading.entries[0].date.map(|d| d.to_string()),
            Some("2026-04-15".into()),
            "{text}"
        );
        assert_eq!(lines(&reading, Code::YearTaken), [3], "{text}");
    }
    // Those who graduate in 2027 are photographed in some year, nobody says which.
    let reading = read("2027届毕业生图像采集安排\n时间\t班级\n4月15日 8:30-9:00\t23甲1班\n");
    assert_eq!(
        (reading.entries[0].date, lines(&reading, Code::DateMissing)),
        (None, vec![3])
    );
}

#[test]
fn running_numbers_that_skip_or_repeat_are_told_and_blocks_side_by_side_are_not() {
    let rows = |last: &str| {
        format!(
            "2026年4月15日\n序号\t班级\t时间\n1\t23甲1班\t8:30-9:00\n2\t23甲2班\t9:00-9:30\n{last}\t23甲3班\t9:30-10:00\n"
        )
    };
    assert!(lines(&read(&rows("3")), Code::SeqGap).is_empty());
    assert_eq!(lines(&read(&rows("2")), Code::SeqGap), [5]);
    assert_eq!(lines(&read(&rows("5")), Code::SeqGap), [5]);
    let blocks = "2026年4月15日\n序号\t班级\t时间\t序号\t班级\t时间\n1\t23甲1班\t8:30-9:00\t3\t23甲3班\t9:30-10:00\n2\t23甲2班\t9:00-9:30\t4\t23甲4班\t10:00-10:30\n";
    assert!(lines(&read(blocks), Code::SeqGap).is_empty());
}

#[test]
fn every_finding_says_in_both_languages_what_happened() {
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/unseen/contradictions.txt"
    ));
    let reading = read(&text.unwrap_or_default());
    assert!(
        reading
            .findings
            .iter()
            .filter(|f| f.severity == Severity::Warning)
            .count()
            > 5
    );
    for finding in &reading.findings {
        assert!(!finding.message.is_ascii(), "{finding:?}");
        assert!(
            finding.message_en.split_whitespace().count() > 4,
            "{finding:?}"
        );
    }
}

#[test]
fn what_is_still_to_be_decided_is_not_inherited_from_the_row_above() {
    let reading = read(
        "2026届毕业生图像采集安排\n日期\t时间\t班级\t人数\n2026年4月15日\t8:30-8:50\t22美术1班\t12\n\t待定\t22音乐2班\t8\n另行通知\t\t22体育2班\t11\n",
    );
    let when: Vec<_> = reading
        .entries
        .iter()
        .map(|it| (it.date.is_some(), it.start.is_some()))
        .collect();
    assert_eq!(when, [(true, true), (true, false), (false, false)]);
    assert!(!reading.is_clean());
}
