//! What of a reading is looked at: which severities, which finding, which line.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::desk::api::{Finding, Severity};

/// The look; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Looking {
    shown: RwSignal<Vec<Severity>>,
    /// The chosen finding, by its place in the list.
    pub finding: RwSignal<Option<usize>>,
    /// The chosen line of the source.
    pub line: RwSignal<Option<usize>>,
}

impl Looking {
    /// Notes are left out at first: a hundred totals that agree would bury what needs a person.
    pub fn fresh() -> Self {
        Self {
            shown: RwSignal::new(vec![Severity::Error, Severity::Warning]),
            finding: RwSignal::new(None),
            line: RwSignal::new(None),
        }
    }

    /// Whether findings of this severity are shown.
    pub fn shows(self, severity: Severity) -> bool {
        self.shown.with(|shown| shown.contains(&severity))
    }

    /// Shows or hides a severity.
    pub fn toggle(self, severity: Severity) {
        self.shown.update(|shown| {
            let before = shown.len();
            shown.retain(|it| *it != severity);
            if shown.len() == before {
                shown.push(severity);
            }
        });
    }

    /// Chooses a finding from the list: its line comes into sight.
    pub fn choose(self, at: usize, line: Option<usize>) {
        self.finding.set(Some(at));
        self.go_to_line(line);
    }

    /// Chooses a finding from its line: it comes into sight in the list.
    pub fn choose_from_line(self, at: usize, finding: &Finding) {
        if !self
            .shown
            .with_untracked(|shown| shown.contains(&finding.severity))
        {
            self.toggle(finding.severity);
        }
        self.finding.set(Some(at));
        self.line.set(finding.line);
        // The list is painted first: the finding may just have come into it.
        request_animation_frame(move || reveal("findings-list", &finding_id(at)));
    }

    /// Brings a line of the source into sight.
    pub fn go_to_line(self, line: Option<usize>) {
        self.line.set(line);
        if let Some(line) = line {
            reveal("source-lines", &line_id(line));
        }
    }
}

/// The element of a line.
pub(super) fn line_id(line: usize) -> String {
    format!("line-{line}")
}

/// The element of a finding.
pub(super) fn finding_id(at: usize) -> String {
    format!("finding-{at}")
}

/// Scrolls a pane so that one of its items stands in its upper third, and the page as little as it must.
fn reveal(pane: &str, item: &str) {
    let found = |id: &str| {
        document()
            .get_element_by_id(id)?
            .dyn_into::<HtmlElement>()
            .ok()
    };
    let (Some(pane), Some(item)) = (found(pane), found(item)) else {
        return;
    };
    pane.set_scroll_top(item.offset_top() - pane.client_height() / 3);
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_behavior(ScrollBehavior::Auto);
    item.scroll_into_view_with_scroll_into_view_options(&options);
}
