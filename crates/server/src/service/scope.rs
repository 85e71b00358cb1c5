//! The classes and counsellors of an event: what grants in it are judged and named by.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rollcall_core::access::{ClassFacts, Grant};
use rollcall_core::ids::{CounsellorId, EventId};

use super::rights::Caller;
use crate::db::classes::ClassRecord;
use crate::db::{Conn, classes, events};
use crate::problem::Result;

/// An event's classes and counsellors.
#[derive(Debug)]
pub struct Scope {
    event_exists: bool,
    classes: Vec<ClassRecord>,
    counsellors: Vec<(CounsellorId, String)>,
}

impl Scope {
    /// Reads them.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn load(conn: &mut Conn, event: EventId) -> Result<Self> {
        Ok(Self {
            event_exists: events::find(conn, event).await?.is_some(),
            classes: classes::of_event(conn, event).await?,
            counsellors: events::counsellors(conn, event).await?,
        })
    }

    fn facts(&self, grant: &Grant) -> impl Iterator<Item = ClassFacts> {
        self.classes
            .iter()
            .map(ClassRecord::facts)
            .filter(|facts| grant.covers(facts))
    }

    /// Whether there is what the grant is about: nobody is invited to nothing.
    #[must_use]
    pub fn has(&self, grant: &Grant) -> bool {
        match grant {
            Grant::Office { .. } => self.event_exists,
            Grant::Counsellor { counsellor, .. } => {
                self.counsellors.iter().any(|(id, _)| id == counsellor)
            }
            Grant::Monitor { .. } | Grant::College { .. } => self.facts(grant).next().is_some(),
        }
    }

    /// Whether the caller may invite somebody to the grant. Who may give it may also take it back.
    #[must_use]
    pub fn may_invite(&self, caller: &Caller, grant: &Grant) -> bool {
        caller.grants.iter().any(|own| {
            own.may_invite(grant, None)
                || self
                    .facts(grant)
                    .any(|facts| own.may_invite(grant, Some(&facts)))
        })
    }

    /// The class, counsellor or college of the grant, as printed.
    #[must_use]
    pub fn label(&self, grant: &Grant) -> Option<String> {
        match grant {
            Grant::Monitor { class, .. } => {
                let class = self.classes.iter().find(|it| it.id == *class);
                class.map(|it| it.name.clone())
            }
            Grant::Counsellor { counsellor, .. } => {
                let of = self.counsellors.iter().find(|(id, _)| id == counsellor);
                of.map(|(_, name)| name.clone())
            }
            Grant::College { college, .. } => Some(college.clone()),
            Grant::Office { .. } => None,
        }
    }
}

/// The scopes that a decision has needed so far.
#[derive(Debug, Default)]
pub struct Scopes(BTreeMap<EventId, Scope>);

impl Scopes {
    /// The scope of an event.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn of(&mut self, conn: &mut Conn, event: EventId) -> Result<&Scope> {
        Ok(match self.0.entry(event) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => free.insert(Scope::load(conn, event).await?),
        })
    }

    /// [`Scope::may_invite`] of the grant's event.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn may_invite(
        &mut self,
        conn: &mut Conn,
        caller: &Caller,
        grant: &Grant,
    ) -> Result<bool> {
        let scope = self.of(conn, grant.event()).await?;
        Ok(scope.may_invite(caller, grant))
    }
}
