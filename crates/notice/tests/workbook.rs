//! Workbooks made by hand, byte for byte: what Excel writes, what a renamed file holds, and what a bomb looks like.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::io::{Cursor, Write};

use rollcall_notice::sheet::read;
use rollcall_notice::{Looks, roster, timetable};
use zip::write::SimpleFileOptions;

fn container(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn workbook(rows: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    );
    container(&[
        ("[Content_Types].xml", br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#),
        (
            "xl/workbook.xml",
            br#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

fn text(at: &str, value: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>"#)
}

fn number(at: &str, value: &str) -> String {
    format!(r#"<c r="{at}"><v>{value}</v></c>"#)
}

#[test]
fn student_numbers_typed_as_numbers_come_out_as_digits() {
    let rows = format!(
        "<row r=\"1\">{}{}</row><row r=\"3\">{}{}</row><row r=\"4\">{}{}</row>",
        text("A1", "姓名"),
        text("B1", "学号"),
        text("A3", "某甲"),
        number("B3", "2.29900001E8"),
        text("A4", "某乙"),
        number("B4", "99992300001"),
    );
    let grid = read(&workbook(&rows), Some("名单.xlsx")).unwrap();
    let got = roster::read(&grid);
    assert!(got.is_importable(), "{got:?}");
    let seen: Vec<_> = got
        .students
        .iter()
        .map(|s| (s.row, s.student_number.as_str()))
        .collect();
    assert_eq!(seen, [(3, "229900001"), (4, "99992300001")]);
}

#[test]
fn a_timetable_in_a_workbook_reads_by_its_own_row_numbers() {
    let rows = format!(
        "<row r=\"2\">{}{}{}</row><row r=\"5\">{}{}{}</row>",
        text("A2", "时间"),
        text("B2", "班级"),
        text("C2", "人数"),
        text("A5", "2026年5月6日 8:30-9:00"),
        text("B5", "23甲1班"),
        number("C5", "40"),
    );
    let reading = timetable::read_grid(&read(&workbook(&rows), None).unwrap());
    assert_eq!((reading.entries[0].line, reading.totals.students), (5, 40));
}

#[test]
fn a_cell_in_the_last_corner_of_a_sheet_costs_nothing() {
    let rows = format!(
        "<row r=\"1\">{}</row><row r=\"1048576\">{}</row>",
        text("A1", "姓名"),
        number("XFD1048576", "1")
    );
    assert_eq!(read(&workbook(&rows), None).unwrap().rows.len(), 1);
}

#[test]
fn a_renamed_document_is_called_what_it_is() {
    let page =
        "<w:document><w:body><w:p><w:r><w:t>关于拍摄的通知</w:t></w:r></w:p></w:body></w:document>";
    let bytes = container(&[("word/document.xml", page.as_bytes())]);
    // Whatever its name, a document is read as one; what cannot be read is named.
    assert!(read(&bytes, Some("名单.xlsx")).is_ok());
    let slides = container(&[("ppt/presentation.xml", b"<p/>")]);
    let refusal = read(&slides, Some("名单.xlsx")).unwrap_err();
    assert_eq!(refusal.looks, Looks::Slides);
    assert!(refusal.message.contains("演示文稿"));
    assert_eq!(
        read(&container(&[("a.txt", b"x")]), Some("a.xlsx"))
            .unwrap_err()
            .looks,
        Looks::Archive
    );
    assert_eq!(
        read(b"PK\x03\x04 cut", Some("a.xlsx")).unwrap_err().looks,
        Looks::Damaged
    );
}

#[test]
fn a_bomb_is_refused_before_it_is_opened() {
    let zeros = vec![b' '; 70 << 20];
    let bytes = container(&[
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet1.xml", &zeros),
    ]);
    assert!(bytes.len() < 1 << 20);
    assert_eq!(
        read(&bytes, Some("a.xlsx")).unwrap_err().looks,
        Looks::TooLarge
    );
}

#[test]
fn a_workbook_without_cells_is_empty() {
    assert_eq!(read(&workbook(""), None).unwrap_err().looks, Looks::Empty);
}
