//! What of a class's place was looked at last: who is moved is told once, with the old and the new.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::event::Slot;
use rollcall_core::ids::ClassId;
use rollcall_core::json;

use super::{ClassModel, Client};

fn note(class: ClassId) -> String {
    format!("slot {class}")
}

fn written(slot: Option<&Slot>) -> String {
    serde_json::to_string(&slot).unwrap_or_default()
}

impl Client {
    /// Reads what was looked at of a class; what comes for the first time counts as looked at.
    pub(super) async fn remember_look(self, model: &ClassModel) {
        let class = model.sheet.id;
        let known = self.looked.with_untracked(|looked| looked.contains(&class));
        if known {
            return;
        }
        match self.store().note(&note(class)).await {
            Ok(Some(text)) => self.looked.update(|looked| {
                looked.insert(class, text);
            }),
            Ok(None) => self.look(class, model.sheet.slot.as_ref()),
            // Not worth a word: it is read again at the next start.
            Err(_) => {}
        }
    }

    /// The place at which the class stood when somebody last looked, where it is another now.
    #[must_use]
    pub fn moved_from(self, model: &ClassModel) -> Option<Option<Slot>> {
        let now = written(model.sheet.slot.as_ref());
        let class = model.sheet.id;
        self.looked.with(|looked| {
            let before = looked.get(&class).filter(|before| **before != now)?;
            json::read(before).ok()
        })
    }

    /// Somebody has looked.
    pub fn look(self, class: ClassId, slot: Option<&Slot>) {
        let text = written(slot);
        self.looked.update(|looked| {
            looked.insert(class, text.clone());
        });
        spawn_local(async move {
            // A comfort only: where it fails, it is said again.
            let _ = self.store().keep_note(&note(class), &text).await;
        });
    }
}
