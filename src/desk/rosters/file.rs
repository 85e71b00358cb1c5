//! One file: what was read in it, what it would do, and what a person has to say.

use std::sync::Arc;

use leptos::prelude::*;
use rollcall_core::desk::{ClassName, RosterChange, Rosters, SkippedList, UnmatchedList};
use rollcall_core::ids::ClassId;

use super::change::{ClassChange, wants_a_look};
use super::columns::Columns;
use super::files::{Files, Given, Stage};
use super::remarks::Remarks;
use crate::desk::state::desk;
use crate::shared::icons::{Glyph, Icon};
use crate::text::rosters as text;

/// Lists up to this length are open.
const FEW: usize = 8;

#[component]
pub(super) fn FileCard(id: usize, files: Files) -> impl IntoView {
    let given = Memo::new(move |_| {
        files
            .all
            .with(|all| all.iter().find(|it| it.id == id).cloned())
    });
    move || {
        let given = given.get()?;
        let name = given.name.clone();
        let body = match given.stage.clone() {
            Stage::Waiting => view! { <p class="muted" role="status">{text::reading()}</p> }.into_any(),
            Stage::Failed(words) => {
                view! { <p class="warning" role="alert" data-testid="rosters-problem">{words}</p> }.into_any()
            }
            Stage::Done(done) => view! {
                <p class="rc-file-done"><Glyph icon=Icon::TICK />{text::file_done(done.classes.len())}</p>
            }
            .into_any(),
            Stage::Shown(shown) => view! { <Shown given=given.clone() shown files /> }.into_any(),
        };
        let done = matches!(given.stage, Stage::Done(_));
        let label = text::remove_file_named(&name);
        Some(view! {
            <section class="card rc-file" data-testid="roster-given">
                <header class="rc-file-head">
                    <h2>{name}</h2>
                    {(!done).then(|| view! {
                        <button
                            class="button button-quiet button-slim"
                            aria-label=label
                            disabled=move || files.importing.get()
                            on:click=move |_| files.remove(id)
                        >
                            {text::remove_file()}
                        </button>
                    })}
                </header>
                {body}
            </section>
        })
    }
}

#[component]
fn Shown(given: Given, shown: Arc<Rosters>, files: Files) -> impl IntoView {
    let id = given.id;
    let blocked = shown.is_blocked();
    let say = move |(at, holds)| files.say(id, at, holds);
    let columns = shown.columns.clone();
    let (look, rest): (Vec<_>, Vec<_>) = shown.classes.iter().cloned().partition(wants_a_look);
    let (same, fine): (Vec<_>, Vec<_>) = rest.into_iter().partition(RosterChange::is_none);
    let only = look.is_empty() && same.is_empty();
    view! {
        {(shown.students > 0).then(|| view! {
            <p class="preview-count">
                <strong>{text::read_count(shown.students, shown.classes.len())}</strong>
            </p>
        })}
        {blocked.then(|| view! { <p class="import-blocked" role="alert">{text::blocked()}</p> })}
        <Remarks remarks=shown.remarks.clone() />
        {(!columns.is_empty()).then(|| view! { <Columns columns say /> })}
        {(!shown.unmatched.is_empty()).then(|| view! { <Unmatched id lists=shown.unmatched.clone() files /> })}
        <Named given />
        {(!blocked).then(|| view! {
            <Group title=text::look_title(look.len()) open=true classes=look />
            <Group title=text::fine_title(fine.len()) open=only && fine.len() <= FEW classes=fine />
            <Group title=text::same_title(same.len()) open=false classes=same />
        })}
        <Untouched classes=shown.untouched.clone() />
        <Skipped lists=shown.skipped.clone() />
    }
}

/// The classes that the file does not speak of, by name when somebody asks.
#[component]
fn Untouched(classes: Vec<ClassName>) -> impl IntoView {
    let count = classes.len();
    (count > 0).then(|| {
        view! {
            <details class="rc-group" data-testid="roster-untouched">
                <summary><h3>{text::untouched_title(count)}</h3></summary>
                <ul class="rc-people">
                    {classes.into_iter().map(|it| view! {
                        <li><a href=format!("/desk/class/{}", it.id)>{it.name}</a></li>
                    }).collect_view()}
                </ul>
            </details>
        }
    })
}

#[component]
fn Group(title: String, open: bool, classes: Vec<RosterChange>) -> impl IntoView {
    (!classes.is_empty()).then(|| {
        view! {
            <details class="rc-group" open=open>
                <summary><h3>{title}</h3></summary>
                <div class="rc-classes">
                    {classes.into_iter().map(|change| view! { <ClassChange change /> }).collect_view()}
                </div>
            </details>
        }
    })
}

/// Lists that are of no class until somebody says so.
#[component]
fn Unmatched(id: usize, lists: Vec<UnmatchedList>, files: Files) -> impl IntoView {
    let each = lists
        .into_iter()
        .map(|list| {
            let (name, label) = (list.listed_as.clone(), list.listed_as.clone());
            let change = move |event: leptos::ev::Event| {
                let class = event_target_value(&event).parse::<ClassId>().ok();
                files.name(id, &name, class);
            };
            view! {
                <li class="rc-unmatched" data-testid="roster-unmatched">
                    <span class="rc-name">
                        <strong>{list.listed_as.clone()}</strong>
                        <span class="muted">{text::found(list.students)}</span>
                    </span>
                    <select class="field" aria-label=text::unmatched_choice(label) on:change=change>
                        <option value="">{text::leave_out()}</option>
                        <Options nearest=list.nearest.into_iter().map(|it| (it.id, it.name)).collect() />
                    </select>
                </li>
            }
        })
        .collect::<Vec<_>>();
    let count = each.len();
    view! {
        <div class="rc-open">
            <h3>{text::unmatched_title(count)}</h3>
            <p class="muted">{text::unmatched_hint()}</p>
            <ul class="rc-unmatched-list">{each}</ul>
        </div>
    }
}

/// The likeliest first, then all.
#[component]
fn Options(nearest: Vec<(ClassId, String)>) -> impl IntoView {
    let rows = desk().rows;
    let all: Vec<(ClassId, String)> = rows.with_untracked(|rows| {
        let mut all: Vec<_> = rows
            .iter()
            .flatten()
            .map(|row| (row.id, row.name.clone()))
            .collect();
        all.sort_by(|a, b| a.1.cmp(&b.1));
        all
    });
    let option =
        |(id, name): (ClassId, String)| view! { <option value=id.to_string()>{name}</option> };
    view! {
        {(!nearest.is_empty()).then(|| view! {
            <optgroup label=text::likely()>{nearest.into_iter().map(option).collect_view()}</optgroup>
        })}
        <optgroup label=text::all_classes()>{all.into_iter().map(option).collect_view()}</optgroup>
    }
}

/// What somebody has said of lists, to be taken back.
#[component]
fn Named(given: Given) -> impl IntoView {
    let by_id = desk().by_id;
    let files = expect_context::<Files>();
    let id = given.id;
    let each: Vec<_> = given
        .same
        .into_iter()
        .map(|(list, class)| {
            let name = by_id.with_untracked(|rows| rows.get(&class).map(|row| row.name.clone()));
            let words = text::chosen_as(&list, name.unwrap_or_default());
            view! {
                <li>
                    {words}
                    " "
                    <button class="button button-quiet button-slim" on:click=move |_| files.name(id, &list, None)>
                        {text::undo_choice()}
                    </button>
                </li>
            }
        })
        .collect();
    (!each.is_empty()).then(|| view! { <ul class="rc-said">{each}</ul> })
}

#[component]
fn Skipped(lists: Vec<SkippedList>) -> impl IntoView {
    let count = lists.len();
    let names: Vec<String> = lists.into_iter().take(6).map(|it| it.listed_as).collect();
    let names = names.join(text::listed_between());
    let names = if count > 6 {
        text::names_more(names, count)
    } else {
        names
    };
    (count > 0).then(|| view! { <p class="muted" data-testid="roster-skipped">{text::skipped(count, names)}</p> })
}
