//! Which column holds what: as guessed, and as a person says.

use leptos::prelude::*;
use rollcall_core::desk::{RosterColumn, SheetColumn};

use crate::text::rosters as text;

#[component]
pub(in crate::desk) fn Columns(
    columns: Vec<SheetColumn>,
    #[prop(into)] say: Callback<(u32, RosterColumn)>,
) -> impl IntoView {
    let each = columns
        .into_iter()
        .map(|column| {
            let header = if column.header.is_empty() {
                text::column_nameless(column.at + 1)
            } else {
                column.header.clone()
            };
            let holds = match column.dropped {
                Some(why) => view! { <span class="rc-dropped">{text::dropped(why)}</span> }.into_any(),
                None => view! { <Choice at=column.at holds=column.holds label=text::column_label(&header) say /> }.into_any(),
            };
            let unused = column.holds == RosterColumn::Ignored;
            view! {
                <li class="rc-column" class:rc-unused=unused data-testid="roster-column">
                    <span class="rc-header">{header}</span>
                    {holds}
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="rc-columns-box">
            <h3>{text::columns_title()}</h3>
            <ul class="rc-columns">{each}</ul>
        </div>
    }
}

#[component]
fn Choice(
    at: u32,
    holds: RosterColumn,
    label: String,
    say: Callback<(u32, RosterColumn)>,
) -> impl IntoView {
    let change = move |event: leptos::ev::Event| {
        if let Some(holds) = RosterColumn::of(&event_target_value(&event)) {
            say.run((at, holds));
        }
    };
    view! {
        <select class="field" aria-label=label on:change=change>
            {RosterColumn::ALL.map(|it| view! {
                <option value=it.word() selected=it == holds>{text::holds(it)}</option>
            }).into_iter().collect_view()}
        </select>
    }
}
