//! PDF, made by hand: with text, without, and broken.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use std::fmt::Write as _;
use std::io::Write;

use proptest::prelude::*;
use rollcall_notice::document::text;
use rollcall_notice::{Looks, timetable};

/// A PDF of one page. `cmap` maps two-byte codes to characters; `content` are its operations.
fn pdf(cmap: &str, content: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /Font << /F1 4 0 R >> /XObject << /X 8 0 R >> >> >>".to_owned(),
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 7 0 R >>".to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /DW 1000 /W [100 [500 500] 102 140 500] >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        format!("<< /Length {} >>\nstream\n{cmap}\nendstream", cmap.len()),
        "<< /Type /XObject /Subtype /Form /Length 5 /Resources << /XObject << /X 8 0 R >> >> >>\nstream\n/X Do\nendstream".to_owned(),
    ];
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(file.len());
        writeln!(file, "{number} 0 obj\n{object}\nendobj").unwrap();
    }
    let table = file.len();
    writeln!(file, "xref\n0 {}\n0000000000 65535 f ", objects.len() + 1).unwrap();
    for place in places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    writeln!(
        file,
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF",
        objects.len() + 1
    )
    .unwrap();
    file
}

/// A font with just the characters of a text, and the text in its codes: half-width ones from 100 on, others from 1000.
struct Codes(Vec<char>);

impl Codes {
    fn code(&self, c: char) -> usize {
        let at = self.0.iter().position(|it| *it == c).unwrap();
        at + if c.is_ascii() { 100 } else { 1000 }
    }

    fn string(&self, text: &str) -> String {
        let codes: String = text
            .chars()
            .map(|c| format!("{:04X}", self.code(c)))
            .collect();
        format!("<{codes}>")
    }

    fn cmap(&self) -> String {
        let chars: String = self
            .0
            .iter()
            .map(|c| format!("<{:04X}> <{:04X}>\n", self.code(*c), u32::from(*c)))
            .collect();
        format!(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n<< /Registry (Adobe)\n/Ordering (UCS)\n/Supplement 0\n>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{} beginbfchar\n{chars}endbfchar\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend",
            self.0.len()
        )
    }
}

#[test]
fn a_pdf_with_text_gives_its_lines_and_the_cells_of_its_tables() {
    let rows: [(i32, &[(i32, &str)]); 4] = [
        (780, &[(200, "关于拍摄的通知")]),
        (
            740,
            &[(60, "日期"), (160, "时间"), (260, "班级"), (360, "人数")],
        ),
        (
            720,
            &[
                (60, "2027年4月15日"),
                (160, "8:30-8:50"),
                (260, "23甲1班"),
                (360, "40"),
            ],
        ),
        (700, &[(160, "8:50-9:10"), (260, "23乙1班"), (360, "38")]),
    ];
    let all: String = rows
        .iter()
        .flat_map(|(_, cells)| cells.iter().map(|(_, text)| *text))
        .collect();
    let codes = Codes(all.chars().collect());
    let mut content = String::from("/X Do BT /F1 10.5 Tf\n");
    for (y, cells) in rows {
        for (x, text) in cells {
            writeln!(content, "1 0 0 1 {x} {y} Tm {} Tj", codes.string(text)).unwrap();
        }
    }
    content.push_str("ET");
    let got = text(&pdf(&codes.cmap(), &content), Some("安排.doc")).unwrap();
    assert_eq!(
        got,
        "关于拍摄的通知\n日期\t时间\t班级\t人数\n2027年4月15日\t8:30-8:50\t23甲1班\t40\n8:50-9:10\t23乙1班\t38\n"
    );
    let reading = timetable::read(&got);
    assert_eq!((reading.totals.classes, reading.totals.students), (2, 78));
}

/// Lines around the cells of a table whose first column is one cell beneath its head.
const RULES: &str = "0.5 w 50 800 300 0.5 re f 50 780 m 350 780 l S 150 740 m 350 740 l S 50 700 300 -20 re S\n\
    50 700 0.5 100 re f 150 700 0.5 100 re f 250 700 0.5 100 re f 350 700 0.5 100 re f\n";

#[test]
fn lines_around_cells_say_what_a_cell_is() {
    let cells = [
        (60, 785, "时间"),
        (160, 785, "班级"),
        (260, 785, "备注"),
        (60, 735, "8:30-8:50"),
        (155, 765, "23大数据与智能"),
        (155, 750, "1班"),
        (260, 757, "40"),
        (260, 718, "机动"),
        (60, 685, "合计40"),
        (60, 600, "每生收费15元"),
    ];
    let all: String = cells.iter().map(|(_, _, text)| *text).collect();
    let codes = Codes(all.chars().collect());
    let mut content = format!("{RULES}BT /F1 10.5 Tf\n");
    for (x, y, text) in cells {
        writeln!(content, "1 0 0 1 {x} {y} Tm {} Tj", codes.string(text)).unwrap();
    }
    content.push_str("ET");
    assert_eq!(
        text(&pdf(&codes.cmap(), &content), None).unwrap(),
        "时间\t班级\t备注\n8:30-8:50\t23大数据与智能1班\t40\n\t\t机动\n合计40\n每生收费15元\n"
    );
}

#[test]
fn a_pdf_without_text_says_that_it_is_a_scan_and_a_broken_one_that_it_is_broken() {
    let scan = text(&pdf("", "q 595 0 0 842 0 0 cm Q"), None).unwrap_err();
    assert_eq!(scan.looks, Looks::Scan);
    assert!(scan.message.contains("扫描件"));
    assert_eq!(
        text(b"%PDF-1.7\nnothing", None).unwrap_err().looks,
        Looks::Damaged
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_pdf_with_bytes_changed_panics_nowhere(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), cut in any::<prop::sample::Index>()) {
        let codes = Codes("通知23甲1班".chars().collect());
        let content = format!("{RULES}BT /F1 10 Tf 1 0 0 1 50 700 Tm {} Tj ET /X Do", codes.string("23甲1班"));
        let mut bytes = pdf(&codes.cmap(), &content);
        for (at, byte) in &changes {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        if changes.len().is_multiple_of(3) {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = text(&bytes, None);
    }
}
