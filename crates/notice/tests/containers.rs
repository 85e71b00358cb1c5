//! The containers that notices come in, made by hand: what the bytes hold decides, and not the name.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use proptest::prelude::*;
use rollcall_notice::document::text;
use rollcall_notice::{Looks, timetable};
use zip::write::SimpleFileOptions;

fn container(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> Vec<u8> {
    let xml = format!(
        r#"<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>{body}</w:body></w:document>"#
    );
    container(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", xml.as_bytes()),
    ])
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

fn tc(inner: &str) -> String {
    format!("<w:tc>{inner}</w:tc>")
}

fn tr(cells: &[&str]) -> String {
    let cells: String = cells.iter().map(|c| tc(&p(c))).collect();
    format!("<w:tr>{cells}</w:tr>")
}

#[test]
fn a_document_gives_its_paragraphs_and_tables_in_order_with_merged_cells_in_their_columns() {
    let title = format!(
        "<w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"4\"/></w:tcPr>{}</w:tc></w:tr>",
        p("时间安排表")
    );
    let first = format!(
        "<w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>{}</w:tc>{}{}{}</w:tr>",
        p("2027年4月15日"),
        tc(&p("8:30-8:50")),
        tc(&(p("23甲1班") + &p("23甲2班"))),
        tc(&p("80"))
    );
    let second = format!(
        "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{}</w:tc>{}{}{}</w:tr>",
        p("2027年4月15日"),
        tc(&p("8:50-9:10")),
        tc("<w:p><w:r><w:t>23乙</w:t><w:br/><w:t>1班</w:t></w:r></w:p>"),
        tc(&p("40"))
    );
    let table = format!(
        "<w:tbl>{title}{}{first}{second}</w:tbl>",
        tr(&["日期", "时间", "班级", "人数"])
    );
    let got = text(
        &document(&(p("关于拍摄的通知") + &table + &p("教务处"))),
        Some("a.txt"),
    )
    .unwrap();
    assert_eq!(
        got,
        "关于拍摄的通知\n时间安排表\n日期\t时间\t班级\t人数\n2027年4月15日\t8:30-8:50\t23甲1班、23甲2班\t80\n\t8:50-9:10\t23乙 1班\t40\n教务处\n"
    );
    let reading = timetable::read(&got);
    assert_eq!((reading.totals.classes, reading.totals.students), (3, 120));
    // The 80 of the two classes count for both together and for neither alone.
    let of: Vec<_> = reading.entries.iter().map(|it| it.headcount).collect();
    assert_eq!(of, [None, None, Some(40)]);
    assert!(reading.entries.iter().all(|it| it.date.is_some()));
}

#[test]
fn a_document_says_a_text_box_once_a_nested_table_in_its_cell_and_nothing_deleted() {
    let boxed = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>正文 &amp; 附件</w:t></w:r></w:p>",
        p("文本框")
    );
    let deleted = "<w:p><w:del><w:r><w:t>旧时间</w:t></w:r></w:del><w:ins><w:r><w:t>新时间</w:t></w:r></w:ins></w:p>";
    let nested = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        tc(&format!(
            "<w:tbl>{}{}</w:tbl>{}",
            tr(&["甲", "乙"]),
            tr(&["丙", "丁"]),
            "<w:p/>"
        )),
        tc(&p("右"))
    );
    let got = text(&document(&format!("{boxed}{deleted}{nested}")), None).unwrap();
    assert_eq!(got, "文本框\n正文 & 附件\n新时间\n甲 乙 丙 丁\t右\n");
}

#[test]
fn a_document_that_is_cut_or_a_bomb_is_refused_in_words() {
    let cut = container(&[(
        "word/document.xml",
        b"<w:document><w:p><w:t>a</w:t></w:q x=></w:p",
    )]);
    assert_eq!(text(&cut, None).unwrap_err().looks, Looks::Damaged);
    let zeros = vec![b' '; 70 << 20];
    let bomb = container(&[("word/document.xml", &zeros)]);
    assert_eq!(text(&bomb, None).unwrap_err().looks, Looks::TooLarge);
    assert_eq!(text(&document(""), None).unwrap_err().looks, Looks::Empty);
}

const PAGE: &str = "<!DOCTYPE html><html><head><meta charset=\"gb2312\"><title>x</title><style>p{}</style></head><body>\
    <nav>首页</nav><h1>关于拍摄的通知</h1><p>收费&nbsp;15&#20803;/生。<br>准时到场。</p><script>var a='<p>';</script>\
    <table><tr><th>日期</th><th>时间</th><th>班级</th><th>人数</th></tr>\
    <tr><td rowspan=2>2027年4月15日</td><td>8:30-8:50</td><td><p>23甲1班</p></td><td>40</td></tr>\
    <tr><td>8:50-9:10</td><td>23乙\n   1班</td><td>38</td></tr>\
    <tr><td colspan=3>合计</td><td>78</td></tr></table><p style=\"display:none\">x</p></body></html>";
const PAGE_TEXT: &str = "关于拍摄的通知\n收费\u{a0}15元/生。\n准时到场。\n日期\t时间\t班级\t人数\n2027年4月15日\t8:30-8:50\t23甲1班\t40\n\t8:50-9:10\t23乙 1班\t38\n合计\t\t\t78\n";

#[test]
fn a_web_page_gives_its_lines_and_tables_whatever_it_is_called_and_encoded_in() {
    let gb = encoding_rs::GB18030.encode(PAGE).0.into_owned();
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(PAGE.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    for bytes in [PAGE.as_bytes().to_vec(), gb, wide] {
        assert_eq!(text(&bytes, Some("安排.xls")).unwrap(), PAGE_TEXT);
    }
    let reading = timetable::read(PAGE_TEXT);
    assert_eq!((reading.totals.classes, reading.totals.students), (2, 78));
}

#[test]
fn a_page_saved_as_one_file_is_read() {
    let mut body = String::new();
    for byte in PAGE.bytes() {
        match byte {
            b' '..=b'~' if byte != b'=' => body.push(char::from(byte)),
            _ => write!(body, "={byte:02X}").unwrap(),
        }
        if body.len().is_multiple_of(70) {
            body.push_str("=\r\n");
        }
    }
    let mail = format!(
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----Part--x\"\r\n\r\n------Part--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{body}\r\n------Part--x--\r\n"
    );
    assert_eq!(text(mail.as_bytes(), Some("a.mht")).unwrap(), PAGE_TEXT);
}

#[test]
fn tables_that_only_lay_a_page_out_are_no_tables() {
    let page = "<html><body><table><tr><td>菜单</td><td><table><tr><td>姓名</td><td>学号</td></tr></table></td></tr></table></body></html>";
    assert_eq!(text(page.as_bytes(), None).unwrap(), "菜单\n姓名\t学号\n");
}

#[test]
fn a_page_of_thousands_of_nested_elements_ends() {
    let page = format!(
        "<html><body>{}通知{}",
        "<div><span>".repeat(2_000),
        "</span></div>".repeat(2_000)
    );
    assert!(text(page.as_bytes(), None).unwrap().contains("通知"));
}

fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let list: String = (1..)
        .zip(sheets)
        .map(|(i, (name, _))| format!(r#"<sheet name="{name}" sheetId="{i}" r:id="rId{i}"/>"#))
        .collect();
    let links: String = (1..=sheets.len())
        .map(|i| format!(r#"<Relationship Id="rId{i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{i}.xml"/>"#))
        .collect();
    let mut files = vec![
        (
            "xl/workbook.xml".to_owned(),
            format!(
                r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{list}</sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!(
                r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>"#
            ),
        ),
    ];
    for (i, (_, rows)) in (1..).zip(sheets) {
        files.push((
            format!("xl/worksheets/sheet{i}.xml"),
            format!(r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#),
        ));
    }
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, xml)| (name.as_str(), xml.as_bytes()))
        .collect();
    container(&files)
}

fn row(number: usize, cells: &[&str]) -> String {
    let cells: String = ('A'..)
        .zip(cells)
        .map(|(column, text)| {
            format!(r#"<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>"#)
        })
        .collect();
    format!(r#"<row r="{number}">{cells}</row>"#)
}

#[test]
fn all_sheets_of_a_workbook_are_read_each_beneath_its_name() {
    let head = row(1, &["日期", "时间", "班级", "人数"]);
    let east = head.clone() + &row(2, &["2027年4月15日", "8:30-8:50", "23甲1班", "40"]);
    let west = head + &row(2, &["2027年4月16日", "8:30-8:50", "23甲1班", "38"]);
    let got = text(
        &workbook(&[("东校区", &east), ("西校区", &west), ("Sheet3", "")]),
        None,
    )
    .unwrap();
    assert_eq!(
        got,
        "东校区\n日期\t时间\t班级\t人数\n2027年4月15日\t8:30-8:50\t23甲1班\t40\n\n西校区\n日期\t时间\t班级\t人数\n2027年4月16日\t8:30-8:50\t23甲1班\t38\n\n"
    );
    let reading = timetable::read(&got);
    let campuses: Vec<_> = reading
        .entries
        .iter()
        .map(|it| it.campus.as_deref())
        .collect();
    assert_eq!(campuses, [Some("东校区"), Some("西校区")]);
}

#[test]
fn other_files_are_refused_with_what_to_do() {
    let mut locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    let old = text(&locked, Some("a.docx")).unwrap_err();
    assert!(old.looks == Looks::OldOffice && old.message.contains(".docx"));
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(text(&locked, None).unwrap_err().looks, Looks::Damaged);
    assert_eq!(
        text(b"Rar!\x1a\x07", None).unwrap_err().looks,
        Looks::Archive
    );
    assert_eq!(
        text(&container(&[("ppt/presentation.xml", b"<p/>")]), None)
            .unwrap_err()
            .looks,
        Looks::Slides
    );
}

/// Bytes with some changed, and perhaps an end cut off.
fn changed(
    mut bytes: Vec<u8>,
    changes: &[(prop::sample::Index, u8)],
    cut: &prop::sample::Index,
) -> Vec<u8> {
    for (at, byte) in changes {
        let at = at.index(bytes.len());
        bytes[at] = *byte;
    }
    if changes.len().is_multiple_of(3) {
        bytes.truncate(cut.index(bytes.len()));
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_container_with_bytes_changed_or_cut_off_panics_nowhere(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(),
    ) {
        let rows = tr(&["甲", "乙"]);
        let xml = format!("<w:document><w:p/><w:tbl>{rows}<w:tr><w:tc><w:vMerge/></w:tc></w:tr></w:tbl>");
        let cells = row(1, &["日期", "时间"]);
        let mail = format!("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n--x\nContent-Type: text/html\n\n{PAGE}\n--x--");
        let inner = String::from_utf8_lossy(&changed(cells.clone().into_bytes(), &changes, &cut)).into_owned();
        let files = [
            changed(document(&rows), &changes, &cut),
            // What is within a container is summed up there: changed before it is packed it gets further.
            container(&[("word/document.xml", &changed(xml.into_bytes(), &changes, &cut))]),
            changed(workbook(&[("甲", &cells)]), &changes, &cut),
            workbook(&[("甲", &inner)]),
            changed(PAGE.as_bytes().to_vec(), &changes, &cut),
            changed(mail.into_bytes(), &changes, &cut),
        ];
        for bytes in files {
            let _ = text(&bytes, None);
            let _ = rollcall_notice::sheet::read_all(&bytes, None);
        }
    }
}

#[test]
fn shapes_made_to_be_slow_or_large_stay_small() {
    let page = |inner: &str, times: usize| format!("<html><table>{}", inner.repeat(times));
    for (page, most) in [
        (
            page("<tr><td colspan=100000 rowspan=1000000000>1", 5_000),
            1 << 20,
        ),
        (page("<table><tr><td>1", 20_000), 1 << 17),
        (
            format!(
                "<html>{}{}",
                "<font size=1>".repeat(2_000),
                "<p>甲".repeat(2_000)
            ),
            1 << 14,
        ),
    ] {
        assert!(text(page.as_bytes(), None).unwrap().len() < most);
    }
    let deep = format!(
        "{}{}{}",
        "<w:p>".repeat(50_000),
        p("通知"),
        "</w:p>".repeat(50_000)
    );
    assert!(text(&document(&deep), None).unwrap().contains("通知"));
}
