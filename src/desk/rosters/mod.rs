//! Rosters of many classes at once, and lists of the exempt.

pub(super) mod api;
pub(super) mod change;
pub(super) mod columns;
mod drop;
mod exempt;
mod file;
pub(super) mod files;
mod remarks;

use leptos::prelude::*;

use self::files::Files;
use super::state::desk;
use crate::shared::icons::{Glyph, Icon};
use crate::shared::show::Show;
use crate::text::desk as desk_text;
use crate::text::rosters as text;

/// Rosters of many classes at once.
#[component]
pub(super) fn RostersPage() -> impl IntoView {
    let files = Files::new(desk());
    provide_context(files);
    let ids = Memo::new(move |_| {
        files
            .all
            .with(|all| all.iter().map(|it| it.id).collect::<Vec<_>>())
    });
    view! {
        <main class="desk-page rc-page">
            <a class="back" href="/desk/classes"><Glyph icon=Icon::BACK />{desk_text::all_classes()}</a>
            <Imported files />
            <section class="card rc-begin">
                <h1>{text::title()}</h1>
                <p class="muted">{text::intro()}</p>
                <drop::Drop files />
            </section>
            <For each=move || ids.get() key=|id| *id let(id)>
                <file::FileCard id files />
            </For>
            <Bar files />
            <exempt::Exempt />
        </main>
    }
}

/// What was done.
#[component]
fn Imported(files: Files) -> impl IntoView {
    let sum = Memo::new(move |_| files.sum());
    let done = move || sum.with(|sum| sum.done_classes > 0 && !files.importing.get());
    view! {
        <Show when=done>
            <p class="strip strip-good" role="status" data-testid="rosters-done">
                <Glyph icon=Icon::TICK />
                <span class="strip-words">
                    <strong>{move || sum.with(|sum| text::done_title(sum.done_classes, sum.done_students))}</strong>
                    {text::between()}
                    {text::done_hint()}
                </span>
                <button class="button button-slim" on:click=move |_| files.clear()>{text::start_over()}</button>
            </p>
        </Show>
    }
}

/// What importing all of it comes to, and the button.
#[component]
fn Bar(files: Files) -> impl IntoView {
    let sum = Memo::new(move |_| files.sum());
    let any = move || sum.with(|sum| sum.classes > 0 || sum.blocked || sum.open > 0);
    let words = move || {
        sum.with(|sum| {
            let mut words = if sum.blocked {
                vec![text::bar_blocked().to_owned()]
            } else {
                vec![text::bar_ready().to_owned()]
            };
            if sum.open > 0 {
                words.push(text::bar_open(sum.open));
            }
            if sum.without > 0 {
                words.push(text::bar_without(sum.without));
            }
            words.join(text::between())
        })
    };
    let label = move || {
        if files.importing.get() {
            return text::importing().to_owned();
        }
        sum.with(|sum| {
            if sum.blocked {
                text::cannot().to_owned()
            } else if sum.changes == 0 && !sum.waiting {
                text::nothing_to_do().to_owned()
            } else {
                text::import(sum.classes, sum.students)
            }
        })
    };
    let idle = move || {
        sum.with(|sum| sum.blocked || sum.waiting || sum.changes == 0) || files.importing.get()
    };
    view! {
        <Show when=any>
            <section class="publish-bar" class:is-error=move || sum.with(|sum| sum.blocked)>
                <p>{words}</p>
                <button
                    class="button button-primary"
                    data-testid="rosters-apply"
                    disabled=idle
                    on:click=move |_| files.import()
                >
                    {label}
                </button>
            </section>
        </Show>
    }
}
