//! What to say about bytes that are not what was asked for: what they look like, and what to do next.

use std::io::{self, Cursor, Read};

use serde::{Deserialize, Serialize};

/// What bytes look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Looks {
    /// Nothing at all.
    Empty,
    /// An Excel or WPS workbook (.xlsx).
    Workbook,
    /// A Word document (.docx), whatever its name says.
    Document,
    /// A presentation (.pptx).
    Slides,
    /// An office file of before 2007 (.xls, .doc).
    OldOffice,
    /// Another archive.
    Archive,
    /// A PDF.
    Pdf,
    /// A PDF that holds pictures of pages, or letters without their meaning.
    Scan,
    /// A picture.
    Picture,
    /// A web page, whatever its name says.
    WebPage,
    /// A web page saved as one file (.mht).
    MailPage,
    /// Bytes that are no text.
    Binary,
    /// Larger than a notice or a roster can be.
    TooLarge,
    /// Damaged or encrypted.
    Damaged,
    /// Text.
    Text,
}

/// Bytes that cannot be taken, with what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message_en}")]
pub struct Refusal {
    /// What the bytes look like.
    pub looks: Looks,
    /// What happened and what to do next, in Chinese.
    pub message: String,
    /// The same in English.
    pub message_en: String,
}

/// Unpacked sizes beyond this are a bomb, not a roster.
pub(crate) const MOST_UNPACKED: u64 = 64 << 20;

/// Files in a container beyond this are no document's.
const MOST_FILES: usize = 4096;

/// What these bytes look like.
#[must_use]
pub fn looks(bytes: &[u8]) -> Looks {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if bytes.is_empty() {
        Looks::Empty
    } else if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        container(bytes)
    } else if starts(b"%PDF") {
        Looks::Pdf
    } else if starts(&[0xd0, 0xcf, 0x11, 0xe0]) {
        // A new document with a password is kept in a container of the old kind.
        if holds_wide(bytes, "EncryptedPackage") {
            Looks::Damaged
        } else {
            Looks::OldOffice
        }
    } else if starts(b"\x89PNG")
        || starts(&[0xff, 0xd8, 0xff])
        || starts(b"GIF8")
        || starts(b"BM") && bytes.contains(&0)
    {
        Looks::Picture
    } else if starts(b"Rar!") || starts(b"7z\xbc\xaf") || starts(&[0x1f, 0x8b]) {
        Looks::Archive
    } else if is_web_page(bytes) {
        Looks::WebPage
    } else if is_mail_page(bytes) {
        Looks::MailPage
    } else if is_binary(bytes) {
        Looks::Binary
    } else {
        Looks::Text
    }
}

fn is_web_page(bytes: &[u8]) -> bool {
    let head: Vec<u8> = bytes
        .iter()
        .take(512)
        .map(u8::to_ascii_lowercase)
        .filter(|b| *b != 0)
        .collect();
    let head = String::from_utf8_lossy(&head);
    let mut head = head
        .trim_start_matches(['\u{feff}', char::REPLACEMENT_CHARACTER])
        .trim_start();
    while let Some(rest) = head.strip_prefix("<!--") {
        head = rest
            .split_once("-->")
            .map_or("", |(_, rest)| rest.trim_start());
    }
    let begins = [
        "<!doctype html",
        "<html",
        "<table",
        "<head",
        "<body",
        "<meta",
        "<div",
        "<style",
    ];
    begins.iter().any(|tag| head.starts_with(tag))
        || head.starts_with("<?xml") && head.contains("<html")
}

fn is_mail_page(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_lowercase();
    let mail = head.starts_with("mime-version:")
        || head.starts_with("from:")
        || head.starts_with("subject:");
    mail && head.contains("content-type: multipart/related")
}

fn holds_wide(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|w| w == wide)
}

fn is_binary(bytes: &[u8]) -> bool {
    let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let head = &bytes[..bytes.len().min(64 << 10)];
    let control = head
        .iter()
        .filter(|b| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b))
        .count();
    !wide && (bytes.contains(&0) || control * 100 > head.len())
}

/// A zip by what is in it: the name of the file says nothing.
fn container(bytes: &[u8]) -> Looks {
    let Ok(archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Looks::Damaged;
    };
    let holds = |name: &str| archive.index_for_name(name).is_some();
    if holds("xl/workbook.xml") {
        Looks::Workbook
    } else if holds("word/document.xml") {
        Looks::Document
    } else if holds("ppt/presentation.xml") {
        Looks::Slides
    } else {
        Looks::Archive
    }
}

/// Unpacks a container into nothing, to learn its true size: the sizes it states may be lies.
pub(crate) fn unpacked_fits(bytes: &[u8]) -> Result<bool, Refusal> {
    let damaged = |_| Refusal::new(Looks::Damaged);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MOST_FILES {
        return Ok(false);
    }
    let mut left = MOST_UNPACKED;
    for i in 0..archive.len() {
        let entry = archive.by_index(i).map_err(damaged)?;
        let read = io::copy(&mut entry.take(left + 1), &mut io::sink())
            .map_err(|_| Refusal::new(Looks::Damaged))?;
        if read > left {
            return Ok(false);
        }
        left -= read;
    }
    Ok(true)
}

impl Refusal {
    /// The sentences for what was found.
    #[must_use]
    pub fn new(looks: Looks) -> Self {
        let (zh, en) = match looks {
            Looks::Empty => (
                "文件是空的。请确认选对了文件，再上传一次。",
                "The file is empty. Make sure it is the right one and upload it again.",
            ),
            Looks::Workbook => (
                "这是一个 Excel/WPS 工作簿，不是文本。请作为表格上传，或复制其中的单元格粘贴进来。",
                "This is a workbook, not a text. Upload it as a sheet, or copy its cells and paste them.",
            ),
            Looks::Document => (
                "这个 Word 文档（.docx）里没有找到表格。请打开它，把名单复制、粘贴进来，或另存为 .xlsx。",
                "No table was found in this Word document (.docx). Open it, copy the roster and paste it, or save it as .xlsx.",
            ),
            Looks::Slides => (
                "这是演示文稿（.pptx）。请把其中的文字或表格复制粘贴进来。",
                "This is a presentation (.pptx). Copy its text or table and paste it.",
            ),
            Looks::OldOffice => (
                "这是旧版 Office 文件（.xls 或 .doc）。请用 WPS 或 Office 打开，另存为 .xlsx 或 .docx 再上传。",
                "This is an office file of the old kind (.xls or .doc). Open it in WPS or Office, save it as .xlsx or .docx and upload that.",
            ),
            Looks::Archive => (
                "这是压缩包。请先解压，再上传里面的文件（.xlsx、.docx、.csv、.txt、.pdf）。",
                "This is an archive. Unpack it and upload what is inside (.xlsx, .docx, .csv, .txt, .pdf).",
            ),
            Looks::Pdf | Looks::Scan => (
                "这个 PDF 里没有能读出的文字：它可能是扫描件，或者字体没有附带文字对照。请向发文的人要原来的 Word 或 Excel 文件；或打开 PDF 试着复制文字，再粘贴进来。",
                "No text can be read from this PDF: it may be a scan, or its fonts do not say which characters they draw. Ask its author for the Word or Excel file, or try to copy the text out of the PDF and paste it.",
            ),
            Looks::Picture => (
                "这是图片，读不出文字。请粘贴文字，或上传原来的表格。",
                "This is a picture; no text can be read from it. Paste the text or upload the original sheet.",
            ),
            Looks::WebPage | Looks::MailPage => (
                "这是网页，里面没有找到要的内容。请在浏览器里打开它，全选、复制，再粘贴进来。",
                "This is a web page, and what is wanted was not found in it. Open it in a browser, select all, copy and paste.",
            ),
            Looks::Binary => (
                "这不是能读的文件。请上传 .xlsx、.docx、.pdf、.csv 或 .txt，或把内容复制粘贴进来。",
                "This file cannot be read. Upload .xlsx, .docx, .pdf, .csv or .txt, or copy and paste the contents.",
            ),
            Looks::TooLarge => (
                "文件太大，不像一份通知或名单，没有读取。请只保留需要的工作表和行，再上传。",
                "The file is far larger than a notice or a roster and was not read. Keep the needed sheet and rows only and upload again.",
            ),
            Looks::Damaged => (
                "文件已损坏或加了密码，打不开。请重新保存一份不加密的 .xlsx 再上传。",
                "The file is damaged or encrypted. Save it again without a password as .xlsx and upload that.",
            ),
            Looks::Text => (
                "这是文本，但没有读出表格。请检查各列是否用逗号、分号或制表符隔开。",
                "This is text, but no table was found in it. See that its columns are separated by commas, semicolons or tabs.",
            ),
        };
        Self {
            looks,
            message: zh.to_owned(),
            message_en: en.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_known_by_what_they_hold() {
        for (bytes, what) in [
            (&b""[..], Looks::Empty),
            (b"%PDF-1.7", Looks::Pdf),
            (b"\xd0\xcf\x11\xe0\xa1\xb1", Looks::OldOffice),
            (b"\x89PNG\r\n", Looks::Picture),
            (b"PK\x03\x04broken", Looks::Damaged),
            (b"Rar!\x1a", Looks::Archive),
            (b"<html><table>", Looks::WebPage),
            (b"a\x00b", Looks::Binary),
            ("姓名,学号".as_bytes(), Looks::Text),
        ] {
            assert_eq!(looks(bytes), what, "{bytes:?}");
        }
    }
}
