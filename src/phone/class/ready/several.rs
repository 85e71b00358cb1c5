//! One tick for everybody who is shown and lacks it: one transaction, one act to take back. The sheet is the question.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::marks::{Mark, Register, Subject};

use super::view::{Preparing, Which};
use crate::platform::browser;
use crate::shared::sheet::Sheet;
use crate::text::common;
use crate::text::ready as text;

/// The sheet.
#[component]
pub fn Several(#[prop(into)] close: Callback<()>) -> impl IntoView {
    let page = expect_context::<Preparing>();
    let shown = untrack(|| page.shown());
    let n = shown.len();
    let lack = move |which: Which| {
        let lacks = |id: &_| !page.ticks(*id).is_none_or(|it| it.has[which as usize]);
        shown.iter().copied().filter(lacks).collect::<Vec<_>>()
    };
    let choice = |which: Which| {
        let ids = untrack(|| lack(which));
        let n = ids.len();
        if n == 0 {
            return None;
        }
        let words = move || match which {
            Which::Code => text::several_code(n),
            Which::Check => text::several_check(n),
            Which::Fee | Which::Ready => {
                text::several_fee(n, page.fee(), common::method(page.here.method.get()))
            }
        };
        let say = move |_| {
            let sayings = page.here.model.with_untracked(|model| {
                let seen = |id, register| model.state.seen(Subject::Student(id), register);
                let saying = |id: &_| {
                    let (mark, seen) = match which {
                        Which::Code => (Mark::CodeReady(true), seen(*id, Register::CodeReady)),
                        Which::Check => (Mark::DataChecked(true), seen(*id, Register::DataChecked)),
                        Which::Fee | Which::Ready => {
                            let (fen, method) =
                                (model.settings.fee, page.here.method.get_untracked());
                            (Mark::Received { fen, method }, Vec::new())
                        }
                    };
                    (Subject::Student(*id), mark, seen)
                };
                ids.iter().map(saying).collect::<Vec<_>>()
            });
            close.run(());
            spawn_local(async move {
                let here = page.here;
                if here.client.say_all(here.id, sayings).await.is_some() {
                    browser::buzz();
                    here.said.set(text::several_said(n));
                }
            });
        };
        Some(
            view! {
                <button class="button button-wide" data-testid=format!("several-{}", which.test_id()) on:click=say>
                    {move || words()}
                </button>
            }
            .into_any(),
        )
    };
    let lacking = page.filters().filter(|which| *which != Which::Ready);
    let choices: Vec<_> = lacking.filter_map(choice).collect();
    let nothing = choices.is_empty();

    view! {
        <Sheet title=text::several() close>
            <p class="muted">{if nothing { text::several_nothing().to_owned() } else { text::several_hint(n) }}</p>
            {choices}
        </Sheet>
    }
}
