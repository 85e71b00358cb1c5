//! Where files are dropped, chosen, or cells pasted.

use leptos::prelude::*;
use web_sys::{DragEvent, File};

use super::files::Files;
use crate::desk::api::Source;
use crate::desk::upload::{FileButton, SHEETS, each};
use crate::text::rosters as text;

#[component]
pub(super) fn Drop(files: Files) -> impl IntoView {
    let over = RwSignal::new(false);
    let pasted = RwSignal::new(String::new());
    let dragged = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        let list = event.data_transfer().and_then(|it| it.files());
        each(list, |file| files.add(Source::File(file)));
    };
    let read = move |_| {
        files.add(Source::Text(pasted.get_untracked()));
        pasted.set(String::new());
    };
    view! {
        <div class="rc-in">
            <div
                class="rc-drop"
                class:rc-over=over
                data-testid="rosters-drop"
                on:dragover=dragged
                on:dragleave=move |_| over.set(false)
                on:drop=dropped
            >
                <strong>{text::drop_here()}</strong>
                <FileButton
                    accept=SHEETS
                    testid="rosters-files"
                    several=true
                    label=text::choose_files()
                    chosen=move |file: File| files.add(Source::File(file))
                />
                <span class="muted">{text::drop_kinds()}</span>
            </div>
            <div class="rc-paste">
                <label for="rosters-text">{text::or_paste()}</label>
                <textarea
                    id="rosters-text"
                    class="field"
                    data-testid="rosters-text"
                    spellcheck="false"
                    placeholder=text::paste_placeholder()
                    prop:value=pasted
                    on:input=move |event| pasted.set(event_target_value(&event))
                ></textarea>
                <div class="actions">
                    <button
                        class="button"
                        data-testid="rosters-read"
                        disabled=move || pasted.with(|text| text.trim().is_empty())
                        on:click=read
                    >
                        {text::read()}
                    </button>
                </div>
            </div>
        </div>
    }
}
