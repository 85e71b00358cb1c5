//! Who asks, and what they may see. Rights are read from the database at every request (I9).

use std::collections::BTreeSet;

use rollcall_core::access::{Grant, Role};
use rollcall_core::ids::{ClassId, DeviceId, EventId};

use crate::db::classes::ClassRecord;
use crate::db::events::EventRecord;
use crate::db::{Conn, classes, events, grants};
use crate::problem::{Fault, Result, Told};

/// The device that asks. The HTTP layer makes it out of a session.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Which device.
    pub device: DeviceId,
    /// What it was granted, when the request came in.
    pub grants: Vec<Grant>,
}

impl Caller {
    /// The caller as it stands inside this transaction.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn load(conn: &mut Conn, device: DeviceId) -> Result<Self> {
        let grants = grants::held(conn, device).await?;
        Ok(Self { device, grants })
    }

    /// The caller as who looks after others: with what it holds above a monitor's grants, and that alone.
    ///
    /// # Errors
    /// [`Told::NotAllowed`]: it holds nothing above.
    pub fn overseer(&self) -> Result<Self> {
        let above = |grant: &&Grant| grant.role() > Role::Monitor;
        let grants: Vec<Grant> = self.grants.iter().filter(above).cloned().collect();
        allowed(!grants.is_empty())?;
        Ok(Self {
            device: self.device,
            grants,
        })
    }

    /// The events that the caller's grants belong to.
    #[must_use]
    pub fn events(&self) -> BTreeSet<EventId> {
        self.grants.iter().map(Grant::event).collect()
    }

    /// Whether the device may act for the office of some event.
    ///
    /// # Errors
    /// [`Told::NotAllowed`].
    pub fn check_any_office(&self) -> Result<()> {
        let office = |grant: &Grant| grant.role() == Role::Office;
        allowed(self.grants.iter().any(office))
    }

    /// The event, if the device may act for its office.
    ///
    /// # Errors
    /// [`Told::NotAllowed`]; [`Told::NotFound`].
    pub async fn office_event(&self, conn: &mut Conn, id: EventId) -> Result<EventRecord> {
        let event = events::find(conn, id).await?.ok_or(Told::NotFound)?;
        allowed(self.grants.contains(&Grant::Office { event: id }))?;
        Ok(event)
    }

    /// The event, if the device looks after anybody in it: office, college or counsellor.
    ///
    /// # Errors
    /// [`Told::NotAllowed`]; [`Told::NotFound`].
    pub async fn overseen_event(&self, conn: &mut Conn, id: EventId) -> Result<EventRecord> {
        let event = events::find(conn, id).await?.ok_or(Told::NotFound)?;
        let holds = |grant: &Grant| grant.event() == id && grant.role() > Role::Monitor;
        allowed(self.grants.iter().any(holds))?;
        Ok(event)
    }

    /// The event, if the device may act for its office and the event is open: nothing of a closed one changes.
    ///
    /// # Errors
    /// [`Told::NotAllowed`]; [`Told::NotFound`]; [`Told::EventClosed`].
    pub async fn open_event(&self, conn: &mut Conn, id: EventId) -> Result<EventRecord> {
        let event = self.office_event(conn, id).await?;
        check_open(&event)?;
        Ok(event)
    }

    /// The class with its event, if a grant of the device covers it.
    ///
    /// # Errors
    /// [`Told::NotAllowed`]; [`Told::NotFound`].
    pub async fn class(&self, conn: &mut Conn, id: ClassId) -> Result<(ClassRecord, EventRecord)> {
        let class = classes::find(conn, id).await?.ok_or(Told::NotFound)?;
        allowed(self.covers(&class))?;
        let event = events::find(conn, class.event)
            .await?
            .ok_or(Told::NotFound)?;
        Ok((class, event))
    }

    /// The class with its event, if the device may bring in its roster.
    ///
    /// # Errors
    /// [`Told::NotAllowed`]; [`Told::NotFound`].
    pub async fn roster_class(
        &self,
        conn: &mut Conn,
        id: ClassId,
    ) -> Result<(ClassRecord, EventRecord)> {
        let (class, event) = self.class(conn, id).await?;
        let facts = class.facts();
        let may = |grant: &Grant| grant.role() > Role::Monitor && grant.covers(&facts);
        allowed(self.grants.iter().any(may))?;
        Ok((class, event))
    }

    /// Whether a grant of the device covers the class.
    #[must_use]
    pub fn covers(&self, class: &ClassRecord) -> bool {
        let facts = class.facts();
        self.grants.iter().any(|grant| grant.covers(&facts))
    }
}

/// Turns a decision into an answer.
///
/// # Errors
/// [`Told::NotAllowed`].
pub fn allowed(yes: bool) -> Result<()> {
    if yes {
        Ok(())
    } else {
        Err(Fault::from(Told::NotAllowed))
    }
}

/// Whether the event may still be changed.
///
/// # Errors
/// [`Told::EventClosed`].
pub fn check_open(event: &EventRecord) -> Result<()> {
    if event.closed_at.is_none() {
        Ok(())
    } else {
        Err(Told::EventClosed.into())
    }
}
