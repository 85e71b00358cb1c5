//! Where the notice is pasted, or a file of it dropped. The text stays whatever comes of it.

use leptos::prelude::*;
use web_sys::File;

use super::bench::bench;
use crate::desk::api::Source;
use crate::desk::trouble::sentence;
use crate::desk::upload::{DropZone, FileButton, SHEETS};
use crate::shared::sheet::Sheet;
use crate::text::common;
use crate::text::desk as text;
use crate::text::mend;

#[component]
pub(super) fn Paste() -> impl IntoView {
    let bench = bench();
    let draft = bench.draft;
    // The text is shown line by line once it was read; to be rewritten it comes back into its field.
    let rewriting = RwSignal::new(false);
    let asked = RwSignal::new(None::<Source>);
    let go = move |source: Source| {
        asked.set(None);
        rewriting.set(false);
        bench.read_source(source);
    };
    let read = move |source: Source| {
        let another = match &source {
            Source::Text(_) => untrack(|| bench.is_stale()),
            Source::File(_) => true,
        };
        if another && draft.mends.with_untracked(|mends| !mends.is_empty()) {
            asked.set(Some(source));
        } else {
            go(source);
        }
    };
    let has_read = Memo::new(move |_| bench.read.with(Option::is_some));
    let writing = Memo::new(move |_| !has_read.get() || rewriting.get() || bench.is_stale());
    let keep = move |_| {
        if let Some(read) = bench.read.get_untracked() {
            draft.text.set(read.text.clone());
        }
        rewriting.set(false);
    };
    let body = move || {
        if writing.get() {
            view! { <Writing read keep has_read /> }.into_any()
        } else {
            view! { <AsRead read rewriting /> }.into_any()
        }
    };
    let question = move || {
        asked.get().map(|source| {
            let close = move |()| asked.set(None);
            let lost = draft.mends.with_untracked(Vec::len);
            view! {
                <Sheet title=mend::lose_title() close>
                    <p>{mend::lose_words(lost)}</p>
                    <div class="actions">
                        <button
                            class="button button-primary"
                            data-testid="lose-mends"
                            on:click=move |_| go(source.clone())
                        >
                            {mend::lose_yes()}
                        </button>
                        <button class="button" on:click=move |_| close(())>{common::cancel()}</button>
                    </div>
                </Sheet>
            }
        })
    };
    view! {
        <DropZone words=mend::drop_here() chosen=move |file: File| read(Source::File(file)) />
        {body}
        {question}
    }
}

/// The text in its field.
#[component]
fn Writing(
    #[prop(into)] read: Callback<Source>,
    #[prop(into)] keep: Callback<()>,
    has_read: Memo<bool>,
) -> impl IntoView {
    let bench = bench();
    let draft = bench.draft;
    let empty = move || draft.text.with(|text| text.trim().is_empty());
    let failure = move || {
        let failure = bench.failure.get().filter(|_| !has_read.get())?;
        Some(view! { <p class="warning" role="alert">{sentence(&failure)}</p> })
    };
    let write = move |event: leptos::ev::Event| {
        draft.text.set(event_target_value(&event));
        draft.begun.set(true);
    };
    view! {
        <section class="card paste">
            <header class="paste-head">
                <h2><label for="notice-text">{text::paste_title()}</label></h2>
                <p class="muted">{text::paste_hint()}<span class="paste-drag">" "{mend::drop_file()}</span></p>
            </header>
            <textarea
                id="notice-text"
                class="field paste-field"
                data-testid="notice-text"
                spellcheck="false"
                placeholder=text::paste_placeholder()
                prop:value=draft.text
                on:input=write
            ></textarea>
            {failure}
            <footer class="actions paste-actions">
                <button
                    class="button button-primary"
                    data-testid="notice-read"
                    disabled=move || empty() || bench.busy.get()
                    on:click=move |_| read.run(Source::Text(draft.text.get_untracked()))
                >
                    {move || match (bench.busy.get(), has_read.get()) {
                        (true, _) => text::reading(),
                        (false, false) => text::read(),
                        (false, true) => text::read_again(),
                    }}
                </button>
                <FileButton
                    accept=SHEETS
                    testid="notice-file"
                    chosen=move |file: File| read.run(Source::File(file))
                />
                <Show when=move || has_read.get()>
                    <button class="button button-quiet" on:click=move |_| keep.run(())>
                        {mend::rewrite_done()}
                    </button>
                </Show>
                <span class="muted">
                    {move || text::chars(draft.text.with(|text| text.chars().count()))}
                </span>
            </footer>
        </section>
    }
}

/// The text was read: it stands line by line below.
#[component]
fn AsRead(#[prop(into)] read: Callback<Source>, rewriting: RwSignal<bool>) -> impl IntoView {
    let bench = bench();
    let size = move || {
        bench
            .draft
            .text
            .with(|text| mend::source_size(text.split('\n').count(), text.chars().count()))
    };
    view! {
        <section class="as-read">
            <p class="muted">{size}</p>
            <button
                class="button button-slim"
                data-testid="notice-rewrite"
                on:click=move |_| rewriting.set(true)
            >
                {mend::rewrite()}
            </button>
            <FileButton
                accept=SHEETS
                testid="notice-file"
                slim=true
                chosen=move |file: File| read.run(Source::File(file))
            />
            <span class="muted as-read-busy" role="status">
                {move || bench.busy.get().then(mend::reading_again)}
            </span>
        </section>
    }
}
