//! Bringing a roster in: paste or choose, look at what it would do, then do it or leave it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::desk::ClassPage;
use rollcall_core::ids::ClassId;
use web_sys::File;

use super::preview::PreviewCard;
use crate::desk::api::{self, Preview, Source};
use crate::desk::rosters::api::Said;
use crate::desk::rosters::files;
use crate::desk::state::desk;
use crate::desk::trouble::sentence;
use crate::desk::upload::{FileButton, SHEETS};
use crate::text::{desk as text, rosters as many};

#[component]
pub(super) fn Import(id: ClassId, page: RwSignal<Option<ClassPage>>) -> impl IntoView {
    let desk = desk();
    let pasted = RwSignal::new(String::new());
    let source = RwSignal::new_local(None::<Source>);
    let said = RwSignal::new(Said::new());
    let preview = RwSignal::new(None::<Preview>);
    let problem = RwSignal::new(None::<String>);
    let done = RwSignal::new(None::<usize>);
    let busy = RwSignal::new(false);
    let read = move |given: Source, columns: Said| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        done.set(None);
        spawn_local(async move {
            match api::preview_roster(id, &given, &columns).await {
                Ok(it) => {
                    preview.try_set(Some(it));
                    source.try_set(Some(given));
                    said.try_set(columns);
                }
                Err(failure) => {
                    problem.try_set(Some(sentence(&failure)));
                }
            }
            busy.try_set(false);
        });
    };
    let apply = move || {
        let Some(given) = source.get_untracked().filter(|_| !busy.get_untracked()) else {
            return;
        };
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            match api::apply_roster(id, &given, &said.get_untracked()).await {
                Ok(it) => {
                    done.try_set(Some(it.sheet.roster.students.len()));
                    page.try_set(Some(it));
                    preview.try_set(None);
                    source.try_set(None);
                    pasted.try_set(String::new());
                    desk.load_rows();
                }
                Err(failure) => {
                    problem.try_set(Some(sentence(&failure)));
                }
            }
            busy.try_set(false);
        });
    };
    let cancel = move || {
        preview.set(None);
        source.set(None);
        problem.set(None);
    };
    let say = move |(at, holds)| {
        let columns = preview.with_untracked(|it| it.as_ref().map(|it| it.reading.columns.clone()));
        if let (Some(given), Some(columns)) = (source.get_untracked(), columns) {
            read(given, files::said(&columns, at, holds));
        }
    };
    let has_roster =
        Memo::new(move |_| page.with(|page| page.as_ref().is_some_and(|page| page.row.roster > 0)));
    let body = move || match preview.get() {
        Some(preview) => view! {
            <PreviewCard
                preview
                busy
                say
                apply=move |()| apply()
                cancel=move |()| cancel()
            />
        }
        .into_any(),
        None => view! {
            <p class="muted">{text::import_hint()}</p>
            <textarea
                class="field import-field"
                data-testid="roster-text"
                spellcheck="false"
                aria-label=text::import_label()
                placeholder=text::import_placeholder()
                prop:value=pasted
                on:input=move |event| pasted.set(event_target_value(&event))
            ></textarea>
            <div class="actions">
                <button
                    class="button button-primary"
                    data-testid="roster-read"
                    disabled=move || busy.get() || pasted.with(|text| text.trim().is_empty())
                    on:click=move |_| read(Source::Text(pasted.get_untracked()), Said::new())
                >
                    {move || if busy.get() { text::reading() } else { text::import_read() }}
                </button>
                <FileButton
                    accept=SHEETS
                    testid="roster-file"
                    chosen=move |file: File| read(Source::File(file), Said::new())
                />
            </div>
        }
        .into_any(),
    };
    view! {
        <section class="card import">
            <h2>
                {move || if has_roster.get() { text::import_again() } else { text::import_title() }}
            </h2>
            {move || done.get().map(|n| view! {
                <p class="strip strip-good" role="status" data-testid="roster-done">{text::import_done(n)}</p>
            })}
            {move || problem.get().map(|words| view! {
                <p class="warning" role="alert" data-testid="roster-problem">{words}</p>
            })}
            {body}
            <p class="muted">
                {many::many_hint()}
                " "
                <a href="/desk/rosters">{many::many_link()}</a>
            </p>
        </section>
    }
}
