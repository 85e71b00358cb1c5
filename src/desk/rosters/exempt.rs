//! A list of those who need no photograph: who that is, and then so be it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::desk::{Exempting, RosterColumn, UnknownStudent};
use web_sys::File;

use super::api::{self, Said};
use super::columns::Columns;
use super::files::said as with_said;
use super::remarks::Remarks;
use crate::desk::api::Source;
use crate::desk::state::desk;
use crate::desk::trouble::sentence;
use crate::desk::upload::{FileButton, SHEETS};
use crate::shared::icons::{Glyph, Icon};
use crate::text::desk as desk_text;
use crate::text::{common, rosters as text};

#[component]
pub(super) fn Exempt() -> impl IntoView {
    let desk = desk();
    let pasted = RwSignal::new(String::new());
    let source = RwSignal::new_local(None::<Source>);
    let shown = RwSignal::new(None::<Exempting>);
    let done = RwSignal::new(None::<usize>);
    let problem = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let said = RwSignal::new(Said::new());
    let ask = move |given: Source, apply: bool| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        done.set(None);
        let event = desk.event.with_untracked(|event| event.id);
        let columns = said.get_untracked();
        spawn_local(async move {
            match api::exempt(event, &given, &columns, apply).await {
                Ok(answer) if apply => {
                    done.try_set(Some(answer.found.len()));
                    shown.try_set(None);
                    source.try_set(None);
                    pasted.try_set(String::new());
                    desk.load_rows();
                }
                Ok(answer) => {
                    shown.try_set(Some(answer));
                    source.try_set(Some(given));
                }
                Err(failure) => {
                    problem.try_set(Some(sentence(&failure)));
                }
            }
            busy.try_set(false);
        });
    };
    let begin = move |given: Source| {
        said.set(Said::new());
        ask(given, false);
    };
    let say = move |(at, holds): (u32, RosterColumn)| {
        let columns = shown.with_untracked(|shown| shown.as_ref().map(|it| it.columns.clone()));
        if let (Some(columns), Some(given)) = (columns, source.get_untracked()) {
            said.set(with_said(&columns, at, holds));
            ask(given, false);
        }
    };
    let apply = move |()| {
        if let Some(given) = source.get_untracked() {
            ask(given, true);
        }
    };
    let body = move || {
        match shown.get() {
        Some(answer) => view! {
            <Answer answer busy apply say cancel=move |()| shown.set(None) />
        }
        .into_any(),
        None => view! {
            <textarea
                class="field rc-exempt-field"
                data-testid="exempt-text"
                spellcheck="false"
                aria-label=text::exempt_label()
                placeholder=text::exempt_placeholder()
                prop:value=pasted
                on:input=move |event| pasted.set(event_target_value(&event))
            ></textarea>
            <div class="actions">
                <button
                    class="button"
                    data-testid="exempt-read"
                    disabled=move || busy.get() || pasted.with(|text| text.trim().is_empty())
                    on:click=move |_| begin(Source::Text(pasted.get_untracked()))
                >
                    {move || if busy.get() { text::reading() } else { text::read() }}
                </button>
                <FileButton accept=SHEETS testid="exempt-file" chosen=move |file: File| begin(Source::File(file)) />
            </div>
        }
        .into_any(),
    }
    };
    view! {
        <section class="card rc-exempt">
            <h2>{text::exempt_title()}</h2>
            <p class="muted">{text::exempt_hint()}</p>
            {move || done.get().map(|n| view! {
                <p class="strip strip-good" role="status" data-testid="exempt-done">
                    <Glyph icon=Icon::TICK />
                    {text::exempt_done(n)}
                </p>
            })}
            {move || problem.get().map(|words| view! { <p class="warning" role="alert">{words}</p> })}
            {body}
        </section>
    }
}

#[component]
fn Answer(
    answer: Exempting,
    busy: RwSignal<bool>,
    #[prop(into)] apply: Callback<()>,
    #[prop(into)] say: Callback<(u32, RosterColumn)>,
    #[prop(into)] cancel: Callback<()>,
) -> impl IntoView {
    let columns = answer.columns;
    let (count, already) = (answer.found.len(), answer.already.len());
    let found = answer
        .found
        .into_iter()
        .map(|it| {
            view! {
                <tr data-testid="exempt-found">
                    <td>{it.class_name}</td>
                    <th scope="row">{it.name}</th>
                    <td class="number">{desk_text::tail(it.tail)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="preview">
            <p class="preview-count"><strong>
                {if count > 0 { text::exempt_found(count) } else { text::exempt_none().to_owned() }}
            </strong></p>
            <Remarks remarks=answer.remarks />
            {(columns.len() > 1).then(|| view! { <Columns columns say /> })}
            {(count > 0).then(|| view! { <div class="rc-scroll"><table class="table"><tbody>{found}</tbody></table></div> })}
            {(already > 0).then(|| view! { <p class="muted">{text::exempt_already(already)}</p> })}
            <Unknowns rows=answer.unknown />
            <div class="actions">
                {(count > 0).then(|| view! {
                    <button
                        class="button button-primary"
                        data-testid="exempt-apply"
                        disabled=move || busy.get()
                        on:click=move |_| apply.run(())
                    >
                        {text::exempt_apply(count)}
                    </button>
                })}
                <button class="button" on:click=move |_| cancel.run(())>{common::cancel()}</button>
            </div>
        </div>
    }
}

#[component]
fn Unknowns(rows: Vec<UnknownStudent>) -> impl IntoView {
    let count = rows.len();
    let each = rows
        .into_iter()
        .map(|it| {
            let tail = (!it.tail.is_empty()).then(|| desk_text::tail(it.tail));
            view! {
                <tr data-testid="exempt-unknown">
                    <td>{text::row(it.row)}</td>
                    <th scope="row">{it.name}" "<span class="rc-tail">{tail}</span></th>
                    <td>{text::unknown(it.why)}</td>
                </tr>
            }
        })
        .collect_view();
    (count > 0).then(|| {
        view! {
            <p class="warning">{text::exempt_unknown(count)}</p>
            <div class="rc-scroll"><table class="table"><tbody>{each}</tbody></table></div>
        }
    })
}
