//! Word documents: paragraphs and tables of `word/document.xml`, in their order.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Block, Rows, cell};
use crate::refusal::{Looks, Refusal, unpacked_fits};

/// The text of a document beyond this is no notice, in bytes of XML; a hundred pages have two megabytes.
const MOST_XML: u64 = 24 << 20;
/// Paragraphs and cells within each other beyond this are lines of what is around them.
const DEEPEST: usize = 96;

/// Reads a document. Text that was deleted or moved away by a tracked change is not in it.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Block>, Refusal> {
    if !unpacked_fits(bytes)? {
        return Err(Refusal::new(Looks::TooLarge));
    }
    let damaged = || Refusal::new(Looks::Damaged);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let part = archive
        .by_name("word/document.xml")
        .map_err(|_| damaged())?;
    let mut xml = String::new();
    if part.size() > MOST_XML {
        return Err(Refusal::new(Looks::TooLarge));
    }
    part.take(MOST_XML)
        .read_to_string(&mut xml)
        .map_err(|_| damaged())?;
    let mut reader = Reader::from_str(&xml);
    // Word never leaves an element open; others do, and their text is as good.
    reader.config_mut().check_end_names = false;
    let mut body = Body::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => body.start(&start),
            Ok(Event::Empty(start)) => {
                body.start(&start);
                body.end(start.local_name().as_ref());
            }
            Ok(Event::End(end)) => body.end(end.local_name().as_ref()),
            Ok(Event::Text(text)) => {
                if let Ok(text) = text.unescape() {
                    body.text(&text);
                }
            }
            Ok(Event::CData(text)) => {
                if let Ok(text) = text.decode() {
                    body.text(&text);
                }
            }
            Ok(Event::Eof) => return Ok(body.blocks),
            Ok(_) => {}
            Err(_) => return Err(damaged()),
        }
    }
}

/// What is open.
enum Frame {
    Paragraph(String),
    Table(Rows),
    Row {
        started: bool,
    },
    Cell {
        lines: Vec<String>,
        across: usize,
        goes_on: bool,
    },
}

#[derive(Default)]
struct Body {
    blocks: Vec<Block>,
    open: Vec<Frame>,
    /// Frames that were not opened for their depth and may yet end.
    beyond: usize,
    /// Inside `<w:t>`.
    in_text: bool,
    /// How deep inside something that is not read.
    skipped: usize,
}

/// What is said twice, or not any more.
const UNREAD: [&[u8]; 3] = [b"Fallback", b"moveFrom", b"del"];

/// What opens a frame.
const FRAMES: [&[u8]; 4] = [b"p", b"tbl", b"tr", b"tc"];

impl Body {
    fn start(&mut self, start: &BytesStart<'_>) {
        let name = start.local_name();
        let name = name.as_ref();
        if self.skipped > 0 || UNREAD.contains(&name) {
            self.skipped += usize::from(UNREAD.contains(&name));
            return;
        }
        if self.open.len() >= DEEPEST && FRAMES.contains(&name) {
            self.beyond += 1;
            return;
        }
        match name {
            b"p" => self.open.push(Frame::Paragraph(String::new())),
            b"tbl" => self.open.push(Frame::Table(Rows::default())),
            b"tr" => self.open.push(Frame::Row { started: false }),
            b"tc" => {
                self.begin_row();
                self.open.push(Frame::Cell {
                    lines: Vec::new(),
                    across: 1,
                    goes_on: false,
                });
            }
            b"t" => self.in_text = true,
            b"tab" => self.put("\t"),
            b"br" | b"cr" => self.put("\n"),
            b"noBreakHyphen" => self.put("-"),
            b"gridBefore" => {
                let wide = value(start).and_then(|v| v.parse().ok()).unwrap_or(1);
                self.begin_row();
                self.cell(String::new(), wide);
            }
            b"gridSpan" => {
                let wide = value(start).and_then(|v| v.parse().ok());
                if let (Some(Frame::Cell { across, .. }), Some(wide)) = (self.open.last_mut(), wide)
                {
                    *across = wide;
                }
            }
            b"vMerge" => {
                let begins = value(start).is_some_and(|v| v == "restart");
                if let Some(Frame::Cell { goes_on, .. }) = self.open.last_mut() {
                    *goes_on = !begins;
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        if self.skipped > 0 {
            self.skipped -= usize::from(UNREAD.contains(&name));
            return;
        }
        if self.beyond > 0 && FRAMES.contains(&name) {
            self.beyond -= 1;
            return;
        }
        match name {
            b"t" => self.in_text = false,
            b"p" => {
                if let Some(Frame::Paragraph(text)) = self.pop(|f| matches!(f, Frame::Paragraph(_)))
                {
                    for line in text.split('\n') {
                        self.line(line.to_owned());
                    }
                }
            }
            b"tc" => {
                if let Some(Frame::Cell {
                    lines,
                    across,
                    goes_on,
                }) = self.pop(|f| matches!(f, Frame::Cell { .. }))
                {
                    let text = if goes_on { String::new() } else { cell(&lines) };
                    self.cell(text, across);
                }
            }
            b"tr" => {
                self.pop(|f| matches!(f, Frame::Row { .. }));
                if let Some(rows) = self.rows() {
                    rows.end();
                }
            }
            b"tbl" => {
                if let Some(Frame::Table(rows)) = self.pop(|f| matches!(f, Frame::Table(_))) {
                    self.table(rows.finish());
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text && self.skipped == 0 {
            self.put(text);
        }
    }

    fn put(&mut self, text: &str) {
        if let Some(Frame::Paragraph(paragraph)) = self.open.last_mut() {
            paragraph.push_str(text);
        } else if self.beyond > 0 {
            self.line(text.to_owned());
        }
    }

    /// Closes the innermost frame, if it is of the kind that ends.
    fn pop(&mut self, kind: fn(&Frame) -> bool) -> Option<Frame> {
        self.open.pop_if(|frame| kind(frame))
    }

    /// A row begins with its first cell: what stands before cells says nothing of the row.
    fn begin_row(&mut self) {
        if let Some(Frame::Row {
            started: started @ false,
        }) = self.open.last_mut()
        {
            *started = true;
            if let Some(rows) = self.rows() {
                rows.begin();
            }
        }
    }

    fn rows(&mut self) -> Option<&mut Rows> {
        self.open.iter_mut().rev().find_map(|frame| match frame {
            Frame::Table(rows) => Some(rows),
            _ => None,
        })
    }

    fn cell(&mut self, text: String, across: usize) {
        if let Some(rows) = self.rows() {
            rows.push(text, across, 1);
        }
    }

    /// A paragraph's line: of the cell around it, or of the document. Those of a text box come before the paragraph
    /// that holds it.
    fn line(&mut self, line: String) {
        let around = self.open.iter_mut().rev().find_map(|frame| match frame {
            Frame::Cell { lines, .. } => Some(lines),
            _ => None,
        });
        match around {
            Some(lines) => lines.push(line),
            None => self.blocks.push(Block::Line(line)),
        }
    }

    /// A table within a cell is the cell's lines.
    fn table(&mut self, rows: Vec<Vec<String>>) {
        if self
            .open
            .iter()
            .any(|frame| matches!(frame, Frame::Cell { .. }))
        {
            for row in rows {
                self.line(row.join(" "));
            }
        } else {
            self.blocks.push(Block::Table(rows));
        }
    }
}

fn value(start: &BytesStart<'_>) -> Option<String> {
    let mut attributes = start.attributes();
    // Looking for doubles would cost the square of their number.
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|it| it.key.local_name().as_ref() == b"val")?;
    Some(String::from_utf8_lossy(&found.value).into_owned())
}
