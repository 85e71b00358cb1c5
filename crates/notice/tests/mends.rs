//! What a person mends in a notice that was read: the text stays, the timetable, its totals and its findings are made anew.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::BTreeMap;

use rollcall_core::desk::{ColumnKind, Field, Mend};
use rollcall_notice::timetable::{Entry, Reading, read, read_with};
use rollcall_notice::{Code, Severity};

const TEXT: &str = "2026年4月2日\n时间\t学院\t班级\t人数\n4月15日 8:30-9:00\t甲学院\t23甲1班\t40\n\t甲学院\t23甲2班、23甲3班\t80\n小计\t\t\t130\n";

fn field(line: usize, nth: usize, field: Field, text: &str) -> Mend {
    Mend::Field {
        line,
        nth,
        field,
        text: text.into(),
    }
}

fn count(reading: &Reading, code: Code) -> usize {
    reading.findings.iter().filter(|f| f.code == code).count()
}

fn class(entry: &Entry) -> &str {
    entry.class.as_deref().unwrap_or("")
}

#[test]
fn line_and_nth_name_an_entry() {
    let reading = read(TEXT);
    let names: Vec<_> = reading
        .entries
        .iter()
        .map(|e| (e.line, e.nth, class(e)))
        .collect();
    assert_eq!(
        names,
        [(3, 0, "23甲1班"), (4, 0, "23甲2班"), (4, 1, "23甲3班")]
    );
    assert_eq!(reading, read_with(TEXT, &[]));
}

#[test]
fn a_mended_field_is_in_the_entry_and_in_the_totals() {
    assert_eq!(count(&read(TEXT), Code::TotalDiffers), 1);
    let mends = [
        field(3, 0, Field::Headcount, "50"),
        field(4, 1, Field::Class, "23乙3班"),
    ];
    let reading = read_with(TEXT, &mends);
    assert_eq!(
        (reading.entries[0].headcount, reading.totals.students),
        (Some(50), 130)
    );
    assert_eq!(
        (
            count(&reading, Code::TotalDiffers),
            count(&reading, Code::TotalAgrees)
        ),
        (0, 1)
    );
    assert_eq!(
        (
            class(&reading.entries[2]),
            reading.entries[2].mended.as_slice()
        ),
        ("23乙3班", &[Field::Class][..])
    );
    let json = serde_json::to_value(&reading).unwrap();
    assert!(
        json["entries"][1].get("mended").is_none() && json["entries"][2]["mended"][0] == "class"
    );
}

#[test]
fn every_field_is_read_as_one_writes_it_in_a_notice_and_an_empty_text_clears_it() {
    let mends = [
        field(3, 0, Field::Date, "4月16日"),
        field(3, 0, Field::Start, "下午2:00"),
        field(3, 0, Field::End, "14点30分"),
        field(3, 0, Field::Group, "2"),
        field(3, 0, Field::Seq, "7"),
        field(3, 0, Field::Campus, "东校区"),
        field(3, 0, Field::Venue, "体育馆"),
        field(3, 0, Field::Counsellor, "赵一"),
        field(3, 0, Field::College, ""),
    ];
    let reading = read_with(TEXT, &mends);
    let entry = &reading.entries[0];
    assert_eq!(entry.date.unwrap().to_string(), "2026-04-16");
    assert_eq!(
        (
            entry.start.unwrap().to_string(),
            entry.end.unwrap().to_string()
        ),
        ("14:00:00".into(), "14:30:00".into())
    );
    assert_eq!(
        (entry.group, entry.seq, entry.college.as_deref()),
        (2, Some(7), None)
    );
    assert_eq!(
        (
            entry.campus.as_deref(),
            entry.venue.as_deref(),
            entry.counsellor.as_deref()
        ),
        (Some("东校区"), Some("体育馆"), Some("赵一"))
    );
    assert_eq!(entry.mended.len(), 9);
}

#[test]
fn a_text_that_is_no_such_field_changes_nothing_and_is_an_error() {
    for (which, text) in [
        (Field::Date, "下周"),
        (Field::Start, "一大早"),
        (Field::Headcount, "很多"),
        (Field::Group, "0"),
    ] {
        let reading = read_with(TEXT, &[field(3, 0, which, text)]);
        assert_eq!(count(&reading, Code::MendUnread), 1, "{text}");
        assert!(
            !reading.is_clean() && reading.entries == read(TEXT).entries,
            "{text}"
        );
    }
}

#[test]
fn a_mend_that_finds_no_entry_or_table_is_told() {
    let mends = [
        field(99, 0, Field::Class, "x"),
        field(3, 5, Field::Class, "x"),
        Mend::Drop { line: 1, nth: 0 },
        Mend::Column {
            table: 77,
            at: 0,
            holds: ColumnKind::Class,
        },
    ];
    let reading = read_with(TEXT, &mends);
    assert_eq!(count(&reading, Code::MendLost), 4);
    assert!(
        reading
            .findings
            .iter()
            .filter(|f| f.code == Code::MendLost)
            .all(|f| f.severity == Severity::Warning)
    );
    assert_eq!(reading.entries, read(TEXT).entries);
}

#[test]
fn a_dropped_entry_is_gone_from_totals_and_the_others_keep_their_names() {
    let reading = read_with(
        TEXT,
        &[
            Mend::Drop { line: 3, nth: 0 },
            field(4, 1, Field::Headcount, "39"),
        ],
    );
    let names: Vec<_> = reading.entries.iter().map(|e| (e.line, e.nth)).collect();
    assert_eq!(names, [(4, 0), (4, 1)]);
    assert_eq!(reading.entries[1].headcount, Some(39));
}

#[test]
fn an_added_entry_counts_where_it_stands_and_settles_what_was_said_of_its_line() {
    let text = TEXT.replace("小计", "\t\t\t10\n小计");
    assert_eq!(count(&read(&text), Code::RowUnread), 1);
    let fields = BTreeMap::from([
        (Field::Class, "23丙1班".to_owned()),
        (Field::Headcount, "10".to_owned()),
        (Field::Date, "2026年4月15日".to_owned()),
        (Field::Start, "8:30".to_owned()),
    ]);
    let reading = read_with(
        &text,
        &[Mend::Add {
            line: Some(5),
            fields: fields.clone(),
        }],
    );
    assert_eq!(
        (
            count(&reading, Code::RowUnread),
            count(&reading, Code::TotalDiffers)
        ),
        (0, 0)
    );
    let added = reading.entries.iter().find(|e| e.line == 5).unwrap();
    assert_eq!(
        (class(added), added.nth, added.mended.len()),
        ("23丙1班", 0, 4)
    );
    let reading = read_with(TEXT, &[Mend::Add { line: None, fields }]);
    assert_eq!(
        reading.entries.last().map(|e| (e.line, class(e))),
        Some((0, "23丙1班"))
    );
    assert_eq!(
        (reading.totals.students, count(&reading, Code::TotalDiffers)),
        (130, 1)
    );
}

#[test]
fn a_row_that_could_not_be_read_is_settled_by_saying_that_it_is_none() {
    let text = TEXT.replace("小计", "\t\t\t10\n小计");
    let reading = read_with(&text, &[Mend::Drop { line: 5, nth: 0 }]);
    assert_eq!(
        (
            count(&reading, Code::RowUnread),
            count(&reading, Code::MendLost)
        ),
        (0, 0)
    );
}
