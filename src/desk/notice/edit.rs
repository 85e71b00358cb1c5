//! Writing a cell: Enter saves, Escape leaves it as it was, Tab saves and goes on to the next.

use leptos::html::Input;
use leptos::prelude::*;
use rollcall_core::desk::Field;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::bench::bench;
use super::reading::At;
use crate::text::mend;

/// In which order Tab goes from cell to cell.
const ORDER: [Field; 11] = [
    Field::Start,
    Field::End,
    Field::Group,
    Field::Class,
    Field::Headcount,
    Field::College,
    Field::Counsellor,
    Field::Campus,
    Field::Venue,
    Field::Date,
    Field::Seq,
];

/// Its name in the page.
pub(super) const fn name(field: Field) -> &'static str {
    match field {
        Field::Campus => "campus",
        Field::Venue => "venue",
        Field::Date => "date",
        Field::Start => "start",
        Field::End => "end",
        Field::Group => "group",
        Field::Seq => "seq",
        Field::College => "college",
        Field::Class => "class",
        Field::Headcount => "headcount",
        Field::Counsellor => "counsellor",
    }
}

/// The element of a cell.
pub(super) fn cell_id(at: At, field: Field) -> String {
    format!("cell-{}-{}-{}", at.line, at.nth, name(field))
}

fn beside(field: Field, back: bool) -> Option<Field> {
    let at = ORDER.iter().position(|it| *it == field)?;
    let next = if back { at.checked_sub(1)? } else { at + 1 };
    ORDER.get(next).copied()
}

/// The field in a cell's place.
#[component]
pub(super) fn Edit(at: At, field: Field, before: String) -> impl IntoView {
    let bench = bench();
    let input = NodeRef::<Input>::new();
    let done = StoredValue::new(false);
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
            input.select();
        }
    });
    let old = before.clone();
    // Leaving the field is said once, although taking it away says so again.
    let finish = Callback::new(move |(save, next): (bool, Option<Field>)| {
        done.set_value(true);
        let text = input
            .get_untracked()
            .map(|input| input.value().trim().to_owned());
        bench.editing.update(|editing| {
            // Another cell may have been opened by the very tap that leaves this one.
            if *editing == Some((at, field)) {
                *editing = next.map(|next| (at, next));
            }
        });
        if let Some(text) = text.filter(|text| save && *text != old) {
            bench.write(at, field, text);
        }
    });
    let finish = move |save: bool, next: Option<Field>| {
        if done.try_get_value() == Some(false) {
            finish.run((save, next));
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        // A name that is still being composed takes its Enter for itself.
        "Enter" if !event.is_composing() => {
            event.prevent_default();
            finish(true, None);
            give_back(at, field);
        }
        "Escape" => {
            event.prevent_default();
            finish(false, None);
            give_back(at, field);
        }
        "Tab" => {
            if let Some(next) = beside(field, event.shift_key()) {
                event.prevent_default();
                finish(true, Some(next));
            }
        }
        _ => {}
    };
    view! {
        <input
            class="cell-edit"
            data-testid="cell-edit"
            aria-label=mend::field(field)
            autocomplete="off"
            spellcheck="false"
            node_ref=input
            value=before
            on:keydown=key
            on:click=|event| event.stop_propagation()
            on:blur=move |_| finish(true, None)
        />
    }
}

/// The focus goes back to the cell that was written.
fn give_back(at: At, field: Field) {
    request_animation_frame(move || {
        let cell = document().get_element_by_id(&cell_id(at, field));
        if let Some(cell) = cell.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            let _ = cell.focus();
        }
    });
}
