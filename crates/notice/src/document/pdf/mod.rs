//! PDF: its pages' texts where they stand, and from that lines, with a tab where the next cell of a table begins.
//!
//! Everything is bounded: what a stream unpacks to, pages, operations, forms within forms. Text whose font does not say
//! which characters it draws is left out; of it nobody could copy anything either.

mod font;
mod lines;
mod place;

use std::collections::HashMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use self::font::Font;
use self::lines::Run;
use self::place::{Matrix, TextState};
use super::Block;
use crate::refusal::{Looks, Refusal};

/// What one stream may unpack to, in bytes.
const MOST_A_STREAM: usize = 16 << 20;
/// Pages beyond this are no notice.
const MOST_PAGES: usize = 200;
/// Operations of all pages.
const MOST_OPERATIONS: usize = 2_000_000;
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
    let mut blocks = Vec::new();
    let mut left = MOST_OPERATIONS;
    for page in document.page_iter().take(MOST_PAGES) {
        let mut painter = Painter::new(&document, left);
        painter.page(page)?;
        left = painter.left;
        blocks.extend(
            lines::of(painter.runs, turned(&document, page))
                .into_iter()
                .map(Block::Line),
        );
    }
    Ok(blocks)
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

/// Follows the operations of a page.
struct Painter<'a> {
    document: &'a Document,
    runs: Vec<Run>,
    left: usize,
    /// By the address of their dictionaries: a form's fonts may have the names of the page's.
    fonts: HashMap<usize, Font<'a>>,
}

/// Where names of fonts and forms are looked up.
type Resources<'a> = Vec<&'a Dictionary>;

impl<'a> Painter<'a> {
    fn new(document: &'a Document, left: usize) -> Self {
        Self {
            document,
            runs: Vec::new(),
            left,
            fonts: HashMap::new(),
        }
    }

    fn page(&mut self, page: ObjectId) -> Result<(), Refusal> {
        let content = self
            .document
            .get_page_content_with_limit(page, MOST_A_STREAM)
            .map_err(|_| Refusal::new(Looks::TooLarge))?;
        let mut resources: Resources<'a> = Vec::new();
        if let Ok((own, inherited)) = self.document.get_page_resources(page) {
            resources.extend(own);
            resources.extend(
                inherited
                    .into_iter()
                    .filter_map(|id| self.document.get_dictionary(id).ok()),
            );
        }
        self.content(&content, &resources, Matrix::ONE, 0);
        Ok(())
    }

    fn content(&mut self, content: &[u8], resources: &Resources<'a>, base: Matrix, depth: usize) {
        let mut state = TextState::new(base);
        let mut kept = Vec::new();
        for operation in Content::decode_iter(content) {
            // What follows a mistake is nobody's guess; what came before it is good.
            let Ok(operation) = operation else { return };
            if self.left == 0 {
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
                other => state.follow(other, operands),
            }
        }
    }

    fn form(&mut self, form: &'a Stream, around: &Resources<'a>, base: Matrix, depth: usize) {
        if form.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form") {
            return;
        }
        let Ok(content) = form.decompressed_content_with_limit(MOST_A_STREAM) else {
            return;
        };
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
        self.fonts
            .entry(key)
            .or_insert_with(|| Font::of(dictionary, self.document));
        Some(key)
    }

    fn show(&mut self, state: &mut TextState, operand: Option<&Object>) {
        let bytes = operand.and_then(|it| it.as_str().ok());
        let font = state.font.and_then(|key| self.fonts.get(&key));
        if let (Some(bytes), Some(font)) = (bytes, font) {
            let (text, width, letters) = font.read(bytes);
            let run = state.show(text, width, letters);
            if !run.text.trim().is_empty() {
                self.runs.push(run);
            }
        }
    }
}

fn number(object: Option<&Object>) -> f32 {
    let number = object.and_then(|it| it.as_float().ok()).unwrap_or(0.0);
    if number.is_finite() { number } else { 0.0 }
}
