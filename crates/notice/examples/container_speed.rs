//! How long a megabyte of each hostile container takes: `cargo run --release -p rollcall-notice --example container_speed`.
//!
//! Whatever somebody uploads must not hold up the server: no file takes more than time linear in what it holds.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "it measures on the machine it runs on; nothing of it is in the crate (P29)"
)]

use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::time::Instant;

use rollcall_notice::document::text;
use rollcall_notice::sheet::read_all;
use zip::write::SimpleFileOptions;

const MEGABYTE: usize = 1 << 20;

fn main() {
    // Parsers of documents descend into what they read: the server gives them as much.
    let main = std::thread::Builder::new().stack_size(32 << 20);
    main.spawn(all).unwrap().join().unwrap();
}

fn all() {
    let timed = |name: &str, bytes: &[u8]| {
        let begin = Instant::now();
        let read =
            text(bytes, None).map_or_else(|r| format!("{:?}", r.looks), |t| t.len().to_string());
        let ms = begin.elapsed().as_secs_f64() * 1e3;
        let begin = Instant::now();
        let _ = read_all(bytes, None);
        let sheets = begin.elapsed().as_secs_f64() * 1e3;
        let size = bytes.len() as f64 / MEGABYTE as f64;
        println!("{ms:8.0} ms, as a sheet {sheets:6.0} ms, of {size:5.2} MB  {name}: {read}");
    };
    for (name, page) in pages() {
        timed(name, format!("<html><body>{page}").as_bytes());
    }
    for (name, xml) in documents() {
        let xml = format!("<w:document xmlns:w=\"w\"><w:body>{xml}");
        timed(name, &container(&[("word/document.xml", xml.as_bytes())]));
    }
    for (name, rows) in workbooks() {
        timed(name, &workbook(&rows));
    }
    for (name, file) in mails() {
        timed(name, file.as_bytes());
    }
    for (name, file) in pdfs() {
        timed(name, &file);
    }
    let many: Vec<String> = (0..20_000).map(|i| format!("word/{i}")).collect();
    let mut files: Vec<(&str, &[u8])> =
        many.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
    files.push(("word/document.xml", b"<w:p/>"));
    timed("docx of 20,000 files", &container(&files));
}

fn filled(piece: &str) -> String {
    piece.repeat(MEGABYTE / piece.len())
}

fn numbered(piece: &str, size: usize) -> String {
    let mut text = String::new();
    for i in 0.. {
        if text.len() >= size {
            break;
        }
        text.push_str(&piece.replace('#', &i.to_string()));
    }
    text
}

fn pages() -> Vec<(&'static str, String)> {
    vec![
        ("html, divs in divs", filled("<div>")),
        (
            "html, divs in divs and back",
            "<div>".repeat(90_000) + &"</div>".repeat(90_000),
        ),
        ("html, spans with text", filled("<span>甲")),
        ("html, bold in bold", filled("<b>")),
        (
            "html, looks that come back",
            numbered("<font size=#>", MEGABYTE / 2) + &"<p>甲".repeat(80_000),
        ),
        ("html, links overlapping", filled("<a href=x><div>")),
        (
            "html, bold and paragraphs overlapping",
            filled("<b><p></b>"),
        ),
        ("html, tables in tables", filled("<table><tr><td>")),
        ("html, tables alone", filled("<table>")),
        ("html, text in tables", filled("<table>甲")),
        ("html, rows", format!("<table>{}", filled("<tr>"))),
        ("html, cells", format!("<table><tr>{}", filled("<td>1"))),
        (
            "html, wide cells",
            format!("<table>{}", filled("<tr><td colspan=100000>1")),
        ),
        (
            "html, high cells",
            format!(
                "<table>{}{}",
                "<tr>".to_owned() + &"<td rowspan=1000000000>1".repeat(300),
                filled("<tr>")
            ),
        ),
        (
            "html, ever wider",
            format!("<table>{}", filled("<tr><td rowspan=999 colspan=64>1")),
        ),
        (
            "html, attributes",
            format!("<div {}>x", numbered("a# ", MEGABYTE)),
        ),
        ("html, open comments", filled("<!--")),
        ("html, open tags", filled("<a ")),
        ("html, open quotes", filled("<a b=\"")),
        ("html, less than", filled("<")),
        ("html, ends", filled("</p>")),
        ("html, ends of nothing", filled("</div>")),
        ("html, scripts", filled("<script>")),
        ("html, entities", filled("&notit;")),
        ("html, lists", filled("<ul><li>")),
        ("html, items", filled("<li>甲")),
        ("html, selects", filled("<select><option>")),
        ("html, drawings", filled("<svg><g>")),
        ("html, templates", filled("<template>")),
        ("html, headings", filled("<h1>")),
    ]
}

fn documents() -> Vec<(&'static str, String)> {
    let ten = |piece: &str| piece.repeat(10 * MEGABYTE / piece.len());
    vec![
        ("docx of 10 MB, paragraphs in paragraphs", ten("<w:p>")),
        (
            "docx of 10 MB, tables in cells",
            ten("<w:tbl><w:tr><w:tc><w:p><w:t>甲</w:t></w:p>"),
        ),
        ("docx of 10 MB, tables in tables", ten("<w:tbl>")),
        ("docx of 10 MB, ends", ten("</w:p>")),
        (
            "docx of 10 MB, rows",
            format!("<w:tbl>{}", ten("<w:tr></w:tr>")),
        ),
        (
            "docx of 10 MB, wide cells",
            format!(
                "<w:tbl><w:tr>{}",
                ten("<w:tc><w:tcPr><w:gridSpan w:val=\"1000000\"/></w:tcPr></w:tc>")
            ),
        ),
        (
            "docx of 10 MB, breaks",
            format!("<w:p>{}</w:p>", ten("<w:br/>")),
        ),
        (
            "docx of 10 MB, attributes",
            format!(
                "<w:tbl><w:tr><w:tc><w:vMerge {}/>",
                numbered("a#=\"\" ", 10 * MEGABYTE)
            ),
        ),
        (
            "docx of 10 MB, entities",
            format!("<w:p><w:t>{}</w:t></w:p>", ten("&amp;")),
        ),
        (
            "docx of 10 MB, paragraphs",
            ten("<w:p><w:r><w:t>甲</w:t></w:r></w:p>"),
        ),
        ("docx of 60 MB of blanks", " ".repeat(60 << 20)),
    ]
}

fn workbooks() -> Vec<(&'static str, String)> {
    vec![
        (
            "xlsx, a cell at the foot",
            "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>".into(),
        ),
        (
            "xlsx, a cell beyond the foot",
            "<row r=\"4294967295\"><c r=\"A4294967295\"><v>1</v></c></row>".into(),
        ),
        (
            "xlsx, cells far right",
            numbered(
                "<row r=\"#1\"><c r=\"IV#1\"><v>1</v></c></row>",
                5 * MEGABYTE,
            ),
        ),
        (
            "xlsx, one long text in every cell",
            numbered(
                "<row r=\"1#\"><c r=\"A1#\" t=\"s\"><v>0</v></c></row>",
                4 * MEGABYTE,
            ),
        ),
        (
            "xlsx, rows without numbers",
            "<row><c><v>1</v></c></row>".repeat(200_000),
        ),
        ("xlsx, rows in rows", "<row>".repeat(1_000_000)),
    ]
}

fn mails() -> Vec<(&'static str, String)> {
    let head = |boundary: &str| {
        format!(
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"{boundary}\"\r\n\r\n"
        )
    };
    let long = "-".repeat(900);
    vec![
        ("mht, boundaries", head("b") + &filled("--b")),
        (
            "mht, boundaries with heads",
            head("b") + &filled("--b\r\n\r\n"),
        ),
        (
            "mht, an endless boundary",
            head(&format!("{long}x")) + &filled("-"),
        ),
        (
            "mht, dashes",
            head(&format!("{}x", &long[..150])) + &filled("-"),
        ),
        ("mht, lines", head("b") + "--b" + &filled("\n\r")),
    ]
}

fn pdfs() -> Vec<(&'static str, Vec<u8>)> {
    let one = |content: &str| pdf(content, "", 1);
    let cmap = format!(
        "1 begincodespacerange <0000> <FFFF> endcodespacerange {}",
        filled("1 beginbfrange <0000> <FFFF> <0000> endbfrange ")
    );
    vec![
        ("pdf, operations", one(&filled("q "))),
        (
            "pdf, texts",
            one(&format!("BT /F 9 Tf {}", filled("(a) Tj "))),
        ),
        (
            "pdf, texts in one line, moved",
            one(&format!("BT /F 9 Tf {}", filled("1 0 Td (a) Tj "))),
        ),
        (
            "pdf, lines",
            one(&format!("BT /F 9 Tf {}", filled("0 -9 Td (a) Tj "))),
        ),
        ("pdf, fonts", one(&format!("BT {}", filled("/F 9 Tf ")))),
        ("pdf, forms in forms", one(&filled("/X Do "))),
        ("pdf, boxes", one(&numbered("# # 9 9 re S ", MEGABYTE))),
        (
            "pdf, a grid",
            one(&format!(
                "{} BT /F 9 Tf 10 10 Td (a) Tj",
                numbered("#0 0 m #0 9999 l S 0 #0 m 9999 #0 l S ", 14_000)
            )),
        ),
        ("pdf, brackets", one(&filled("["))),
        ("pdf, dictionaries", one(&filled("<<"))),
        ("pdf, brackets in strings", one(&filled("("))),
        (
            "pdf, 20,000 pages of one content",
            pdf(&"q Q ".repeat(200_000), "", 20_000),
        ),
        (
            "pdf, a great table of characters",
            pdf("BT /F 9 Tf (a) Tj", &cmap, 1),
        ),
        (
            "pdf, objects",
            [
                b"%PDF-1.5\n".to_vec(),
                numbered("# 0 obj\n<<>>\nendobj\n", MEGABYTE).into_bytes(),
            ]
            .concat(),
        ),
        (
            "pdf, open arrays",
            [b"%PDF-1.5\n1 0 obj\n".to_vec(), filled("[").into_bytes()].concat(),
        ),
        (
            "pdf, starts of references",
            [
                b"%PDF-1.5\n".to_vec(),
                filled("startxref\n9\n").into_bytes(),
            ]
            .concat(),
        ),
    ]
}

fn pdf(content: &str, cmap: &str, pages: usize) -> Vec<u8> {
    let kids = "3 0 R ".repeat(pages);
    let stream = |head: &str, body: &str| {
        format!(
            "<< {head} /Length {} >>\nstream\n{body}\nendstream",
            body.len()
        )
    };
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {pages} >>"),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F 4 0 R >> /XObject << /X 7 0 R >> >> >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /A /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>".to_owned(),
        stream("", content),
        stream("", cmap),
        stream("/Type /XObject /Subtype /Form /Resources << /XObject << /X 7 0 R >> >>", &"/X Do ".repeat(1_000)),
    ];
    let mut file = b"%PDF-1.5\n".to_vec();
    let mut table = String::new();
    for (number, object) in (1..).zip(&objects) {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        write!(file, "{number} 0 obj\n{object}\nendobj\n").unwrap();
    }
    let at = file.len();
    let size = objects.len() + 1;
    write!(file, "xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF").unwrap();
    file
}

fn workbook(rows: &str) -> Vec<u8> {
    let text = format!(
        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>{}</t></si></sst>",
        "长".repeat(30_000)
    );
    let rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    container(&[
        ("xl/workbook.xml", format!("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{rels}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>").as_bytes()),
        ("xl/_rels/workbook.xml.rels", format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{rels}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>").as_bytes()),
        ("xl/sharedStrings.xml", text.as_bytes()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>").as_bytes()),
    ])
}

fn container(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
