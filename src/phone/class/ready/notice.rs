//! The notice's own words, as they are: schools contradict each other, and the product does not choose. And by when the
//! codes should be saved.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::client::ClassModel;
use crate::phone::class::view::ClassView;
use crate::phone::ticker;
use crate::shared::icons::{Glyph, Icon};
use crate::shared::show::Show;
use crate::text::format;
use crate::text::ready as text;

/// The register allows five identity checks a day: who begins on the day itself may not come through.
const DAYS_AHEAD: u64 = 2;

/// When codes are to be saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Codes {
    /// By this day.
    By(NaiveDate),
    /// It is late, but not too late.
    AtOnce,
    /// The day of the shoot is over.
    Over,
}

impl Codes {
    /// As things stand today; none without a slot.
    #[must_use]
    pub fn of(model: &ClassModel, today: NaiveDate) -> Option<Self> {
        let slot = model.sheet.slot.as_ref()?;
        let day = slot.date.checked_sub_days(chrono::Days::new(DAYS_AHEAD))?;
        Some(match () {
            () if today <= day => Self::By(day),
            () if today <= slot.date => Self::AtOnce,
            () => Self::Over,
        })
    }
}

/// The hint, and the words behind a line.
#[component]
pub fn Notice() -> impl IntoView {
    let here = expect_context::<ClassView>();
    let now = ticker::hall();
    let hint = Memo::new(move |_| {
        here.model.with(|model| {
            let today = now.get().to_local(model.settings.utc_offset_minutes).date();
            match Codes::of(model, today)? {
                Codes::By(day) => Some(text::by_when(format::day(day))),
                Codes::AtOnce => Some(text::too_late().to_owned()),
                Codes::Over => None,
            }
        })
    });
    let words = move || {
        here.model.with(|model| {
            let settings = &model.settings;
            let said = [
                (text::dress(), settings.dress.clone()),
                (text::code_rules(), settings.code_rules.clone()),
                (text::contact(), settings.contact.clone()),
            ];
            let said = said.into_iter().filter_map(|(title, words)| {
                Some(view! { <h3>{title}</h3><p>{words?}</p> }.into_any())
            });
            said.collect::<Vec<_>>()
        })
    };
    let any = move || {
        here.model.with(|model| {
            let settings = &model.settings;
            settings.dress.is_some() || settings.code_rules.is_some()
        })
    };
    view! {
        {move || hint.get().map(|words| view! {
            <p class="ready-hint" data-testid="code-day"><Glyph icon=Icon::CLOCK /><span>{words}</span></p>
        }.into_any())}
        <Show when=any>
            <details class="card notice-words" data-testid="notice-words">
                <summary>{text::notice_words()}</summary>
                {move || words()}
            </details>
        </Show>
    }
}
