//! What a tab shows: read from the database now and then, and old meanwhile.

use std::collections::BTreeMap;
use std::rc::Rc;

use rollcall_core::access::{Grant, Role};
use rollcall_core::event::{ClassSheet, EventCard, Settings};
use rollcall_core::ids::ClassId;
use rollcall_core::marks::{ClassState, Mark, Op, OpId};
use rollcall_device::{ClassLog, Identity, StoreError};

use super::Tab;

/// A class as a page shows it.
#[derive(Debug, Clone)]
pub struct Model {
    /// Who, when, where.
    pub sheet: ClassSheet,
    /// The event's settings.
    pub settings: Settings,
    /// What was said.
    pub state: ClassState,
}

impl Model {
    /// From what the database has; none while there is no sheet.
    pub fn of(log: &ClassLog, events: &[EventCard]) -> Option<Self> {
        let sheet = log.sheet.clone()?;
        let mut state = ClassState::default();
        for (op, no) in &log.ops {
            state.apply(op, *no);
        }
        let event = events.iter().find(|event| event.id == sheet.event);
        let settings = event.map_or_else(Settings::default, |it| it.settings.clone());
        Some(Self {
            sheet,
            settings,
            state,
        })
    }

    /// As what the holder of `grants` acts here.
    pub fn role(&self, grants: &[Grant]) -> Option<Role> {
        let here = |grant: &&Grant| match grant {
            Grant::Monitor { class, .. } => *class == self.sheet.id,
            other => other.event() == self.sheet.event,
        };
        grants.iter().filter(here).map(Grant::role).min()
    }
}

/// What was said here and can be taken back, and by what.
pub type Act = (Op, (Mark, Vec<OpId>));

/// What a tab has in its memory.
#[derive(Default)]
pub struct Page {
    /// Who this is.
    pub me: Option<Identity>,
    /// The classes.
    pub classes: BTreeMap<ClassId, Model>,
    /// What can be taken back.
    pub acts: Vec<Act>,
    /// Another tab or an exchange has written something.
    pub is_old: bool,
}

impl Tab {
    /// Reads the page from the database.
    pub async fn load(self: &Rc<Self>) -> Result<(), StoreError> {
        let device = self.device();
        let me = device.identity().await?;
        let logs = device.logs().await?;
        let events = me.as_ref().map(|me| me.events.clone()).unwrap_or_default();
        let models = logs
            .iter()
            .filter_map(|log| Some((log.class, Model::of(log, &events)?)));
        let mut page = self.page.borrow_mut();
        page.classes = models.collect();
        page.me = me;
        page.is_old = false;
        Ok(())
    }
}
