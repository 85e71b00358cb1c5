//! Somebody came who is not on the list: what the notice says of it, and a form that writes them at its bottom.

use leptos::prelude::*;
use rollcall_core::event::{Student, WalkIns};
use rollcall_core::ids::StudentId;
use rollcall_core::marks::{Mark, Subject, WalkIn};

use super::telling::say_so;
use super::view::ClassView;
use crate::platform::browser;
use crate::shared::sheet::Sheet;
use crate::shared::show::Show;
use crate::text::student as text;

/// An identity card's number has so many characters, all but the last digits.
const IDENTITY_CARD: usize = 18;

/// The button at the end of the queue, or the notice's answer in its place.
#[component]
pub fn WalkInButton() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let open = RwSignal::new(false);
    let rule = here.model.with_untracked(|model| model.settings.walk_ins);
    let words = match rule {
        WalkIns::Appended => None,
        WalkIns::Refused => Some(text::walk_in_refused()),
        WalkIns::SeparateTime => Some(text::walk_in_separate()),
    };
    let words = words.map(|words| view! { <p class="student-hint">{words}</p> }.into_any());
    let offered = rule != WalkIns::Refused;
    view! {
        <div class="walk-in">
            {words}
            <Show when=move || offered>
                <button class="button" data-testid="walk-in" on:click=move |_| open.set(true)>
                    {text::walk_in_add()}
                </button>
            </Show>
        </div>
        <Show when=move || open.get()>
            <Form open />
        </Show>
    }
}

#[component]
fn Form(open: RwSignal<bool>) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let (name, number) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<String>);
    let known = RwSignal::new(None::<StudentId>);
    let write = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let who = WalkIn {
            name: name.get_untracked().trim().to_owned(),
            number: number.get_untracked().split_whitespace().collect(),
        };
        let mark = Mark::WalkIn(Some(who.clone()));
        if who.name.is_empty() {
            wrong.set(Some(text::walk_in_no_name().to_owned()));
            return;
        }
        if !mark.is_sound() || is_identity_card(&who.number) {
            wrong.set(Some(text::walk_in_not_kept().to_owned()));
            return;
        }
        let twin = here
            .model
            .with_untracked(|model| model.queue().into_iter().find(|it| is_same(it, &who)));
        if let Some(twin) = twin
            && known.get_untracked() != Some(twin.id)
        {
            let listed = format!("{}. {}", twin.order, twin.name);
            wrong.set(Some(text::walk_in_known(listed)));
            known.set(Some(twin.id));
            return;
        }
        let said = vec![(Subject::Student(new_student()), mark, Vec::new())];
        say_so(here, said, text::walk_in_written(&who.name));
        open.set(false);
    };
    let field = move |of: RwSignal<String>, word: &'static str, test: &'static str| {
        view! {
            <label class="sheet-part">
                <span>{word}</span>
                <input
                    class="field"
                    aria-describedby="walk-in-hint"
                    autocomplete="off"
                    data-testid=test
                    prop:value=of
                    on:input=move |event| {
                        of.set(event_target_value(&event));
                        wrong.set(None);
                        known.set(None);
                    }
                />
            </label>
        }
        .into_any()
    };
    let twin = move || known.with(Option::is_some);
    let look = move |_| {
        here.open.set(known.get_untracked());
        open.set(false);
    };
    view! {
        <Sheet title=text::walk_in_add() close=move |()| open.set(false)>
            <form class="student-form" on:submit=write>
                {field(name, text::walk_in_name(), "walk-in-name")}
                {field(number, text::walk_in_number(), "walk-in-number")}
                <p
                    class="student-hint"
                    class:student-wrong=move || wrong.with(Option::is_some)
                    id="walk-in-hint"
                    role="status"
                    data-testid="walk-in-hint"
                >
                    {move || wrong.get().unwrap_or_else(|| text::walk_in_hint().to_owned())}
                </p>
                <Show when=twin>
                    <button type="button" class="button button-wide" data-testid="walk-in-open" on:click=look>
                        {text::walk_in_open()}
                    </button>
                </Show>
                <button class="button button-primary button-wide" data-testid="walk-in-write">
                    {move || if twin() { text::walk_in_still() } else { text::walk_in_write() }}
                </button>
            </form>
        </Sheet>
    }
}

/// Whether somebody of the class may be the one who came: by the number, or by the name where no number speaks against it.
fn is_same(student: &Student, who: &WalkIn) -> bool {
    let numbered = !who.number.is_empty() && !student.number.is_empty();
    if numbered {
        student.number == who.number
    } else {
        student.name == who.name
    }
}

fn is_identity_card(number: &str) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    number.len() == IDENTITY_CARD && digits + 1 >= IDENTITY_CARD
}

/// 64 random bits, as all ids are.
fn new_student() -> StudentId {
    let half = || (browser::jitter() * 4_294_967_296.0) as u64;
    StudentId((half() << 32) | half())
}
