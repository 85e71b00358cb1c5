//! A text to paste into the class chat. Nobody's name is in it unless somebody wants it to be.

use leptos::prelude::*;
use rollcall_core::event::PayWhen;
use rollcall_core::money::Fen;
use rollcall_core::time::hour_minute;

use super::notice::Codes;
use super::view::{Preparing, Which};
use crate::phone::paste::Paste;
use crate::phone::ticker;
use crate::shared::sheet::Sheet;
use crate::text::format;
use crate::text::ready as text;

/// The sheet: what is copied is what is shown.
#[component]
pub fn Remind(#[prop(into)] close: Callback<()>) -> impl IntoView {
    let page = expect_context::<Preparing>();
    let named = RwSignal::new(false);
    let words = Memo::new(move |_| reminder(page, named.get()));
    view! {
        <Sheet title=text::remind_title() close>
            <button
                class="button choice switch"
                class:choice-chosen=move || named.get()
                role="switch"
                aria-checked=move || named.get().to_string()
                data-testid="with-names"
                on:click=move |_| named.update(|named| *named = !*named)
            >
                {text::with_names()}
            </button>
            <p class="muted">{text::with_names_hint()}</p>
            <Paste label=text::remind_title() words rows="11" test="reminder" first=true />
        </Sheet>
    }
}

fn reminder(page: Preparing, named: bool) -> String {
    let now = ticker::hall().get_untracked();
    let mut lines = page.here.model.with(|model| {
        let (sheet, settings) = (&model.sheet, &model.settings);
        let today = now.to_local(settings.utc_offset_minutes).date();
        let mut lines = vec![text::remind_head(&sheet.name)];
        if let Some(slot) = &sheet.slot {
            let gather = hour_minute(slot.gathering(settings).time());
            let day = format::day(slot.date);
            lines.push(text::remind_time(day, format::times(slot), gather));
            lines.push(text::remind_place(format::place(slot)));
        }
        if page.fees {
            lines.push(text::remind_fee(page.fee()));
        } else if settings.fee > Fen::ZERO && settings.pay_when == PayWhen::EachOnSite {
            lines.push(text::remind_fee_each(page.fee()));
        }
        if let Some(dress) = &settings.dress {
            lines.push(text::remind_dress(dress));
        }
        match Codes::of(model, today) {
            Some(Codes::By(day)) => lines.push(text::remind_code(format::day(day))),
            Some(Codes::AtOnce) | None => lines.push(text::remind_code_soon().to_owned()),
            Some(Codes::Over) => {}
        }
        lines.push(text::remind_check().to_owned());
        lines
    });
    if named {
        for which in page.filters().filter(|which| *which != Which::Ready) {
            let names = page.who_lacks(which);
            if !names.is_empty() {
                let list = names.join(text::comma());
                lines.push(text::remind_lacks(which.word(), names.len(), list));
            }
        }
    }
    lines.join("\n")
}
