//! The demo notice has the shape, the figures and the oddities of a real one (domain.md); it must come out exactly.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::BTreeSet;
use std::path::Path;

use rollcall_core::event::{Collected, PayWhen, QueueOrder};
use rollcall_core::money::Fen;
use rollcall_notice::timetable::{Reading, Spare, read};
use rollcall_notice::{Code, Severity};

fn text() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/notice.txt"))
        .unwrap()
}

fn campus(reading: &Reading, index: usize) -> String {
    reading.campuses[index].name.clone().unwrap()
}

fn count(reading: &Reading, code: Code) -> usize {
    reading.findings.iter().filter(|f| f.code == code).count()
}

#[test]
fn every_class_student_and_slot_is_read() {
    let reading = read(&text());
    assert!(reading.is_clean());
    assert_eq!(
        (reading.totals.classes, reading.totals.students),
        (129, 5422)
    );
    assert_eq!(reading.campuses.len(), 2);
    let slots = |name: &str| -> usize {
        let of = reading
            .entries
            .iter()
            .filter(|e| e.campus.as_deref() == Some(name));
        of.map(|e| (e.date, e.start, e.end))
            .collect::<BTreeSet<_>>()
            .len()
    };
    assert_eq!(
        (slots(&campus(&reading, 0)), slots(&campus(&reading, 1))),
        (51, 14)
    );
    for entry in &reading.entries {
        assert!(
            entry.date.is_some() && entry.start < entry.end && entry.venue.is_some(),
            "{entry:?}"
        );
        assert!(
            entry.college.is_some() && entry.counsellor.is_some() && entry.seq.is_some(),
            "{entry:?}"
        );
        assert!((1..=2).contains(&entry.group), "{entry:?}");
    }
    let counsellors: BTreeSet<_> = reading.entries.iter().map(|e| &e.counsellor).collect();
    let colleges: BTreeSet<_> = reading.entries.iter().map(|e| &e.college).collect();
    assert_eq!((counsellors.len(), colleges.len()), (33, 10));
}

#[test]
fn spare_slots_are_whole_or_half() {
    let reading = read(&text());
    let show = |s: &Spare| {
        format!(
            "{} {}-{}",
            s.date.unwrap(),
            s.start.unwrap().format("%H:%M"),
            s.end.unwrap().format("%H:%M")
        )
    };
    let spare: Vec<_> = reading
        .spare
        .iter()
        .map(|s| (show(s), s.campus.clone().unwrap(), s.group))
        .collect();
    let expected = [
        (
            "2026-04-16 17:10-17:30".to_owned(),
            campus(&reading, 0),
            None,
        ),
        (
            "2026-04-17 10:50-11:10".to_owned(),
            campus(&reading, 0),
            Some(2),
        ),
        (
            "2026-04-17 14:50-15:00".to_owned(),
            campus(&reading, 1),
            None,
        ),
    ];
    assert_eq!(spare, expected);
}

#[test]
fn every_printed_total_agrees() {
    let reading = read(&text());
    // Seven 小计, two 合计, three numbers in the prose, one count of the exempt.
    assert_eq!(
        (
            count(&reading, Code::TotalAgrees),
            count(&reading, Code::TotalDiffers)
        ),
        (13, 0)
    );
}

#[test]
fn settings_exempt_students_and_deadlines_come_from_the_prose() {
    let reading = read(&text());
    let settings = &reading.settings;
    assert_eq!(
        (settings.fee_fen, settings.lead_minutes),
        (Some(Fen(1500)), Some(10))
    );
    assert_eq!(
        (settings.pay_when, settings.collected),
        (Some(PayWhen::AfterShoot), Some(Collected::PerPhotographed))
    );
    assert_eq!(settings.queue_order, Some(QueueOrder::Sheet));
    assert_eq!(
        (
            settings.late,
            settings.walk_ins,
            settings.make_up,
            settings.absent_fee
        ),
        (None, None, None, None)
    );
    assert_eq!(reading.exempt, 2);
    let due: Vec<_> = reading
        .deadlines
        .iter()
        .map(|d| {
            (
                d.start.map(|d| d.to_string()),
                d.date.map(|d| d.to_string()),
            )
        })
        .collect();
    let day = |d: &str| Some(d.to_owned());
    assert_eq!(
        due,
        [
            (None, day("2026-04-13")),
            (day("2026-04-13"), day("2026-04-17")),
            (None, day("2026-04-20")),
            (None, None)
        ]
    );
}

#[test]
fn oddities_are_shown_and_nothing_is_corrected() {
    let reading = read(&text());
    assert!(
        reading
            .findings
            .iter()
            .all(|f| f.severity < Severity::Error)
    );
    for (code, times) in [
        (Code::ClassSmall, 1),
        (Code::ClassGap, 1),
        (Code::ExemptUnclear, 1),
        (Code::TimeInherited, 1),
        (Code::YearTaken, 1),
        (Code::ClassTwice, 0),
        (Code::TimesOverlap, 0),
        (Code::CounsellorTwoPlaces, 0),
        (Code::SeqGap, 0),
        (Code::NoTimetable, 0),
    ] {
        assert_eq!(count(&reading, code), times, "{}", code.as_str());
    }
    assert!(count(&reading, Code::RowShifted) >= 4);
    assert!(reading.entries.iter().any(|e| e.headcount == Some(10)));
}

#[test]
fn the_names_of_the_exempt_students_are_nowhere_in_the_reading() {
    let text = text();
    let listed: Vec<&str> = text
        .lines()
        .rev()
        .take_while(|l| !l.contains("姓名"))
        .filter(|l| l.contains('\t'))
        .collect();
    assert_eq!(listed.len(), 2);
    let json = serde_json::to_string(&read(&text)).unwrap();
    for line in listed {
        let cells: Vec<&str> = line.split('\t').collect();
        let (number, name) = (cells[4], cells[5]);
        assert!(number.len() > 6 && !name.is_empty());
        assert!(!json.contains(number) && !json.contains(name));
    }
}

#[test]
fn other_dates_and_names_come_out_as_they_stand() {
    let moved = text()
        .replace("2026", "2031")
        .replace("4月", "11月")
        .replace("4 月", "11 月")
        .replace("上午", "上午 ");
    let reading = read(&moved);
    assert_eq!(
        (reading.totals.classes, reading.totals.students),
        (129, 5422)
    );
    assert!(reading.is_clean());
    assert!(
        reading
            .entries
            .iter()
            .all(|e| e.date.unwrap().to_string().starts_with("2031-11-1"))
    );
}

#[test]
fn however_the_cells_came_apart_the_same_is_read() {
    let text = text();
    let wide = |c: char| match c {
        '0'..='9' | ':' | '-' | '(' | ')' => char::from_u32(u32::from(c) + 0xfee0).unwrap(),
        c => c,
    };
    let shifted: Vec<String> = text
        .lines()
        .enumerate()
        .map(
            |(i, line)| match line.strip_prefix('\t').filter(|_| i % 3 == 0) {
                Some(rest) => format!("{rest}\t"),
                None => line.to_owned(),
            },
        )
        .collect();
    let headless: Vec<&str> = text.lines().filter(|l| !l.starts_with("时间\t")).collect();
    let one_a_line = text.replace("\t\t", "\t").replace('\t', "\n");
    for (how, pasted) in [
        ("spaces", text.replace('\t', "   ")),
        ("pipes", text.replace('\t', " | ")),
        ("full width", text.chars().map(wide).collect()),
        ("windows", text.replace('\n', "\r\n")),
        ("shifted", shifted.join("\n")),
        ("no header", headless.join("\n")),
        ("one cell a line", one_a_line),
    ] {
        let reading = read(&pasted);
        assert_eq!(
            (
                reading.totals.classes,
                reading.totals.students,
                reading.spare.len()
            ),
            (129, 5422, 3),
            "{how}"
        );
        assert!(reading.is_clean(), "{how}");
        assert_eq!(count(&reading, Code::TotalDiffers), 0, "{how}");
    }
}

#[test]
fn the_reading_survives_its_own_json() {
    let reading = read(&text());
    let json = serde_json::to_string(&reading).unwrap();
    assert_eq!(serde_json::from_str::<Reading>(&json).unwrap(), reading);
}

#[test]
fn a_lost_page_of_the_table_is_noticed() {
    let text = text();
    let cut: Vec<&str> = text
        .lines()
        .enumerate()
        .filter(|(i, _)| !(100..104).contains(i))
        .map(|(_, l)| l)
        .collect();
    let reading = read(&cut.join("\n"));
    assert!(count(&reading, Code::TotalDiffers) > 0 && count(&reading, Code::SeqGap) > 0);
}
