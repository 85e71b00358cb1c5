//! What a reading says about the tables it came from, and how a person names their columns.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use rollcall_core::desk::{ColumnKind, Mend};
use rollcall_notice::timetable::{Entry, read, read_with};

const TEXT: &str = "2026年4月2日\n时间\t学院\t班级\t人数\n4月15日 8:30-9:00\t甲学院\t23甲1班\t40\n\t甲学院\t23甲2班、23甲3班\t80\n小计\t\t\t130\n";

fn class(entry: &Entry) -> &str {
    entry.class.as_deref().unwrap_or("")
}

#[test]
fn a_table_whose_columns_nobody_knows_is_shown_and_read_once_they_are_named() {
    let text = "2026年4月15日\n甲\t乙\t丙\n某楼\t一\t其一\n某楼\t二\t其二\n";
    let reading = read(text);
    assert!(!reading.has_timetable());
    let table = &reading.tables[0];
    assert_eq!(
        (table.first, table.last, table.columns[0].holds),
        (2, 4, None)
    );
    let columns = [
        (0, ColumnKind::Venue),
        (1, ColumnKind::Class),
        (2, ColumnKind::Ignored),
    ];
    let mut mends = columns
        .map(|(at, holds)| Mend::Column {
            table: 2,
            at,
            holds,
        })
        .to_vec();
    mends.push(Mend::Drop { line: 2, nth: 0 });
    let reading = read_with(text, &mends);
    let seen: Vec<_> = reading
        .entries
        .iter()
        .map(|e| (e.line, class(e), e.venue.as_deref()))
        .collect();
    assert_eq!(seen, [(3, "一", Some("某楼")), (4, "二", Some("某楼"))]);
}

#[test]
fn tables_show_their_headers_and_samples_and_no_students() {
    let reading = read(TEXT);
    let table = &reading.tables[0];
    assert_eq!((table.first, table.last, table.columns.len()), (2, 5, 4));
    assert_eq!(
        (table.columns[2].header.as_deref(), table.columns[2].holds),
        (Some("班级"), Some(ColumnKind::Class))
    );
    assert_eq!(table.columns[2].sample, ["23甲1班", "23甲2班、23甲3班"]);
    let private = "时间\t班级\t班长\t某列\n2026年4月15日 8:30-9:00\t23甲1班\t某某甲\t某某乙\n";
    let json = serde_json::to_string(&read(private).tables).unwrap();
    assert!(!json.contains("某某"), "{json}");
}

#[test]
fn settings_say_the_line_they_came_from() {
    let reading = read("一、费用\n每生20元。\n二、着装\n穿浅色有领上衣。\n提前15分钟到场。\n");
    let said: Vec<_> = reading
        .said_at
        .iter()
        .map(|(name, line)| (name.as_str(), *line))
        .collect();
    assert_eq!(said, [("dress", 3), ("fee_fen", 2), ("lead_minutes", 5)]);
}

#[test]
fn a_column_that_was_guessed_wrong_is_mended_before_rows_are_read() {
    let text = "2026年4月2日\n时间\t某\t地点\t班级\n4月15日 8:30-9:00\t2301\t图书馆东侧\t某栏\n";
    let first = read(text).tables[0].first;
    assert_eq!(first, 2);
    let columns = [
        (1, ColumnKind::Class),
        (2, ColumnKind::Venue),
        (3, ColumnKind::Ignored),
    ];
    let mends = columns.map(|(at, holds)| Mend::Column {
        table: first,
        at,
        holds,
    });
    let reading = read_with(text, &mends);
    let entry = &reading.entries[0];
    assert_eq!(
        (class(entry), entry.venue.as_deref()),
        ("2301", Some("图书馆东侧"))
    );
    let holds: Vec<_> = reading.tables[0].columns.iter().map(|c| c.holds).collect();
    assert_eq!(
        holds,
        [
            Some(ColumnKind::Time),
            Some(ColumnKind::Class),
            Some(ColumnKind::Venue),
            Some(ColumnKind::Ignored)
        ]
    );
}
