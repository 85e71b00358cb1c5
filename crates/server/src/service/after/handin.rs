//! `GET /api/events/{event}/handin`, `…/settlement`, `…/makeup`: the lists, the money, and who comes again.

use rollcall_core::desk::{ClassMoney, HandIn, HandInClass, MakeUpLine};
use rollcall_core::ids::{ClassId, EventId};

use super::outcomes;
use crate::app::App;
use crate::db::classes::ClassRecord;
use crate::problem::{Result, Told};
use crate::service::rights::Caller;

/// Which of the caller's classes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Which {
    /// This one alone.
    pub class: Option<ClassId>,
    /// Those of this college alone.
    pub college: Option<String>,
}

impl Which {
    /// Whether a class is one of them.
    #[must_use]
    pub fn has(&self, class: &ClassRecord) -> bool {
        self.class.is_none_or(|id| id == class.id)
            && (self.college.is_none() || self.college == class.college)
    }
}

/// The lists to hand in.
///
/// # Errors
/// The caller looks after nothing in the event; or not after the one class that was asked for.
pub async fn lists(app: &App, caller: &Caller, id: EventId, which: &Which) -> Result<HandIn> {
    let mut tx = app.db.read().await?;
    let (event, all) = outcomes(&mut tx, caller, id, |class| which.has(class)).await?;
    if which.class.is_some() && all.is_empty() {
        return Err(Told::NotFound.into());
    }
    let classes = all.into_iter().map(|it| HandInClass {
        row: it.row,
        lines: it.lines,
        money: it.money,
    });
    Ok(HandIn {
        event: event.card,
        classes: classes.collect(),
    })
}

/// The money, class by class.
///
/// # Errors
/// The caller looks after nothing in the event.
pub async fn settlement(app: &App, caller: &Caller, id: EventId) -> Result<Vec<ClassMoney>> {
    let mut tx = app.db.read().await?;
    let (_, all) = outcomes(&mut tx, caller, id, |_| true).await?;
    Ok(all.into_iter().map(|it| it.money).collect())
}

/// Who comes again.
///
/// # Errors
/// The caller looks after nothing in the event.
pub async fn make_up(app: &App, caller: &Caller, id: EventId) -> Result<Vec<MakeUpLine>> {
    let mut tx = app.db.read().await?;
    let (_, all) = outcomes(&mut tx, caller, id, |_| true).await?;
    Ok(all.into_iter().flat_map(|it| it.make_up).collect())
}
