//! 结算: what is due, what was collected, who explains the difference, what was paid, and a sentence that says so.

mod names;
mod payment;
mod sentence;
mod way;

use leptos::prelude::*;
use rollcall_core::event::{PayWhen, Settings};
use rollcall_core::marks::Method;
use rollcall_core::money::Fen;
use rollcall_core::queue::Reckoning;

use super::view::ClassView;
use crate::phone::ticker;
use crate::shared::show::Show;
use crate::text::common;
use crate::text::settle as text;

pub use way::Ways;

/// The page of the settlement.
#[component]
pub fn Settle() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let reckoning = Memo::new(move |_| {
        here.model
            .with(|model| Reckoning::of(&model.sheet, &model.settings, &model.state))
    });
    let (pays, who_pays) = here
        .model
        .with_untracked(|model| (model.settings.monitor_pays(), who_pays(&model.settings)));
    // What is in the book is shown, whoever pays.
    let money = move || pays || reckoning.with(|it| it.collected != Fen::ZERO);
    let now = ticker::hall();
    // In the days before, everybody has paid and nobody is shot: that is no difference to explain.
    let begun = Memo::new(move |_| {
        reckoning.with(|it| it.photographed > 0)
            || here.model.with(|model| {
                let slot = model.sheet.slot.as_ref();
                slot.is_some_and(|slot| slot.instants(&model.settings)[2] < now.get())
            })
    });
    let questions = move || here.tally.with(|tally| tally.conflicts);
    view! {
        <section class="settle" data-testid="settle">
            {(!pays).then(|| view! { <WhoPays words=who_pays /> }.into_any())}
            <Show when=move || { questions() > 0 }>
                <p class="settle-note">
                    <span>{move || text::questions(questions())}</span>
                    <button class="button button-small" on:click=move |_| here.show_questions.set(true)>{text::see_questions()}</button>
                </p>
            </Show>
            <Show when=money>
                <Sums reckoning begun />
                <Show when=move || begun.get()>
                    <names::Names reckoning />
                </Show>
                <Show when=move || !begun.get()>
                    <p class="muted">{text::nobody_shot()}</p>
                </Show>
            </Show>
            <Show when=move || pays>
                <payment::Payment reckoning />
            </Show>
            <sentence::Sentence reckoning money=Signal::derive(money) />
        </section>
    }
}

/// Who pays the crew where the monitor does not.
fn who_pays(settings: &Settings) -> String {
    let fee = common::yuan(settings.fee.short());
    match settings.pay_when {
        _ if settings.fee == Fen::ZERO => text::who_pays_school().to_owned(),
        PayWhen::EachOnSite => text::who_pays_each(fee),
        PayWhen::Prepaid => text::who_pays_ahead(fee),
        PayWhen::CollegeLater => text::who_pays_college(fee),
        PayWhen::School | PayWhen::AfterShoot | PayWhen::BeforeShoot => {
            text::who_pays_school().to_owned()
        }
    }
}

#[component]
fn WhoPays(words: String) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let shot = move || {
        here.tally
            .with(|tally| text::shot(tally.photographed, tally.expected))
    };
    view! {
        <div class="card who-pays" data-testid="who-pays">
            <p>{words}</p>
            <p class="muted">{move || shot()}</p>
        </div>
    }
}

/// The arithmetic: fee × photographed, the ledger's sum by method, and what lies between.
#[component]
fn Sums(reckoning: Memo<Reckoning>, begun: Memo<bool>) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let how = move || {
        let fee = here
            .model
            .with(|model| common::yuan(model.settings.fee.short()));
        text::due_how(reckoning.with(|it| it.photographed), fee)
    };
    let ways = move || {
        let sums = here.model.with(|model| model.state.collected_by_method());
        let ways = Method::ALL.into_iter().zip(sums);
        let said = |(way, sum): (Method, Fen)| {
            (sum != Fen::ZERO)
                .then(|| format!("{} {}", common::method(way), common::yuan(sum.short())))
        };
        ways.filter_map(said).collect::<Vec<_>>().join(" · ")
    };
    let difference = move || match reckoning.with(Reckoning::difference) {
        Fen::ZERO => ("sum-even", text::even(), String::new()),
        over if over > Fen::ZERO => ("sum-over", text::over(), common::yuan(over)),
        short => ("sum-short", text::short(), common::yuan(-short)),
    };
    view! {
        <div class="card sums">
            <div class="sum">
                <span>{text::due()}</span>
                <strong data-testid="due">{move || common::yuan(reckoning.with(|it| it.due))}</strong>
                <small>{move || how()}</small>
            </div>
            <div class="sum">
                <span>{text::collected()}</span>
                <strong data-testid="collected">{move || common::yuan(reckoning.with(|it| it.collected))}</strong>
                <small data-testid="by-method">{move || ways()}</small>
            </div>
            <Show when=move || begun.get()>
                <div class=move || format!("sum {}", difference().0) data-testid="difference">
                    <span>{move || difference().1}</span>
                    <strong>{move || difference().2}</strong>
                </div>
            </Show>
        </div>
    }
}
