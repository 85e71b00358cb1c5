//! What is being made of a notice survives a reload, such as another language: it stays in this tab and goes with it.

use std::collections::BTreeMap;

use leptos::prelude::*;
use rollcall_core::desk::{Mend, Plan};
use rollcall_core::ids::EventId;
use rollcall_core::json;
use serde::{Deserialize, Serialize};

use crate::platform::browser;

/// What a person wrote into the settings, as typed, by the settings' names.
pub(super) type Hand = BTreeMap<String, String>;

/// The draft of an event's notice; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    /// Somebody is at it; otherwise the published notice is shown where there is one.
    pub begun: RwSignal<bool>,
    /// The text as it stands in its field.
    pub text: RwSignal<String>,
    /// What was mended in what was read of it.
    pub mends: RwSignal<Vec<Mend>>,
    /// The settings that were written over.
    pub hand: RwSignal<Hand>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    begun: bool,
    text: String,
    mends: Vec<Mend>,
    hand: Hand,
}

impl Draft {
    /// The event's draft in this tab, kept from now on.
    pub fn of(event: EventId) -> Self {
        let name = format!("rollcall-notice-draft-{event}");
        let kept = browser::remembered_here(&name)
            .and_then(|text| json::read::<Kept>(&text).ok())
            .unwrap_or_default();
        let draft = Self {
            begun: RwSignal::new(kept.begun),
            text: RwSignal::new(kept.text),
            mends: RwSignal::new(kept.mends),
            hand: RwSignal::new(kept.hand),
        };
        Effect::new(move |_| {
            let kept = Kept {
                begun: draft.begun.get(),
                text: draft.text.get(),
                mends: draft.mends.get(),
                hand: draft.hand.get(),
            };
            if let Ok(text) = serde_json::to_string(&kept) {
                browser::remember_here(&name, &text);
            }
        });
        draft
    }

    /// Begins from what is published.
    pub fn take_up(self, plan: &Plan) {
        self.text.set(plan.notice.clone().unwrap_or_default());
        self.mends.set(plan.mends.clone());
        self.hand.set(Hand::new());
        self.begun.set(true);
    }

    /// Begins with nothing.
    pub fn begin(self) {
        self.clear();
        self.begun.set(true);
    }

    /// Lays it aside for good.
    pub fn clear(self) {
        self.begun.set(false);
        self.text.set(String::new());
        self.mends.set(Vec::new());
        self.hand.set(Hand::new());
    }
}
