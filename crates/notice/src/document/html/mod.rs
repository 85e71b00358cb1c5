//! Saved web pages, and the files named .xls that are web pages.

mod plain;
mod said;

use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use scraper::{ElementRef, Html, Node};

use super::{Block, Rows, cell};
use crate::refusal::{Looks, Refusal};

/// Pages beyond this are no notice.
const MOST_BYTES: usize = 16 << 20;
/// What nobody reads.
const UNREAD: [&str; 16] = [
    "script", "style", "nav", "noscript", "template", "select", "button", "iframe", "object",
    "svg", "head", "map", "textarea", "canvas", "audio", "video",
];
/// What begins a line and ends one.
const LINES: [&str; 30] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "blockquote",
    "pre",
    "hr",
    "tr",
    "caption",
    "figure",
    "fieldset",
    "address",
    "body",
    "center",
];

/// Reads a page.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Block>, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::new(Looks::TooLarge));
    }
    let (text, _) = encoding(bytes).decode_with_bom_removal(bytes);
    let page = Html::parse_document(&plain::plain(&text));
    let mut blocks = Blocks::default();
    blocks.element(page.root_element());
    blocks.end_line();
    Ok(blocks.blocks)
}

/// By the mark at its beginning, by itself, by what the page says of itself; else as Chinese Windows saves.
fn encoding(bytes: &[u8]) -> &'static Encoding {
    if bytes.starts_with(&[0xff, 0xfe]) {
        return UTF_16LE;
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return UTF_16BE;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_lowercase();
    let label = head.split("charset=").nth(1).map(|rest| {
        rest.trim_start_matches(['"', '\'', ' '])
            .split(['"', '\'', ' ', ';', '>', '/'])
            .next()
            .unwrap_or_default()
    });
    let said = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    match said {
        Some(said) if said != GBK && said != UTF_8 => said,
        _ => GB18030,
    }
}

#[derive(Default)]
struct Blocks {
    blocks: Vec<Block>,
    line: String,
}

impl Blocks {
    fn element(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        if UNREAD.contains(&name) || is_hidden(element) {
            return;
        }
        if name == "br" {
            return self.end_line();
        }
        if name == "table" && !is_layout(element) {
            self.end_line();
            self.table(element);
            return;
        }
        let ends = LINES.contains(&name) || matches!(name, "td" | "th" | "table");
        if ends {
            self.end_line();
        }
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.text(text),
                Node::Element(_) => {
                    if let Some(inner) = ElementRef::wrap(child) {
                        self.element(inner);
                    }
                }
                _ => {}
            }
        }
        if ends {
            self.end_line();
        }
    }

    /// White space of the source is one space, as browsers show it.
    fn text(&mut self, text: &str) {
        let mut gap = text.starts_with([' ', '\n', '\t', '\r']);
        for word in text
            .split([' ', '\n', '\t', '\r'])
            .filter(|word| !word.is_empty())
        {
            if gap && !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
            self.line.push_str(word);
            gap = true;
        }
        if gap
            && text.ends_with([' ', '\n', '\t', '\r'])
            && !self.line.is_empty()
            && !self.line.ends_with(' ')
        {
            self.line.push(' ');
        }
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim();
        if !line.is_empty() {
            self.blocks.push(Block::Line(line.to_owned()));
        }
    }

    fn table(&mut self, table: ElementRef<'_>) {
        let mut rows = Rows::default();
        for part in table.child_elements() {
            match part.value().name() {
                "caption" => self.element(part),
                "tr" => row(&mut rows, part),
                "thead" | "tbody" | "tfoot" => {
                    for inner in part.child_elements().filter(|it| it.value().name() == "tr") {
                        row(&mut rows, inner);
                    }
                }
                _ => {}
            }
        }
        let rows = rows.finish();
        if !rows.is_empty() {
            self.blocks.push(Block::Table(rows));
        }
    }
}

fn row(rows: &mut Rows, row: ElementRef<'_>) {
    if is_hidden(row) {
        return;
    }
    rows.begin();
    for it in row
        .child_elements()
        .filter(|it| matches!(it.value().name(), "td" | "th"))
    {
        let mut inner = Blocks::default();
        inner.element(it);
        inner.end_line();
        let lines: Vec<String> = inner
            .blocks
            .into_iter()
            .map(|block| match block {
                Block::Line(line) => line,
                Block::Table(rows) => rows.concat().join(" "),
            })
            .collect();
        let span = |name: &str| {
            it.value()
                .attr(name)
                .and_then(|n| n.trim().parse().ok())
                .unwrap_or(1)
        };
        rows.push(cell(&lines), span("colspan"), span("rowspan"));
    }
    rows.end();
}

fn is_hidden(element: ElementRef<'_>) -> bool {
    element.value().attr("hidden").is_some()
}

/// A table that only puts other tables in their places.
fn is_layout(table: ElementRef<'_>) -> bool {
    table
        .descendent_elements()
        .skip(1)
        .any(|it| it.value().name() == "table")
}
