//! A severity by shape and word as well as by colour.

use leptos::prelude::*;

use crate::desk::api::Severity;
use crate::text::desk as text;

impl Severity {
    /// Its word.
    pub(in crate::desk) fn word(self) -> &'static str {
        match self {
            Self::Error => text::severity_error(),
            Self::Warning => text::severity_warning(),
            Self::Info => text::severity_info(),
        }
    }

    /// Its name in style sheets.
    pub(in crate::desk) const fn class(self) -> &'static str {
        match self {
            Self::Error => "is-error",
            Self::Warning => "is-warning",
            Self::Info => "is-info",
        }
    }

    const fn shape(self) -> &'static str {
        match self {
            Self::Error => "M8.5 3h7L21 8.5v7L15.5 21h-7L3 15.5v-7zM9 9l6 6M15 9l-6 6",
            Self::Warning => "M12 3.5L22 20.5H2zM12 10v5M12 17.7v.1",
            Self::Info => "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 11v5.5M12 7.5v.1",
        }
    }
}

/// The shape of a severity; the word beside it is what a screen reader says.
#[component]
pub(in crate::desk) fn Shape(severity: Severity) -> impl IntoView {
    view! {
        <svg class=format!("glyph shape {}", severity.class()) viewBox="0 0 24 24" aria-hidden="true">
            <path d=severity.shape() />
        </svg>
    }
}
