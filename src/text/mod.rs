//! Every text that a person reads, in Chinese and English, typed: a text that is missing in one language does
//! not compile. The language is fixed for a page's life; switching reloads the page, which costs nothing that
//! is not on the phone.

#![allow(missing_docs, reason = "a text is its own documentation")]

use std::cell::Cell;

#[macro_use]
mod macros;
pub mod after;
pub mod board;
pub mod care;
pub mod common;
pub mod desk;
pub mod events;
pub mod first;
pub mod format;
pub mod mend;
pub mod menu;
pub mod phone;
pub mod plan;
pub mod pocket;
pub mod queue;
pub mod ready;
pub mod rosters;
pub mod settle;
pub mod student;

/// A language of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// 中文.
    Chinese,
    /// English.
    English,
}

impl Language {
    /// As browsers and the `lang` attribute name it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Chinese => Self::English,
            Self::English => Self::Chinese,
        }
    }
}

thread_local! {
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::Chinese) };
}

/// The language of this page.
#[must_use]
pub fn language() -> Language {
    LANGUAGE.get()
}

/// Sets the language; before anything is shown.
pub fn set_language(language: Language) {
    LANGUAGE.set(language);
}
