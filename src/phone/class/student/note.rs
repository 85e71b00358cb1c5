//! A few words about the student.

use leptos::html::Input;
use leptos::prelude::*;
use rollcall_core::ids::StudentId;
use rollcall_core::marks::{Mark, NOTE_CHARS, Register};

use crate::phone::class::view::ClassView;
use crate::text::phone::note;
use crate::text::student as text;

/// One line to write in. What cannot be kept stays in the field.
#[component]
pub fn NotePart(id: StudentId) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let before = here
        .model
        .with_untracked(|model| model.state.note(id).to_owned());
    let words = RwSignal::new(before.clone());
    let wrong = RwSignal::new(None::<String>);
    let field = NodeRef::<Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
        }
    });
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = words.get_untracked().trim().to_owned();
        let (length, same) = (typed.chars().count(), typed == before);
        let mark = Mark::Note(typed);
        if !mark.is_sound() {
            wrong.set(Some(if length > NOTE_CHARS {
                text::note_too_long(NOTE_CHARS, length)
            } else {
                text::note_tells().to_owned()
            }));
            return;
        }
        if !same {
            here.tick(id, Register::Note, mark);
        }
        here.open.set(None);
    };
    view! {
        <form class="sheet-part" on:submit=save>
            <h3 id="note-title">{note()}</h3>
            <input
                class="field"
                node_ref=field
                aria-labelledby="note-title"
                aria-describedby="note-hint"
                aria-invalid=move || wrong.get().map(|_| "true")
                autocomplete="off"
                enterkeyhint="done"
                data-testid="note-field"
                prop:value=words
                on:input=move |event| {
                    words.set(event_target_value(&event));
                    wrong.set(None);
                }
            />
            <p
                class="student-hint"
                class:student-wrong=move || wrong.with(Option::is_some)
                id="note-hint"
                role="status"
                data-testid="note-hint"
            >
                {move || wrong.get().unwrap_or_else(|| text::note_hint(NOTE_CHARS))}
            </p>
            <button class="button button-primary button-wide" data-testid="note-save">{text::save()}</button>
        </form>
    }
}
