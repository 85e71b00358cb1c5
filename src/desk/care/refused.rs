//! Records that the server did not accept: whoever looks after the class sees them and decides (I2). An object of the
//! answer is a `rollcall_core::desk::RefusedOp`.

use rollcall_core::access::Role;
use rollcall_core::marks::{RawOp, Subject};
use rollcall_core::sync::Refusal;
use rollcall_core::time::Millis;

use super::fields::Fields;
use super::list::{Deed, Entry, List};
use crate::platform::clock;
use crate::text::{care as text, common, format};

/// All that this device looks after.
#[must_use]
pub fn refused(offset: i16) -> List {
    List::of("/api/refused".to_owned(), in_words, offset)
}

fn in_words(it: &Fields, offset: i16) -> Entry {
    let op = it.read::<RawOp>("op").and_then(|op| op.parse().ok());
    let settled = it.read::<Fields>("settled");
    let open = settled.is_none();
    let how = settled.and_then(|it| it.text("how"));
    let accepted = how.is_some_and(|how| how == "accepted");
    let acceptable = it.is("acceptable");
    let mut title = it.text("student").unwrap_or_default();
    if title.is_empty() {
        title.push_str(match op.as_ref().map(|op| op.subject) {
            Some(Subject::Class) => text::whole_class(),
            Some(Subject::Student(_)) => text::nobody(),
            None => text::not_readable(),
        });
    }
    let author = it.text("author").or_else(|| it.text("device"));
    let role = it.read::<Role>("role").map(common::role);
    let at = op.as_ref().map(|op| op.at.to_local(offset));
    let small = joined([
        it.text("class_name").unwrap_or_default(),
        role.unwrap_or_default().to_owned(),
        name(&author.unwrap_or_default()),
        at.map(|at| text::said_at(format::day_and_time(at)))
            .unwrap_or_default(),
        text::came(ago(it.at("at"))),
    ]);
    let mut warning = String::new();
    if !accepted {
        let refusal = it.read("refusal").unwrap_or(Refusal::Other);
        warning.push_str(text::reason(refusal));
        warning.push_str(if acceptable {
            text::if_true_accept()
        } else {
            text::if_true_again()
        });
    }
    let id = it.text("id").unwrap_or_default();
    let deed = |word, what| Deed {
        word,
        path: format!("/api/refused/{id}/{what}"),
        sure: "",
    };
    let mut deeds = Vec::new();
    if acceptable {
        deeds.push(deed(text::accept(), "accept"));
    }
    if open {
        deeds.push(deed(text::dismiss(), "dismiss"));
    }
    Entry {
        title,
        said: op
            .map(|op| text::what_was_said(&op.mark))
            .unwrap_or_default(),
        small,
        warning,
        state: match (open, accepted) {
            (true, _) => "",
            (_, true) => text::accepted(),
            _ => text::dismissed(),
        },
        open,
        deeds,
    }
}

/// What a phone is called: the end of its name tells it from others well enough.
pub(super) fn name(device: &str) -> String {
    text::device(device.get(12..).unwrap_or_default())
}

/// How long ago it was.
pub(super) fn ago(at: Millis) -> String {
    format::ago(clock::now().minutes_since(at))
}

/// What there is of these parts, in one line.
#[must_use]
pub fn joined<const N: usize>(parts: [String; N]) -> String {
    let mut line = String::new();
    for part in parts {
        if !line.is_empty() && !part.is_empty() {
            line.push_str(" · ");
        }
        line.push_str(&part);
    }
    line
}
