//! 结算: what is due, what was collected, who explains the difference, what was paid.

use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::ids::StudentId;
use rollcall_core::marks::{Mark, Method, Register, Settlement, Subject};
use rollcall_core::money::Fen;
use rollcall_core::queue::{Reckoning, Stage};

use super::view::ClassView;
use crate::shared::icons::{Glyph, Icon};
use crate::shared::show::Show;
use crate::text::common;
use crate::text::phone as text;

/// The page of the settlement.
#[component]
pub fn Settle() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let reckoning = Memo::new(move |_| {
        here.model
            .with(|model| Reckoning::of(&model.sheet, &model.settings, &model.state))
    });
    let fees = here
        .model
        .with_untracked(|model| Stage::Fees.applies(&model.settings));
    if !fees {
        return view! { <p class="empty">{text::settle_no_fee()}</p> }.into_any();
    }
    let fee = here
        .model
        .with_untracked(|model| common::yuan(model.settings.fee.short()));
    let how = move || text::settle_due_how(reckoning.with(|it| it.photographed), fee.clone());
    let difference = move || {
        let difference = reckoning.with(Reckoning::difference);
        match difference {
            Fen::ZERO => ("sum-even", text::settle_even(), String::new()),
            over if over > Fen::ZERO => ("sum-over", text::settle_over(), common::yuan(over)),
            short => ("sum-short", text::settle_short(), common::yuan(-short)),
        }
    };
    view! {
        <section class="settle" data-testid="settle">
            <div class="sum sum-due">
                <span>{text::settle_due()}</span>
                <strong data-testid="due">{move || common::yuan(reckoning.with(|it| it.due))}</strong>
                <small>{move || how()}</small>
            </div>
            <div class="sum">
                <span>{text::settle_collected()}</span>
                <strong data-testid="collected">
                    {move || common::yuan(reckoning.with(|it| it.collected))}
                </strong>
                <small class=move || difference().0>
                    {move || { let (_, word, sum) = difference(); format!("{word} {sum}") }}
                </small>
            </div>
            <Names reckoning of=|it| &it.to_refund title=|n| text::settle_refund(n) />
            <Names reckoning of=|it| &it.to_collect title=|n| text::settle_collect(n) />
            <Payment reckoning />
        </section>
    }
    .into_any()
}

/// Names that explain a difference; a tap opens the student.
#[component]
fn Names(
    reckoning: Memo<Reckoning>,
    of: fn(&Reckoning) -> &Vec<StudentId>,
    title: fn(usize) -> String,
) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let names = move || {
        let ids = reckoning.with(|it| of(it).clone());
        let entries = ids.into_iter().filter_map(|id| {
            let name = here.model.with(|model| model.student(id).map(|it| it.name.clone()))?;
            Some(
                view! {
                    <button class="button chip-button" on:click=move |_| here.open.set(Some(id))>{name}</button>
                }
                .into_any(),
            )
        });
        entries.collect_view()
    };
    view! {
        <Show when=move || reckoning.with(|it| !of(it).is_empty())>
            <section class="names">
                <h2>{move || title(reckoning.with(|it| of(it).len()))}</h2>
                <div class="names-list">{move || names()}</div>
            </section>
        </Show>
    }
}

#[component]
fn Payment(reckoning: Memo<Reckoning>) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let method = RwSignal::new(Method::default());
    let pay = move |_| {
        let (headcount, paid) = reckoning.with_untracked(|it| (it.photographed, it.due));
        let mark = Mark::Settlement(Settlement {
            headcount,
            paid,
            method: method.get_untracked(),
        });
        let seen = here
            .model
            .with_untracked(|model| model.state.seen(Subject::Class, Register::Settlement));
        spawn_local(async move {
            here.client.say(here.id, Subject::Class, mark, seen).await;
        });
    };
    let settled = move || {
        reckoning.with(|it| {
            it.settled.map(|settled| {
                let how = common::method(settled.method);
                text::settle_done(common::yuan(settled.paid), settled.headcount, how)
            })
        })
    };
    let moved = move || reckoning.with(Reckoning::has_moved_since_settled);
    let open = move || reckoning.with(|it| it.due > Fen::ZERO && it.settled.is_none()) || moved();
    let due = move || common::yuan(reckoning.with(|it| it.due));
    view! {
        <section class="payment">
            {move || settled().map(|words| view! {
                <p class="paid-crew" data-testid="settled"><Glyph icon=Icon::TICK />{words}</p>
            }.into_any())}
            <Show when=moved>
                <p class="warning" role="alert">{move || text::settle_moved(due())}</p>
            </Show>
            <Show when=open>
                <div class="choices" role="group">
                    {Method::ALL
                        .map(|way| view! {
                            <button
                                class="button choice"
                                class:choice-chosen=move || method.get() == way
                                aria-pressed=move || (method.get() == way).to_string()
                                on:click=move |_| method.set(way)
                            >
                                {common::method(way)}
                            </button>
                        }.into_any())
                        .collect_view()}
                </div>
                <button class="button button-primary button-wide" data-testid="pay" on:click=pay>
                    {move || if moved() { text::settle_again(due()) } else { text::settle_pay(due()) }}
                </button>
                <p class="muted">{text::settle_pay_hint()}</p>
            </Show>
        </section>
    }
}
