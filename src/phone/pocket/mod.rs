//! The counsellor's pocket: what is next and when to leave, the days with all classes, who is missing. A monitor of several
//! classes comes here too.

mod beside;
mod card;
mod missing;
mod next;
mod phones;
mod plan;
mod share;
mod timeline;

use leptos::prelude::*;
use rollcall_core::access::{Grant, Role};
use rollcall_core::ids::ClassId;
use rollcall_core::marks::Tally;

use super::notices::Surroundings;
use super::sync::SyncBar;
use crate::client::Client;
use crate::phone::menu::Menu;
use crate::shared::show::Show;
use crate::text::format::ago;
use crate::text::{Language, language, phone, pocket as text};
use plan::{Entry, Open, Pocket};

/// Older news than this, in minutes, is said to be old.
const OLD: i64 = 5;

/// All classes of this device.
#[component]
pub fn Classes() -> impl IntoView {
    let client = expect_context::<Client>();
    let here = Pocket::new(client);
    let empty = Memo::new(move |_| here.plan.with(Vec::is_empty));
    let top = move || {
        let (several, wished) = here.at_once();
        if several.len() > 1 && (!wished || here.beside.get()) {
            beside::panels(here, several, wished)
        } else {
            next::hero(here)
        }
    };
    let body = move || {
        if empty.get() {
            let words = if client.is_over() {
                phone::closed()
            } else {
                phone::classes_none()
            };
            return view! { <p class="empty">{words}</p> }.into_any();
        }
        view! {
            {move || age(here).map(|words| view! { <p class="stale" role="status" data-testid="stale">{words}</p> }.into_any())}
            {move || top()}
            <timeline::Timeline here />
            <nav class="pocket-links">
                <a class="button button-quiet" href=calendar("/api/calendar.ics") data-testid="calendar">
                    {text::calendar_all()}
                </a>
                // Lists that only the server has are the desk's: this bundle works without a network.
                <Show when=move || looks_after(client)>
                    <a class="button button-quiet" href="/desk/phones" data-testid="devices">{phone::phones_and_refused()}</a>
                </Show>
            </nav>
        }
        .into_any()
    };
    view! {
        <header class="bar">
            <h1 class="bar-title">{phone::my_classes()}</h1>
            <Menu />
        </header>
        <SyncBar />
        <Surroundings />
        <main class="page classes">{move || body()}</main>
        {move || sheet(here)}
    }
}

/// The sheet that is open.
fn sheet(here: Pocket) -> Option<AnyView> {
    let open = here.open.get()?;
    let (Open::Missing(id) | Open::Share(id)) = open;
    let entry = untrack(|| here.plan.get())
        .into_iter()
        .find(|it| it.id == id)?;
    Some(match open {
        Open::Missing(_) => view! { <missing::Missing here entry /> }.into_any(),
        Open::Share(_) => view! { <share::Share here entry /> }.into_any(),
    })
}

/// How old what is shown is, where that matters.
fn age(here: Pocket) -> Option<String> {
    here.client.status.with(|status| match status.heard_at {
        Some(at) => {
            let minutes = here.clock.get().minutes_since(at);
            (minutes >= OLD).then(|| text::as_of(ago(minutes)))
        }
        None => status.trouble.is_some().then(|| text::as_kept().to_owned()),
    })
}

/// Whether this device stands above the monitors.
fn looks_after(client: Client) -> bool {
    client.identity.with(|identity| {
        let above = |grant: &Grant| grant.role() > Role::Monitor;
        identity
            .as_ref()
            .is_some_and(|identity| identity.grants.iter().any(above))
    })
}

/// Whether it does so in this class: the server says so by telling of the class's phones; until it has answered, every
/// class may be one.
fn looks_after_class(here: Pocket, class: ClassId) -> bool {
    let said = here
        .client
        .phones
        .with(|phones| phones.is_empty() || phones.contains(&class));
    said && looks_after(here.client)
}

/// The address of a calendar file, in the language of this page.
fn calendar(path: &str) -> String {
    let english = language() == Language::English;
    format!("{path}{}", if english { "?lang=en" } else { "" })
}

/// The button to whoever is missing in a class, or excused; none where everybody is there, or nobody is known.
fn missing_button(here: Pocket, entry: &Entry, tally: &Tally) -> Option<AnyView> {
    let id = entry.id;
    let known = entry
        .model
        .with(|model| !model.sheet.roster.students.is_empty());
    let words = match (tally.missing(), tally.absent) {
        (0, 0) => return None,
        (0, absent) => text::absent_with_reason(absent as usize),
        (missing, _) => text::who_is_missing(missing),
    };
    known.then(|| {
        view! {
            <button
                class="button button-small"
                data-testid="missing-open"
                on:click=move |_| here.open.set(Some(Open::Missing(id)))
            >
                {words}
            </button>
        }
        .into_any()
    })
}
