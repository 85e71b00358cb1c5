//! The class in one sentence, to paste into a chat: numbers, and nobody's name.

use leptos::prelude::*;
use rollcall_core::queue::Reckoning;

use crate::phone::class::view::ClassView;
use crate::phone::paste::Paste;
use crate::text::common;
use crate::text::settle as text;

/// The sentence and its button.
#[component]
pub fn Sentence(
    reckoning: Memo<Reckoning>,
    /// Whether there is money in it.
    money: Signal<bool>,
) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let words = Memo::new(move |_| {
        let class = here.model.with(|model| model.sheet.name.clone());
        let mut words = here
            .tally
            .with(|tally| text::sentence(class, tally.expected, tally.photographed));
        if money.get() {
            let short = |yuan: rollcall_core::money::Fen| common::yuan(yuan.short());
            let it = reckoning.get();
            words += &text::sentence_money(short(it.due), short(it.collected));
            match it.settled {
                Some(paid) => {
                    words += &text::sentence_paid(short(paid.paid), common::method(paid.method));
                }
                None if here.model.with(|model| model.settings.monitor_pays()) => {
                    words += text::sentence_unpaid();
                }
                None => {}
            }
        }
        words
    });
    view! {
        <section class="card sentence">
            <h2>{text::sentence_title()}</h2>
            <p class="muted">{text::sentence_no_names()}</p>
            <Paste label=text::sentence_title() words rows="4" test="sentence" />
        </section>
    }
}
