//! Above the queue: finding somebody, several at once, one by one.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use rollcall_core::queue::Stage;
use rollcall_core::queue::rhythm::seconds_each;
use wasm_bindgen::JsCast;

use super::keys;
use super::settle::Ways;
use super::several::Rest;
use super::view::ClassView;
use crate::platform::browser;
use crate::shared::icons::{Glyph, Icon};
use crate::shared::show::Show;
use crate::text::queue as text;
use crate::text::ready::paid_by;

/// The row of tools.
#[component]
pub fn Tools() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let left = move || {
        if here.one_by_one.get() {
            view! { <p class="pace" data-testid="pace">{move || pace(here)}</p> }.into_any()
        } else {
            view! { <Find /> }.into_any()
        }
    };
    let choose_several = move |_| {
        here.chosen.update(|chosen| match chosen {
            Some(_) => *chosen = None,
            None => *chosen = Some(rollcall_core::table::Table::default()),
        })
    };
    view! {
        <div class="tools">
            {move || left()}
            <Show when=move || !here.one_by_one.get()>
                <Toggle word=text::several() id="several" is=here.several turn=choose_several />
            </Show>
            <Toggle
                word=text::one_by_one()
                id="one-by-one"
                is=move || here.one_by_one.get()
                turn=move |_| here.show_one(!here.one_by_one.get_untracked())
            />
        </div>
        <Show when=move || here.stage() == Some(Stage::Fees)>
            <div class="tools-ways"><Ways method=here.method label=paid_by() /></div>
        </Show>
        <Show when=move || here.several.get() && here.stage() == Some(Stage::RollCall)>
            <Rest />
        </Show>
    }
}

/// A button that is on or off.
#[component]
fn Toggle(
    word: &'static str,
    id: &'static str,
    #[prop(into)] is: Signal<bool>,
    #[prop(into)] turn: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            class="button tool"
            class:choice-chosen=move || is.get()
            aria-pressed=move || is.get().to_string()
            data-testid=id
            on:click=move |_| turn.run(())
        >
            {word}
        </button>
    }
}

/// How many are left, and how long they take at the pace of the last steps.
fn pace(here: ClassView) -> String {
    let left = here.line.with(|line| line.waiting);
    match here.steps.with(|steps| seconds_each(steps)) {
        Some(seconds) if left > 0 => {
            let all = u32::try_from(left)
                .unwrap_or(u32::MAX)
                .saturating_mul(seconds);
            text::one_pace(seconds, left, all.div_ceil(60))
        }
        _ => text::one_left(left),
    }
}

/// The search's field: the list follows every letter, also those of an input method that is not done yet.
#[component]
fn Find() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => here.query.set(String::new()),
        // Not the one that ends an input method's word.
        "Enter" if !event.is_composing() => {
            // Or it would press what it goes to.
            event.prevent_default();
            if !here.query.with_untracked(String::is_empty) {
                browser::focus_on(&[".row:first-child .step", ".row-who"]);
            }
        }
        _ => {}
    };
    // What was looked for before gives way to what is typed now.
    let on_focus = move |event: leptos::ev::FocusEvent| {
        let field = event.target().and_then(|it| it.dyn_into().ok());
        if let Some(field) = field {
            let field: web_sys::HtmlInputElement = field;
            field.select();
        }
    };
    // The best hit shows right beneath the field, and above the phone's keyboard.
    Effect::new(move |_| {
        if here.query.with(|typed| !typed.is_empty()) {
            request_animation_frame(|| browser::scroll_to(".queue"));
        }
    });
    let looking = move || here.query.with(|typed| !typed.is_empty());
    let clear = move |_| {
        here.query.set(String::new());
        browser::focus_on(&[keys::SEARCH]);
    };
    view! {
        <div class="find" class:find-busy=looking role="search">
            <Glyph icon=Icon::SEARCH />
            <input
                class="field find-field"
                data-testid="search"
                inputmode="text"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="done"
                placeholder=text::search()
                aria-label=text::search_label()
                prop:value=move || here.query.get()
                on:input:target=move |event| here.look_for(event.target().value())
                on:keydown=on_key
                on:focus=on_focus
            />
            <Show when=looking>
                <button
                    class="button button-icon find-clear"
                    data-testid="search-clear"
                    aria-label=text::search_clear()
                    on:click=clear
                >
                    <Glyph icon=Icon::CLOSE />
                </button>
            </Show>
        </div>
    }
}
