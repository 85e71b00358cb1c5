//! Fonts: which characters the bytes of a string are, and how wide they run.

use std::collections::HashMap;

use encoding_rs::GB18030;
use lopdf::{Dictionary, Document, Encoding, Object};

use crate::normalise::ideograph;

/// What the table of a font's characters may unpack to, in bytes.
const MOST_TABLE: usize = 2 << 20;
/// Widths beyond this many are nobody's.
const MOST_WIDTHS: usize = 70_000;

/// A font.
pub(super) struct Font<'a> {
    coding: Coding<'a>,
    /// Whether a character takes two bytes.
    wide: bool,
    widths: HashMap<u32, f32>,
    usual: f32,
}

enum Coding<'a> {
    Known(Encoding<'a>),
    Gbk,
    /// It draws shapes and does not say which characters they are.
    Unsaid,
}

impl<'a> Font<'a> {
    /// The font, and what reading its table of characters cost, in bytes.
    pub fn of(font: &'a Dictionary, document: &'a Document) -> (Self, usize) {
        let table = font
            .get_deref(b"ToUnicode", document)
            .and_then(Object::as_stream);
        let cost = table.map_or(0, |table| {
            table
                .decompressed_content_with_limit(MOST_TABLE)
                .map_or(MOST_TABLE, |table| table.len())
        });
        let wide = font.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Type0");
        let (widths, usual) = if wide {
            wide_widths(font, document)
        } else {
            widths(font, document)
        };
        let font = Self {
            coding: coding(font, document, wide),
            wide,
            widths,
            usual,
        };
        // Making a map of it costs several times what unpacking it does.
        (font, 4 * cost)
    }

    /// The text of a string, how wide it runs in thousandths of the size, and how many characters it has.
    pub fn read(&self, bytes: &[u8]) -> (String, f32, usize) {
        let text = match &self.coding {
            Coding::Known(encoding) => encoding.bytes_to_string(bytes).unwrap_or_default(),
            Coding::Gbk => GB18030.decode_without_bom_handling(bytes).0.into_owned(),
            Coding::Unsaid => String::new(),
        };
        let text: String = text
            .chars()
            .filter(|c| *c != char::REPLACEMENT_CHARACTER && (!c.is_control() || *c == '\t'))
            .map(|c| if c.is_whitespace() { ' ' } else { ideograph(c) })
            .collect();
        let size = if self.wide { 2 } else { 1 };
        let codes = bytes
            .chunks(size)
            .map(|code| code.iter().fold(0, |sum, b| sum << 8 | u32::from(*b)));
        let mut width = 0.0;
        let mut letters = 0;
        for code in codes {
            width += self.widths.get(&code).copied().unwrap_or(self.usual);
            letters += 1;
        }
        (text, width, letters)
    }
}

/// The table from codes to characters comes first: it was made for copying text.
fn coding<'a>(font: &'a Dictionary, document: &'a Document, wide: bool) -> Coding<'a> {
    let mut tabled = Dictionary::new();
    tabled.set("Type", Object::Name(b"Font".to_vec()));
    if let Ok(table) = font.get(b"ToUnicode") {
        tabled.set("ToUnicode", table.clone());
        if let Ok(Encoding::UnicodeMapEncoding(map)) =
            tabled.get_font_encoding_with_limit(document, MOST_TABLE)
        {
            return Coding::Known(Encoding::UnicodeMapEncoding(map));
        }
    }
    let name = font
        .get_deref(b"Encoding", document)
        .and_then(Object::as_name)
        .unwrap_or_default();
    match name {
        b"GBK-EUC-H" | b"GBK-EUC-V" | b"GBKp-EUC-H" | b"GBK2K-H" | b"GB-EUC-H" => Coding::Gbk,
        b"UniGB-UCS2-V" | b"UniGB-UTF16-V" => {
            Coding::Known(Encoding::SimpleEncoding(b"UniGB-UTF16-H"))
        }
        b"UniGB-UCS2-H" | b"UniGB-UTF16-H" => Coding::Known(Encoding::SimpleEncoding(name)),
        _ if wide => Coding::Unsaid,
        _ => font
            .get_font_encoding_with_limit(document, MOST_TABLE)
            .map_or(Coding::Unsaid, Coding::Known),
    }
}

fn float(object: &Object, document: &Document) -> Option<f32> {
    document.dereference(object).ok()?.1.as_float().ok()
}

fn widths(font: &Dictionary, document: &Document) -> (HashMap<u32, f32>, f32) {
    let first = font
        .get_deref(b"FirstChar", document)
        .and_then(Object::as_i64)
        .unwrap_or(0);
    let first = u32::try_from(first).unwrap_or(0);
    let all = font
        .get_deref(b"Widths", document)
        .and_then(Object::as_array);
    let widths = all.into_iter().flatten().take(256).zip(first..);
    let widths = widths
        .filter_map(|(it, code)| Some((code, float(it, document)?)))
        .collect();
    (widths, 500.0)
}

/// `[c [w w …] c c w …]`: codes are taken for the font's own numbers, as they nearly always are.
fn wide_widths(font: &Dictionary, document: &Document) -> (HashMap<u32, f32>, f32) {
    let mut widths = HashMap::new();
    let below = font
        .get_deref(b"DescendantFonts", document)
        .and_then(Object::as_array)
        .ok()
        .and_then(|all| document.dereference(all.first()?).ok()?.1.as_dict().ok());
    let Some(below) = below else {
        return (widths, 1000.0);
    };
    let usual = below
        .get_deref(b"DW", document)
        .and_then(Object::as_float)
        .unwrap_or(1000.0);
    let all = below.get_deref(b"W", document).and_then(Object::as_array);
    let mut rest = all.map(Vec::as_slice).unwrap_or_default();
    let mut left = MOST_WIDTHS;
    while let [first, second, more @ ..] = rest {
        let Some(first) = code(first, document) else {
            break;
        };
        let Ok((_, second)) = document.dereference(second) else {
            break;
        };
        if let Ok(list) = second.as_array() {
            let of = list.iter().take(left).zip(first..);
            left = left.saturating_sub(list.len().max(1));
            widths.extend(of.filter_map(|(it, code)| Some((code, float(it, document)?))));
            rest = more;
        } else if let (Some(last), [width, more @ ..]) = (code(second, document), more) {
            let last = last.min(first.saturating_add(0xffff));
            left = left.saturating_sub(last.saturating_sub(first) as usize + 1);
            if let Some(width) = float(width, document) {
                widths.extend((first..=last).map(|code| (code, width)));
            }
            rest = more;
        } else {
            break;
        }
        if left == 0 {
            break;
        }
    }
    (widths, usual)
}

fn code(object: &Object, document: &Document) -> Option<u32> {
    let number = document.dereference(object).ok()?.1.as_i64().ok()?;
    u32::try_from(number).ok()
}
