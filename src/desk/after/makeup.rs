//! 补拍: who comes again, class by class, with the reason where somebody said one.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::desk::MakeUpLine;
use rollcall_core::ids::ClassId;
use rollcall_core::marks::Absence;
use rollcall_core::money::Fen;

use super::loaded::Loaded;
use super::{Progress, api, empty};
use crate::desk::state::{Desk, desk};
use crate::platform::browser;
use crate::text::after as text;
use crate::text::common;

/// The part of the page.
#[component]
pub(super) fn MakeUpPart() -> impl IntoView {
    let desk = desk();
    let lines = Loaded::ask(api::make_up);
    let all = RwSignal::new(false);
    let whole = RwSignal::new(false);
    let not_begun = Memo::new(move |_| not_begun(desk));
    // Where the counts say that somebody is missing and nobody is named, the names are deleted.
    let somebody_missing = Memo::new(move |_| {
        desk.rows.with(|rows| {
            let mut rows = rows.iter().flatten().map(|row| row.tally);
            rows.any(|tally| tally.expected > tally.photographed)
        })
    });
    let any_begun = Memo::new(move |_| {
        desk.rows.with(|rows| {
            let mut rows = rows.iter().flatten();
            rows.any(|row| Progress::of(row) != Progress::NotBegun)
        })
    });
    lines.show(move |lines| {
        let not_begun = not_begun.get();
        let (waiting, begun): (Vec<_>, Vec<_>) = lines
            .into_iter()
            .partition(|it| not_begun.contains(&it.class));
        let hidden = (count_classes(&waiting), waiting.len());
        let mut shown = begun;
        if all.get() {
            shown.extend(waiting);
        }
        view! {
            {(hidden.1 > 0).then(|| view! { <Waiting hidden all /> })}
            {if shown.is_empty() && hidden.1 == 0 && somebody_missing.get() {
                empty(text::names_gone_title(), text::names_gone())
            } else if shown.is_empty() && !any_begun.get() {
                empty(text::makeup_not_begun_title(), text::makeup_not_begun())
            } else if shown.is_empty() {
                empty(text::makeup_none_title(), text::makeup_none())
            } else {
                view! { <Shown lines=shown whole /> }.into_any()
            }}
        }
        .into_any()
    })
}

/// Before a class has begun everybody of it would come again: that says nothing.
fn not_begun(desk: Desk) -> BTreeSet<ClassId> {
    desk.rows.with(|rows| {
        rows.iter()
            .flatten()
            .filter(|row| Progress::of(row) == Progress::NotBegun)
            .map(|row| row.id)
            .collect()
    })
}

fn count_classes(lines: &[MakeUpLine]) -> usize {
    lines.chunk_by(|a, b| a.class == b.class).count()
}

#[component]
fn Waiting(hidden: (usize, usize), all: RwSignal<bool>) -> impl IntoView {
    let word = move || {
        if all.get() {
            text::makeup_hide_waiting()
        } else {
            text::makeup_show_waiting()
        }
    };
    view! {
        <p class="after-note">
            {text::makeup_waiting(hidden.0, hidden.1)}
            " "
            <button class="link" on:click=move |_| all.update(|all| *all = !*all)>{word}</button>
        </p>
    }
}

#[component]
fn Shown(lines: Vec<MakeUpLine>, whole: RwSignal<bool>) -> impl IntoView {
    let reasons = Absence::ALL
        .into_iter()
        .map(Some)
        .chain([None])
        .filter_map(|reason| {
            let n = lines.iter().filter(|it| it.reason == reason).count();
            (n > 0).then(|| view! { <span class="chip">{text::reason(reason)}" "{n}</span> })
        })
        .collect_view();
    let total = text::makeup_total(lines.len(), count_classes(&lines));
    let copied = as_text(&lines);
    let groups = lines
        .chunk_by(|a, b| a.class == b.class)
        .map(|lines| group(lines, whole))
        .collect_view();
    view! {
        <section class="card after-summary">
            <div class="figures-row">
                <p class="figure" data-testid="makeup-total"><strong>{total}</strong></p>
                <p class="after-chips">{reasons}</p>
            </div>
            <div class="after-tools">
                <label class="check">
                    <input type="checkbox" prop:checked=whole
                        on:change=move |event| whole.set(event_target_checked(&event)) />
                    {text::show_numbers()}
                </label>
                <Copy words=copied />
            </div>
        </section>
        <section class="table-card">
            <table class="table after-table after-people">
                <thead>
                    <tr>
                        <th scope="col">{text::col_class()}</th>
                        <th scope="col">{text::col_name()}</th>
                        <th scope="col">{text::col_number()}</th>
                        <th scope="col">{text::col_reason()}</th>
                        <th scope="col" class="num">{text::col_paid()}</th>
                    </tr>
                </thead>
                <tbody>{groups}</tbody>
            </table>
        </section>
    }
}

fn group(lines: &[MakeUpLine], whole: RwSignal<bool>) -> impl IntoView + use<> {
    let count = lines.len();
    let row = |(nth, it): (usize, &MakeUpLine)| {
        let (first, it) = (nth == 0, it.clone());
        let number = move || {
            if whole.get() {
                it.number.clone()
            } else {
                text::tail(tail(&it.number))
            }
        };
        let paid = if it.paid == Fen::ZERO {
            text::nothing().to_owned()
        } else {
            it.paid.to_string()
        };
        let class = first.then(|| {
            view! {
                <td class="after-class" rowspan=count>
                    <a href=format!("/desk/class/{}", it.class)>{it.class_name.clone()}</a>
                    <span class="venue">{it.college.clone()}</span>
                </td>
            }
        });
        view! {
            <tr class:opens=first data-testid="makeup-row">
                {class}
                <th scope="row">{it.name.clone()}</th>
                <td class="number">{number}</td>
                <td class:quiet=it.reason.is_none()>{text::reason(it.reason)}</td>
                <td class="num" data-label=text::col_paid()>{paid}</td>
            </tr>
        }
    };
    lines.iter().enumerate().map(row).collect_view()
}

/// The last four characters: what screens show of a number.
fn tail(number: &str) -> &str {
    let cut = number.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
    number.get(cut..).unwrap_or_default()
}

/// A line a class: `23软工1班（2 人）：路人乙（请假）、路人丁（未记录）`.
fn as_text(lines: &[MakeUpLine]) -> String {
    let person = |it: &MakeUpLine| text::with_reason(&it.name, text::reason(it.reason));
    lines
        .chunk_by(|a, b| a.class == b.class)
        .filter_map(|class| {
            let name = &class.first()?.class_name;
            let people: Vec<String> = class.iter().map(person).collect();
            let head = text::makeup_class(name, class.len());
            Some(format!("{head}{}", people.join(text::makeup_between())))
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// A button that copies, and the text to copy by hand where the browser does not let it.
#[component]
fn Copy(words: String) -> impl IntoView {
    let done = RwSignal::new(None::<bool>);
    let words = StoredValue::new(words);
    let copy = move |_| {
        let words = words.get_value();
        spawn_local(async move {
            let copied = browser::copy(&words).await;
            done.try_set(Some(copied));
        });
    };
    let word = move || {
        if done.get() == Some(true) {
            common::copied()
        } else {
            text::makeup_copy()
        }
    };
    view! {
        <button class="button button-slim" data-testid="makeup-copy" on:click=copy>{word}</button>
        <Show when=move || done.get() == Some(false)>
            <div class="after-by-hand">
                <p class="warning" role="alert">{text::makeup_copy_failed()}</p>
                <textarea class="field" readonly=true rows="6" aria-label=text::makeup_text_label()>
                    {words.get_value()}
                </textarea>
            </div>
        </Show>
    }
}
