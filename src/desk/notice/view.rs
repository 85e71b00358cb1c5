//! What of a reading is looked at: which findings, which line, which class, and on a narrow screen which pane.

use std::collections::BTreeSet;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::reading::At;
use crate::desk::api::{Finding, Severity};

/// The list of findings.
pub(super) const FINDINGS: &str = "findings-list";
/// The lines of the source.
pub(super) const SOURCE: &str = "source-lines";
/// The rows of the timetable.
pub(super) const TABLE: &str = "timetable-rows";

/// One of the three sides; a wide screen has all of them at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pane {
    Findings,
    Source,
    Table,
}

impl Pane {
    /// Its name in style sheets.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Findings => "findings",
            Self::Source => "source",
            Self::Table => "table",
        }
    }
}

/// How something is brought into sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reveal {
    /// Its pane is scrolled where it is out of sight, and the page not at all: the tap was right beside it.
    Quietly,
    /// It stands in the upper third of its pane, and the page is scrolled as little as it must: the tap was elsewhere.
    High,
}

/// The look; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Looking {
    hidden: RwSignal<BTreeSet<Severity>>,
    /// The kinds of notes that are unfolded.
    unfolded: RwSignal<BTreeSet<&'static str>>,
    /// The chosen finding.
    pub finding: RwSignal<Option<Finding>>,
    /// The chosen line of the source.
    pub line: RwSignal<Option<usize>>,
    /// The chosen class.
    pub entry: RwSignal<Option<At>>,
    /// What a narrow screen shows.
    pub pane: RwSignal<Pane>,
}

impl Looking {
    /// Notes are folded at first: a hundred totals that agree would bury what needs a person.
    pub fn fresh() -> Self {
        Self {
            hidden: RwSignal::new(BTreeSet::new()),
            unfolded: RwSignal::new(BTreeSet::new()),
            finding: RwSignal::new(None),
            line: RwSignal::new(None),
            entry: RwSignal::new(None),
            pane: RwSignal::new(Pane::Findings),
        }
    }

    /// Whether errors or warnings are shown.
    pub fn shows(self, severity: Severity) -> bool {
        self.hidden.with(|hidden| !hidden.contains(&severity))
    }

    /// Shows or hides errors or warnings.
    pub fn toggle(self, severity: Severity) {
        self.hidden.update(|hidden| {
            if !hidden.remove(&severity) {
                hidden.insert(severity);
            }
        });
    }

    /// Whether a kind of notes is unfolded.
    pub fn unfolds(self, kind: &'static str) -> bool {
        self.unfolded.with(|kinds| kinds.contains(kind))
    }

    /// Folds or unfolds a kind of notes.
    pub fn fold(self, kind: &'static str) {
        self.unfolded.update(|kinds| {
            if !kinds.remove(kind) {
                kinds.insert(kind);
            }
        });
    }

    /// Unfolds these kinds, and folds all others.
    pub fn unfold_only(self, kinds: impl Iterator<Item = &'static str>) {
        self.unfolded.set(kinds.collect());
    }

    /// Whether a finding is to be seen at all.
    pub fn sees(self, finding: &Finding) -> bool {
        if self.finding.with(|chosen| chosen.as_ref() == Some(finding)) {
            return true;
        }
        match finding.severity {
            Severity::Info => self.unfolds(crate::text::mend::kind(&finding.code)),
            severity => self.shows(severity),
        }
    }

    /// Chooses a finding from the list: its line comes into sight, and the class that was read from it.
    pub fn choose(self, finding: Finding) {
        let line = finding.line;
        self.finding.set(Some(finding));
        self.entry.set(None);
        self.line.set(line);
        if let Some(line) = line {
            self.pane.set(Pane::Source);
            self.show_line(line, Reveal::High);
            self.show_entries(line, Reveal::High);
        }
    }

    /// Chooses a finding from its line: it comes into sight in the list.
    pub fn choose_from_line(self, finding: &Finding) {
        self.finding.set(Some(finding.clone()));
        let id = finding_id(finding);
        on_next_frame(move || reveal(FINDINGS, &format!("#{id}"), Reveal::Quietly));
    }

    /// Chooses a line of the source: what was read from it comes into sight.
    pub fn choose_line(self, line: usize, first: Option<At>) {
        self.line.set(Some(line));
        self.entry.set(first);
        self.show_entries(line, Reveal::Quietly);
    }

    /// Chooses a class: its line comes into sight.
    pub fn choose_entry(self, at: At) {
        self.entry.set(Some(at));
        self.line.set((at.line > 0).then_some(at.line));
        if at.line > 0 {
            self.show_line(at.line, Reveal::Quietly);
        }
    }

    /// Shows a line of the source, whatever is chosen.
    pub fn go_to_line(self, line: usize) {
        self.line.set(Some(line));
        self.pane.set(Pane::Source);
        self.show_line(line, Reveal::High);
        self.show_entries(line, Reveal::High);
    }

    fn show_line(self, line: usize, how: Reveal) {
        on_next_frame(move || reveal(SOURCE, &format!("#{}", line_id(line)), how));
    }

    fn show_entries(self, line: usize, how: Reveal) {
        on_next_frame(move || reveal(TABLE, &format!("[data-line=\"{line}\"]"), how));
    }
}

/// The element of a line.
pub(super) fn line_id(line: usize) -> String {
    format!("line-{line}")
}

/// The element of a finding.
pub(super) fn finding_id(finding: &Finding) -> String {
    format!("finding-{}-{}", finding.line.unwrap_or(0), finding.code)
}

/// After the panes have been painted: what is to be shown may just have come.
fn on_next_frame(then: impl FnOnce() + 'static) {
    request_animation_frame(then);
}

/// Brings an item of a pane into sight.
fn reveal(pane: &str, item: &str, how: Reveal) {
    let element = |it: web_sys::Element| it.dyn_into::<HtmlElement>().ok();
    let Some(pane) = document().get_element_by_id(pane).and_then(element) else {
        return;
    };
    let Some(item) = pane.query_selector(item).ok().flatten().and_then(element) else {
        return;
    };
    let (top, height) = (item.offset_top(), item.offset_height());
    let (from, room) = (pane.scroll_top(), pane.client_height());
    let in_sight = top >= from + room / 8 && top + height <= from + room;
    if !in_sight || how == Reveal::High {
        pane.set_scroll_top(top - room / 3);
    }
    if how == Reveal::High {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_behavior(ScrollBehavior::Auto);
        item.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
