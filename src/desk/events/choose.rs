//! Which of this browser's events a tab looks at.

use rollcall_core::access::Grant;
use rollcall_core::desk::Session;
use rollcall_core::event::EventCard;
use rollcall_core::ids::EventId;

use crate::platform::browser;

const NAME: &str = "rollcall-event";

/// The event that this tab chose, or the first one that this browser is the office of, or the first; with the highest
/// of this browser's grants for it.
pub(in crate::desk) fn chosen(session: &Session) -> Option<(&EventCard, &Grant)> {
    let here = browser::remembered_here(NAME).and_then(|id| id.parse::<EventId>().ok());
    let best = |event: &EventCard| {
        let own = session.grants.iter().filter(|it| it.event() == event.id);
        own.max_by_key(|grant| grant.role())
    };
    let ours = || {
        session
            .events
            .iter()
            .filter_map(|event| Some((event, best(event)?)))
    };
    here.and_then(|id| ours().find(|(event, _)| event.id == id))
        .or_else(|| {
            let highest = ours().map(|(_, grant)| grant.role()).max()?;
            ours().find(|(_, grant)| grant.role() == highest)
        })
}

/// Looks at another event from now on, in this tab. The page is loaded anew: nothing of one event must linger in another's.
pub(super) fn look_at(event: EventId) {
    browser::remember_here(NAME, &event.to_string());
    browser::go("/desk");
}
