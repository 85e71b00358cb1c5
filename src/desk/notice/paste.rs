//! Where the notice is pasted. The text stays whatever comes of it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use crate::desk::api::{self, Reading, Source};
use crate::desk::state::{Desk, Read, desk};
use crate::desk::trouble::sentence;
use crate::desk::upload::{FileButton, SHEETS};
use crate::text::desk as text;
use rollcall_core::sync::Failure;

#[component]
pub(super) fn Paste() -> impl IntoView {
    let desk = desk();
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(None::<String>);
    let read = move |source: Source| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        spawn_local(async move {
            let answer = api::read_notice(&source).await;
            problem.set(take(desk, answer).err());
            busy.set(false);
        });
    };
    let empty = move || desk.draft.with(|draft| draft.trim().is_empty());
    let has_read = move || desk.read.with(Option::is_some);
    view! {
        <section class="card paste">
            <header class="paste-head">
                <h2><label for="notice-text">{text::paste_title()}</label></h2>
                <p class="muted">{text::paste_hint()}</p>
            </header>
            <textarea
                id="notice-text"
                class="field paste-field"
                data-testid="notice-text"
                spellcheck="false"
                placeholder=text::paste_placeholder()
                prop:value=desk.draft
                on:input=move |event| desk.draft.set(event_target_value(&event))
            ></textarea>
            {move || problem.get().map(|words| view! {
                <p class="warning" role="alert">{words}</p>
            })}
            <footer class="actions paste-actions">
                <button
                    class="button"
                    class:button-primary=move || !has_read() || is_stale(desk)
                    data-testid="notice-read"
                    disabled=move || empty() || busy.get()
                    on:click=move |_| read(Source::Text(desk.draft.get_untracked()))
                >
                    {move || match (busy.get(), has_read()) {
                        (true, _) => text::reading(),
                        (false, false) => text::read(),
                        (false, true) => text::read_again(),
                    }}
                </button>
                <FileButton
                    accept=SHEETS
                    testid="notice-file"
                    chosen=move |file: File| read(Source::File(file))
                />
                <span class="muted">
                    {move || text::chars(desk.draft.with(|draft| draft.chars().count()))}
                </span>
            </footer>
        </section>
    }
}

/// Whether the text was changed after it was read.
pub(super) fn is_stale(desk: Desk) -> bool {
    desk.read.with(|read| {
        read.as_ref()
            .is_some_and(|read| desk.draft.with(|draft| *draft != read.text))
    })
}

/// Shows what was read; on a failure everything stays, with the words to say.
fn take(desk: Desk, answer: Result<Reading, Failure>) -> Result<(), String> {
    let reading = answer.map_err(|failure| sentence(&failure))?;
    // As a text field keeps it: otherwise the text would seem changed as soon as it is touched.
    let text = reading
        .text
        .trim_start_matches('\u{feff}')
        .replace("\r\n", "\n")
        .replace('\r', "\n");
    desk.draft.set(text.clone());
    desk.read.set(Some(Arc::new(Read { text, reading })));
    Ok(())
}
