//! PDF: its pages' texts where they stand, and from that lines, with a tab where the next cell of a table begins.
//!
//! Everything is bounded: what a stream unpacks to, pages, operations, forms within forms. Text whose font does not say
//! which characters it draws is left out; of it nobody could copy anything either.

mod font;
mod grid;
mod lines;
mod page;
mod place;
mod places;
mod rules;
mod whole;

use std::collections::HashMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use self::font::Font;
use self::lines::Run;
use self::place::{Matrix, TextState};
use self::rules::{Path, Rule};
use super::Block;
use crate::refusal::{Looks, Refusal};

/// What one stream may unpack to, in bytes.
const MOST_A_STREAM: usize = 16 << 20;
/// Pages beyond this are no notice.
const MOST_PAGES: usize = 200;
/// Operations of all pages.
const MOST_OPERATIONS: usize = 500_000;
/// What all pages, forms and fonts may unpack to together, in bytes, and what they may say.
const MOST_UNPACKED: usize = 24 << 20;
/// What looking a form up costs at least, in the same measure.
const A_FORM: usize = 512;
/// Fonts beyond this are not read.
const MOST_FONTS: usize = 256;
/// Where fonts and forms are looked up: dictionaries beyond this many are nobody's.
const MOST_RESOURCES: usize = 8;
/// Forms within forms: a form may hold itself.
const DEEPEST: usize = 6;

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Block>, Refusal> {
    let options = LoadOptions {
        max_decompressed_size: Some(MOST_A_STREAM),
        ..LoadOptions::default()
    };
    let document = Document::load_mem_with_options(bytes, options)
        .map_err(|_| Refusal::new(Looks::Damaged))?;
    if document.is_encrypted() {
        return Err(Refusal::new(Looks::Damaged));
    }
    let mut painter = Painter::new(&document);
    let mut pages = page::Pages::default();
    for page in document.page_iter().take(MOST_PAGES) {
        painter.page(page)?;
        let runs = std::mem::take(&mut painter.runs);
        let rules = std::mem::take(&mut painter.rules);
        pages.add(runs, rules, turned(&document, page));
    }
    Ok(pages.blocks())
}

/// How a page is turned when it is shown, in degrees; inherited from the pages above.
fn turned(document: &Document, page: ObjectId) -> i64 {
    let mut at = document.get_dictionary(page).ok();
    for _ in 0..DEEPEST {
        let Some(dictionary) = at else { break };
        if let Ok(turn) = dictionary
            .get_deref(b"Rotate", document)
            .and_then(Object::as_i64)
        {
            return turn.rem_euclid(360);
        }
        at = dictionary
            .get_deref(b"Parent", document)
            .and_then(Object::as_dict)
            .ok();
    }
    0
}

/// Follows the operations of pages.
struct Painter<'a> {
    document: &'a Document,
    runs: Vec<Run>,
    rules: Vec<Rule>,
    /// Operations that may follow.
    left: usize,
    /// Bytes that may be unpacked yet.
    bytes: usize,
    /// By the address of their dictionaries: a form's fonts may have the names of the page's.
    fonts: HashMap<usize, Font<'a>>,
}

/// Where names of fonts and forms are looked up.
type Resources<'a> = Vec<&'a Dictionary>;

impl<'a> Painter<'a> {
    fn new(document: &'a Document) -> Self {
        Self {
            document,
            runs: Vec::new(),
            rules: Vec::new(),
            left: MOST_OPERATIONS,
            bytes: MOST_UNPACKED,
            fonts: HashMap::new(),
        }
    }

    fn page(&mut self, page: ObjectId) -> Result<(), Refusal> {
        let content = self
            .document
            .get_page_content_with_limit(page, MOST_A_STREAM.min(self.bytes))
            .map_err(|_| Refusal::new(Looks::TooLarge))?;
        self.spend(content.len());
        let mut resources: Resources<'a> = Vec::new();
        if let Ok((own, inherited)) = self.document.get_page_resources(page) {
            resources.extend(own);
            resources.extend(
                inherited
                    .into_iter()
                    .filter_map(|id| self.document.get_dictionary(id).ok()),
            );
        }
        resources.truncate(MOST_RESOURCES);
        self.content(&content, &resources, Matrix::ONE, 0);
        Ok(())
    }

    const fn spend(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_sub(bytes);
    }

    fn content(&mut self, content: &[u8], resources: &Resources<'a>, base: Matrix, depth: usize) {
        let mut state = TextState::new(base);
        let mut kept = Vec::new();
        let mut path = Path::default();
        for operation in Content::decode_iter(content) {
            // What follows a mistake is nobody's guess; what came before it is good.
            let Ok(operation) = operation else { return };
            if self.left == 0 || self.bytes == 0 {
                return;
            }
            self.left -= 1;
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "q" if kept.len() < 256 => kept.push(state.clone()),
                "Q" => {
                    if let Some(before) = kept.pop() {
                        state = before;
                    }
                }
                "Tf" => {
                    let name = operands.first().and_then(|it| it.as_name().ok());
                    state.font = name.and_then(|name| self.font(name, resources));
                    state.size = number(operands.get(1));
                }
                "Tj" => self.show(&mut state, operands.first()),
                "'" => {
                    state.next_line();
                    self.show(&mut state, operands.first());
                }
                "\"" => {
                    state.word_space = number(operands.first());
                    state.char_space = number(operands.get(1));
                    state.next_line();
                    self.show(&mut state, operands.get(2));
                }
                "TJ" => {
                    for part in operands
                        .first()
                        .and_then(|it| it.as_array().ok())
                        .into_iter()
                        .flatten()
                    {
                        match part {
                            Object::String(..) => self.show(&mut state, Some(part)),
                            other => state.kern(number(Some(other))),
                        }
                    }
                }
                "Do" if depth < DEEPEST => {
                    let form = operands
                        .first()
                        .and_then(|it| it.as_name().ok())
                        .and_then(|name| self.resource(b"XObject", name, resources))
                        .and_then(|it| it.as_stream().ok());
                    if let Some(form) = form {
                        self.form(form, resources, state.base, depth);
                    }
                }
                other => {
                    state.follow(other, operands);
                    path.follow(other, operands, state.base, &mut self.rules);
                }
            }
        }
    }

    fn form(&mut self, form: &'a Stream, around: &Resources<'a>, base: Matrix, depth: usize) {
        if form.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form") {
            return;
        }
        let most = MOST_A_STREAM.min(self.bytes);
        let Ok(content) = form.decompressed_content_with_limit(most) else {
            // It may have cost as much to learn that it is too much.
            self.spend(most);
            return;
        };
        self.spend(content.len() + A_FORM);
        let own = form
            .dict
            .get_deref(b"Resources", self.document)
            .and_then(Object::as_dict);
        let mut resources: Resources<'a> = own.into_iter().collect();
        if resources.is_empty() {
            resources.clone_from(around);
        }
        let place = form
            .dict
            .get_deref(b"Matrix", self.document)
            .and_then(Object::as_array);
        let place = place.map_or(Matrix::ONE, |numbers| Matrix::of(numbers));
        self.content(&content, &resources, place.then(base), depth + 1);
    }

    fn resource(&self, kind: &[u8], name: &[u8], resources: &Resources<'a>) -> Option<&'a Object> {
        resources.iter().find_map(|it| {
            let all = it.get_deref(kind, self.document).ok()?.as_dict().ok()?;
            all.get_deref(name, self.document).ok()
        })
    }

    fn font(&mut self, name: &[u8], resources: &Resources<'a>) -> Option<usize> {
        let dictionary = self.resource(b"Font", name, resources)?.as_dict().ok()?;
        let key = std::ptr::from_ref(dictionary).addr();
        if !self.fonts.contains_key(&key) {
            if self.fonts.len() >= MOST_FONTS || self.bytes == 0 {
                return None;
            }
            let (font, cost) = Font::of(dictionary, self.document);
            self.spend(cost);
            self.fonts.insert(key, font);
        }
        Some(key)
    }

    fn show(&mut self, state: &mut TextState, operand: Option<&Object>) {
        let bytes = operand.and_then(|it| it.as_str().ok());
        let font = state.font.and_then(|key| self.fonts.get(&key));
        if let (Some(bytes), Some(font)) = (bytes, font) {
            let (text, width, letters) = font.read(bytes);
            self.bytes = self.bytes.saturating_sub(text.len());
            let run = state.show(text, width, letters);
            // A lone space is a gap between words, however wide it is drawn; more of them fill a gap between cells.
            if run.text == " " || !run.text.trim().is_empty() {
                self.runs.push(run);
            }
        }
    }
}

fn number(object: Option<&Object>) -> f32 {
    let number = object.and_then(|it| it.as_float().ok()).unwrap_or(0.0);
    if number.is_finite() { number } else { 0.0 }
}
