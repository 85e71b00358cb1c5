//! How much was mended by hand, and the way back.

use leptos::prelude::*;

use super::bench::bench;
use crate::shared::icons::{Glyph, Icon};
use crate::shared::sheet::Sheet;
use crate::text::common;
use crate::text::mend as text;

#[component]
pub(super) fn MendBar() -> impl IntoView {
    let bench = bench();
    let count = Memo::new(move |_| bench.draft.mends.with(Vec::len));
    let asking = RwSignal::new(false);
    let all = move |_| {
        asking.set(false);
        bench.undo_all();
    };
    let question = move || {
        asking.get().then(|| {
            let close = move |()| asking.set(false);
            view! {
                <Sheet title=text::undo_all_title() close>
                    <p>{text::undo_all_words(count.get_untracked())}</p>
                    <div class="actions">
                        <button class="button button-primary" data-testid="mend-undo-all-confirm" on:click=all>
                            {text::undo_all()}
                        </button>
                        <button class="button" on:click=move |_| close(())>{common::cancel()}</button>
                    </div>
                </Sheet>
            }
        })
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <span class="chip mend-count" data-testid="mend-count">{move || text::mends_count(count.get())}</span>
            <button
                class="button button-slim"
                data-testid="mend-undo"
                title=text::undo()
                aria-label=text::undo()
                on:click=move |_| bench.undo()
            >
                <Glyph icon=Icon::UNDO />
            </button>
            <Show when=move || { count.get() > 1 }>
                <button class="button button-slim" data-testid="mend-undo-all" on:click=move |_| asking.set(true)>
                    {text::undo_all()}
                </button>
            </Show>
        </Show>
        {question}
    }
}
