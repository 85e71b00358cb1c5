//! The student's fee: taking it in by one of three ways, giving it back.

use leptos::prelude::*;
use rollcall_core::ids::StudentId;
use rollcall_core::marks::{Mark, Method};

use crate::phone::class::view::ClassView;
use crate::shared::show::Show;
use crate::text::common;
use crate::text::phone::{paid_twice_hint, sheet_receive, sheet_reverse};
use crate::text::student as text;

/// What is in the book, and what can be added to it.
#[component]
pub fn FeePart(id: StudentId) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let account = move || here.model.with(|model| model.state.account(id));
    let fee = here
        .model
        .with_untracked(|model| common::yuan(model.settings.fee.short()));
    let title = {
        let fee = fee.clone();
        move || match account().is_paid() {
            true => text::fee_paid(common::yuan(account().balance.short())),
            false => text::fee_unpaid(&fee),
        }
    };
    let receive = move |method: Method| {
        view! {
            <button
                class="button choice"
                aria-label=sheet_receive(&fee, common::method(method))
                data-testid=format!("receive-{method:?}").to_ascii_lowercase()
                on:click=move |_| {
                    here.receive(id, method);
                    here.open.set(None);
                }
            >
                {common::method(method)}
            </button>
        }
        .into_any()
    };
    let reverse = move || {
        let receipts = account().open.into_iter().map(move |receipt| {
            let how = common::method(receipt.method);
            let words = sheet_reverse(common::yuan(receipt.fen.short()), how);
            let mark = Mark::Reversed {
                of: receipt.id,
                fen: receipt.fen,
            };
            view! {
                <button
                    class="button choice"
                    data-testid="reverse"
                    on:click=move |_| {
                        here.say(id, mark.clone(), Vec::new());
                        here.open.set(None);
                    }
                >
                    {words}
                </button>
            }
            .into_any()
        });
        receipts.collect_view()
    };
    view! {
        <section class="sheet-part">
            <h3 data-testid="student-fee">{move || title()}</h3>
            <Show when=move || account().is_doubtful()>
                <p class="warning">{paid_twice_hint()}</p>
            </Show>
            <Show when=move || !account().is_paid()>
                <div class="choices choices-few">{Method::ALL.map(receive.clone()).collect_view()}</div>
            </Show>
            <div class="choices">{move || reverse()}</div>
        </section>
    }
}
