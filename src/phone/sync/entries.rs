//! The marks that are on this phone alone, in words.

use leptos::prelude::*;
use rollcall_core::marks::{Op, Subject};
use rollcall_core::sync::Refusal;

use crate::client::Client;
use crate::text::care::what_was_said;
use crate::text::phone as text;

/// One mark, as the list shows it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Whom it is about, and what it says.
    pub what: String,
    /// In which class.
    pub class: String,
    /// The op, for its time.
    pub op: Op,
    /// Why it was refused, if it was.
    pub refusal: Option<Refusal>,
}

/// Puts ops into words; a student whose name is not on this phone stays without one.
pub fn entries(client: Client, ops: impl IntoIterator<Item = (Op, Option<Refusal>)>) -> Vec<Entry> {
    let entry = |(op, refusal): (Op, Option<Refusal>)| {
        let (who, class) = client
            .class(op.class)
            .map(|model| {
                model.with_untracked(|model| {
                    let who = match op.subject {
                        Subject::Student(id) => model.student(id).map(|it| it.name.clone()),
                        Subject::Class => Some(text::tab_settle().to_owned()),
                    };
                    (who.unwrap_or_default(), model.sheet.name.clone())
                })
            })
            .unwrap_or_default();
        Entry {
            what: format!("{who} {}", what_was_said(&op.mark)),
            class,
            op,
            refusal,
        }
    };
    ops.into_iter().map(entry).collect()
}
