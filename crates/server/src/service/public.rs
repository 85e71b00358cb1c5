//! What anybody may know of a class who has its link: when, where, and the notice's own words. No names of people, and
//! whom to ask is somebody, too.

use rollcall_core::event::{Settings, Slot};
use rollcall_core::ids::ClassId;
use rollcall_core::time::Millis;

use super::deltas;
use super::rights::Caller;
use crate::app::App;
use crate::db::classes::ClassRecord;
use crate::db::{Conn, changes, classes, events};
use crate::problem::{Result, Told};

/// A class without anything personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicClass {
    /// Which class.
    pub id: ClassId,
    /// Its name as printed.
    pub name: String,
    /// When and where; none while it has no time.
    pub slot: Option<Slot>,
    /// The event's title.
    pub title: String,
    /// The event's settings; whom to ask is left out.
    pub settings: Settings,
    /// Rises with every publication and every move.
    pub version: u64,
    /// When its time or place was changed last.
    pub changed_at: Option<Millis>,
    /// The event is closed.
    pub closed: bool,
}

/// A class by its link.
///
/// # Errors
/// [`Told::NotFound`].
pub async fn class(app: &App, id: ClassId) -> Result<PublicClass> {
    let mut tx = app.db.read().await?;
    let class = classes::find(&mut tx, id).await?.ok_or(Told::NotFound)?;
    of(&mut tx, class).await
}

/// The classes that the caller's phone carries, in the order of time.
///
/// # Errors
/// The database does not answer.
pub async fn own(app: &App, caller: &Caller) -> Result<Vec<PublicClass>> {
    let mut tx = app.db.read().await?;
    let mut own = Vec::new();
    for class in deltas::carried(&mut tx, &caller.grants).await? {
        // A class of a monitor's and of a counsellor's grant is one.
        if !own.iter().any(|it: &PublicClass| it.id == class.id) {
            own.push(of(&mut tx, class).await?);
        }
    }
    own.sort_by_cached_key(|it| {
        let when = it.slot.as_ref().map(|slot| (slot.date, slot.start));
        (when.is_none(), when, it.name.clone())
    });
    Ok(own)
}

async fn of(conn: &mut Conn, class: ClassRecord) -> Result<PublicClass> {
    let event = events::find(conn, class.event).await?;
    let event = event.ok_or(Told::NotFound)?;
    let moved_at = changes::last_of_class(conn, class.id).await?;
    Ok(PublicClass {
        id: class.id,
        name: class.name,
        slot: class.slot,
        title: event.card.title,
        settings: Settings {
            contact: None,
            ..event.card.settings
        },
        version: event.version,
        changed_at: moved_at.or(event.published_at),
        closed: class.closed,
    })
}
