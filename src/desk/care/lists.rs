//! Looking after phones: what was not accepted, which phones there are, which links still open. What waits for
//! a decision comes first; where nothing does, the phones do.

use leptos::prelude::*;
use rollcall_core::ids::EventId;

use super::devices::{devices, links};
use super::list::{List, entries};
use super::refused::refused;
use crate::text::care as text;

/// The three lists; cheap to copy.
#[derive(Clone, Copy)]
pub struct Lists {
    refused: List,
    devices: List,
    links: List,
}

impl Lists {
    /// Those of an event that is so many minutes from UTC.
    #[must_use]
    pub fn of(event: EventId, offset: i16) -> Self {
        Self {
            refused: refused(offset),
            devices: devices(event, offset),
            links: links(offset),
        }
    }

    /// How many records wait for a decision.
    #[must_use]
    pub fn undecided(self) -> usize {
        self.refused.open()
    }

    /// Asks what was not accepted.
    pub fn ask_refused(self) {
        self.refused.ask();
    }

    /// Asks for everything.
    pub fn ask(self) {
        self.refused.ask();
        self.devices.ask();
        self.links.ask();
    }

    /// Shows them.
    #[must_use]
    pub fn show(self) -> AnyView {
        // Once something waits it keeps its place: the page does not turn over when the last of it is settled.
        let waits = Memo::new(move |before| before == Some(&true) || self.undecided() > 0);
        let parts = move || {
            let refused = entries(self.refused, text::refused(), text::refused_none());
            let devices = entries(self.devices, text::devices(), text::devices_none());
            let links = entries(self.links, text::links(), text::links_none());
            if waits.get() {
                [refused, devices, links].collect_view()
            } else {
                [devices, refused, links].collect_view()
            }
        };
        parts.into_any()
    }
}
