//! The phones and links below one's own role, and taking them back. An object of the answers is a
//! `rollcall_core::desk::DeviceRow` or an `InvitationRow`.

use rollcall_core::access::Grant;
use rollcall_core::ids::EventId;

use super::fields::Fields;
use super::list::{Deed, Entry, List};
use super::refused::{ago, joined, name};
use crate::text::{care as text, common, format};

/// The phones of an event.
#[must_use]
pub fn devices(event: EventId, offset: i16) -> List {
    List::of(format!("/api/events/{event}/devices"), device, offset)
}

/// The links that still open.
#[must_use]
pub fn links(offset: i16) -> List {
    List::of("/api/invitations".to_owned(), link, offset)
}

fn device(it: &Fields, _: i16) -> Entry {
    let (you, revoked) = (it.is("you"), it.is("revoked"));
    let mut title = String::new();
    for grant in it.read::<Vec<Fields>>("grants").unwrap_or_default() {
        if revoked || !grant.is("revoked") {
            title = joined([title, scope(&grant)]);
        }
    }
    // The server's clock less the phone's. Less than a minute is nobody's trouble.
    let minutes = it.number("clock_offset_ms") / 60_000;
    let clock = match minutes {
        0 => String::new(),
        ..0 => text::fast(-minutes),
        _ => text::slow(minutes),
    };
    let refused = match it.number("refused") {
        0 => String::new(),
        n => text::refused_some(n),
    };
    let id = it.text("id").unwrap_or_default();
    Entry {
        title,
        small: joined([name(&id), text::heard(ago(it.at("heard_at")))]),
        warning: joined([clock, refused]),
        state: match (you, revoked) {
            (true, _) => text::you(),
            (_, true) => text::revoked(),
            _ => "",
        },
        deeds: if you || revoked {
            Vec::new()
        } else {
            revoke("devices", &id, text::revoke_sure())
        },
        ..Entry::default()
    }
}

fn link(it: &Fields, offset: i16) -> Entry {
    let until = it.at("expires_at").to_local(offset);
    let id = it.text("id").unwrap_or_default();
    Entry {
        title: scope(it),
        small: joined([
            text::link_opened(it.number("opened")),
            text::link_until(format::day_and_time(until)),
        ]),
        deeds: revoke("invitations", &id, text::link_sure()),
        ..Entry::default()
    }
}

fn revoke(what: &str, id: &str, sure: &'static str) -> Vec<Deed> {
    vec![Deed {
        word: text::revoke(),
        path: format!("/api/{what}/{id}/revoke"),
        sure,
    }]
}

/// What is granted, and on what.
fn scope(it: &Fields) -> String {
    let role = it
        .read::<Grant>("grant")
        .map(|grant| common::role(grant.role()));
    joined([
        it.text("label").unwrap_or_default(),
        role.unwrap_or_default().to_owned(),
    ])
}
