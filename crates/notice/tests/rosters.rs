//! The demo rosters, read as an office would upload them.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rollcall_notice::{class_key, roster, sheet, timetable};

fn demo(name: &str) -> Vec<u8> {
    std::fs::read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../demo")
            .join(name),
    )
    .unwrap()
}

#[test]
fn every_student_of_every_class_of_the_notice_is_in_the_rosters() {
    let grid = sheet::read(&demo("rosters.csv"), Some("rosters.csv")).unwrap();
    let rosters = roster::read(&grid);
    assert!(rosters.is_importable());
    assert_eq!(
        rosters.students.len(),
        grid.rows.len() - 1,
        "count in is count out (P11)"
    );
    let notice = timetable::read(&String::from_utf8(demo("notice.txt")).unwrap());
    let timetabled: BTreeSet<String> = notice
        .entries
        .iter()
        .filter_map(|e| e.class.as_deref())
        .map(class_key)
        .collect();
    let mut rostered: BTreeMap<String, u32> = BTreeMap::new();
    for student in &rosters.students {
        *rostered
            .entry(class_key(student.class.as_deref().unwrap()))
            .or_default() += 1;
    }
    assert_eq!(
        rostered.keys().cloned().collect::<BTreeSet<_>>(),
        timetabled
    );
    assert_eq!(
        rosters.students.iter().filter(|s| s.exempt).count(),
        notice.exempt as usize
    );
}

fn grids(tables: &[(Option<&str>, &str)]) -> Vec<sheet::Grid> {
    let read = |(name, text): &(Option<&str>, &str)| sheet::Grid {
        sheet: name.map(str::to_owned),
        ..sheet::from_text(text).unwrap()
    };
    tables.iter().map(read).collect()
}

fn shape(book: &roster::Book) -> Vec<(&str, usize)> {
    book.lists
        .iter()
        .map(|it| (it.label.as_str(), it.students.len()))
        .collect()
}

#[test]
fn many_classes_in_one_sheet_come_apart_and_a_merged_class_goes_down() {
    let text = "班级,姓名,学号\n23甲1班,某甲,99990001\n,某乙,99990002\n23甲2班,某丙,99990003\n23 甲 1 班,某丁,99990004\n";
    let book = roster::read_book(&grids(&[(None, text)]), &[], Some("a.csv"));
    assert_eq!(shape(&book), [("23甲1班", 3), ("23甲2班", 1)]);
    assert!(
        book.error().is_none()
            && book
                .findings
                .iter()
                .any(|it| it.finding.message.contains("1 行没有写班级"))
    );
}

#[test]
fn a_sheet_a_class_is_named_by_the_sheet_and_one_without_students_is_passed_over() {
    let head = "序号\t姓名\t学号\n";
    let (one, two) = (
        format!("{head}1\t某甲\t99990001\n"),
        format!("23甲2班采集表\n{head}1\t某乙\t99990002\n"),
    );
    let tables = [
        (Some("填表说明"), "请各班核对\t以下各表\n第一步\t第二步\n"),
        (Some("23甲1班"), one.as_str()),
        (Some("Sheet3"), two.as_str()),
    ];
    let book = roster::read_book(&grids(&tables), &[], Some("名单.xlsx"));
    assert_eq!(shape(&book), [("23甲1班", 1), ("23甲2班采集表", 1)]);
    assert!(roster::fits(&book.lists[1].hints[0], "23甲2班"));
    assert_eq!(book.lists[0].hints, ["23甲1班", "名单"]);
    assert!(book.error().is_none(), "{:?}", book.findings);
    assert_eq!(
        book.findings
            .iter()
            .filter(|it| it.sheet.as_deref() == Some("填表说明"))
            .count(),
        1
    );
}

#[test]
fn one_number_in_two_sheets_stops_the_import_and_names_both() {
    let text = "姓名,学号\n某甲,99990001\n";
    let book = roster::read_book(
        &grids(&[(Some("23甲1班"), text), (Some("23甲2班"), text)]),
        &[],
        None,
    );
    let message = &book.error().unwrap().finding.message;
    assert!(
        message.contains("23甲1班") && message.contains("23甲2班") && !message.contains("99990001")
    );
}

#[test]
fn columns_that_somebody_named_count_and_an_id_card_stays_dropped() {
    use rollcall_core::desk::{Dropped, RosterColumn};
    let text = "甲列,乙列,丙列\n9-001,某甲,11010519491231002X\n9-002,某乙,11010519491231002X\n";
    let grids = grids(&[(None, text)]);
    assert!(roster::read_book(&grids, &[], None).error().is_some());
    let said = [
        (0, RosterColumn::Number),
        (1, RosterColumn::Name),
        (2, RosterColumn::Class),
    ];
    let book = roster::read_book(&grids, &said, Some("23甲1班.csv"));
    assert!(book.error().is_none(), "{:?}", book.findings);
    assert_eq!(shape(&book), [("23甲1班", 2)]);
    assert_eq!(
        (book.columns[2].holds, book.columns[2].dropped),
        (RosterColumn::Ignored, Some(Dropped::IdCard))
    );
    assert!(!format!("{book:?}").contains("19491231"));
}

#[test]
fn who_is_not_to_be_photographed_is_exempt_however_the_column_asks() {
    let exempt = |head: &str, cell: &str| {
        let text = format!("姓名\t学号\t{head}\n某甲\t99990001\t{cell}\n");
        roster::read(&sheet::from_text(&text).unwrap()).students[0].exempt
    };
    assert!(exempt("是否拍摄", "否") && exempt("是否免拍", "是") && exempt("备注", "往年已拍"));
    assert!(
        !exempt("是否拍摄", "是")
            && !exempt("是否免拍", "否")
            && !exempt("备注", "是")
            && !exempt("是否拍摄", "")
    );
}

#[test]
fn a_list_of_people_is_read_by_number_or_by_name_and_class() {
    let people = |text: &str| {
        let read = roster::read_people(&sheet::from_text(text).unwrap(), &[]);
        read.people
            .into_iter()
            .map(|it| (it.name, it.number, it.class))
            .collect::<Vec<_>>()
    };
    assert_eq!(people("99990001\n99990002\n").len(), 2);
    assert_eq!(
        people("学号\n99990001\n"),
        [(String::new(), "99990001".into(), None)]
    );
    let named = ("某甲".to_owned(), String::new(), Some("23甲1班".to_owned()));
    assert_eq!(people("23甲1班 某甲\n"), std::slice::from_ref(&named));
    let mixed = people("99990001\n99990002\n某甲\t23甲1班\n");
    assert_eq!((mixed.len(), &mixed[2]), (3, &named));
    assert_eq!(people("姓名\t班级\n某甲\t23甲1班\n"), [named]);
}

#[test]
fn a_roster_in_a_web_page_is_read_by_its_table() {
    let page = "<html><body><p>23甲1班名单</p><table><tr><td>姓名<td>学号<tr><td>某甲<td>99990001</table></body></html>";
    let grids = sheet::read_all(page.as_bytes(), Some("导出.xls")).unwrap();
    let book = roster::read_book(&grids, &[], Some("导出.xls"));
    assert_eq!(shape(&book), [("23甲1班名单", 1)]);
}
