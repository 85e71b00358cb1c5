//! Notices as other schools would write them, made up, each with what a careful reader finds in it (domain.md: the timetable
//! as people paste it). Every file of `unseen/` has its expectation beside it here.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use rollcall_notice::Severity;
use rollcall_notice::timetable::{Reading, read};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/unseen")
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}

fn time(value: Option<chrono::NaiveTime>) -> String {
    text(value.map(|t| t.format("%H:%M")))
}

/// One line an entry, one a spare slot, one a deadline; the settings' names with their lines; what should be looked at.
fn summary(reading: &Reading) -> String {
    let mut out = format!("{} students\n", reading.totals.students);
    for e in &reading.entries {
        let place = [e.campus.as_deref(), e.venue.as_deref()]
            .map(|p| p.unwrap_or("-"))
            .join("/");
        let who = format!(
            "{} {} {}",
            text(e.college.as_ref()),
            text(e.class.as_ref()),
            text(e.headcount)
        );
        let _ = writeln!(
            out,
            "{} {} {}-{} {place} g{} #{} {who} {}",
            e.line,
            text(e.date),
            time(e.start),
            time(e.end),
            e.group,
            text(e.seq),
            text(e.counsellor.as_ref()),
        );
    }
    for s in &reading.spare {
        let _ = writeln!(
            out,
            "{} spare {} {}-{} g{}",
            s.line,
            text(s.date),
            time(s.start),
            time(s.end),
            text(s.group)
        );
    }
    for d in &reading.deadlines {
        let _ = writeln!(out, "{} due {}", d.line, text(d.date));
    }
    for (name, line) in &reading.said_at {
        let _ = writeln!(out, "{line} says {name}");
    }
    for f in reading
        .findings
        .iter()
        .filter(|f| f.severity > Severity::Info || told(f.code.as_str()))
    {
        let _ = writeln!(out, "{} {}", text(f.line), f.code.as_str());
    }
    out
}

/// Infos that say where something came from, or what a printed number was held against.
fn told(code: &str) -> bool {
    [
        "total-agrees",
        "year-taken",
        "when-from-text",
        "headcount-shared",
        "counsellor-inherited",
    ]
    .contains(&code)
}

fn names() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".txt").map(str::to_owned))
        .collect();
    names.sort();
    names
}

#[test]
fn every_notice_is_read_as_a_careful_reader_would() {
    let mut wrong = Vec::new();
    for name in names() {
        let notice = std::fs::read_to_string(folder().join(format!("{name}.txt"))).unwrap();
        let expected =
            std::fs::read_to_string(folder().join(format!("{name}.expected"))).unwrap_or_default();
        let got = summary(&read(&notice));
        if got != expected {
            wrong.push(format!("{name}: got\n{got}expected\n{expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_are_at_least_twenty_five_of_them() {
    assert!(names().len() >= 25);
}

#[test]
fn no_name_or_number_of_a_student_is_in_any_reading() {
    for name in names() {
        let notice = std::fs::read_to_string(folder().join(format!("{name}.txt"))).unwrap();
        let json = serde_json::to_string(&read(&notice)).unwrap();
        // Made-up students and monitors of these texts; 138… stands for every mobile number.
        for secret in ["某某", "同学\"", "甲同学", "202299", "1380000"] {
            assert!(!json.contains(secret), "{name} {secret}");
        }
    }
}

#[test]
fn a_carriage_return_at_every_end_of_line_changes_nothing() {
    for name in names() {
        let notice = std::fs::read_to_string(folder().join(format!("{name}.txt"))).unwrap();
        assert_eq!(read(&notice.replace('\n', "\r\n")), read(&notice), "{name}");
    }
}
