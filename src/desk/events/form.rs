//! The settings of an event as a form: each says where it comes from, and can be written over.

use std::sync::Arc;

use leptos::prelude::*;
use rollcall_core::desk::EventEdit;

use super::setting::Setting;
use crate::desk::draft::Hand;
use crate::platform::browser;
use crate::text::events as text;

/// Where a setting comes from as long as nobody writes over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::desk) enum Origin {
    /// A line of the notice.
    Line(usize),
    /// Somewhere in the notice.
    Notice,
    /// The event has it.
    Event,
    /// Nobody said anything.
    Default,
    /// It is not asked.
    Unsaid,
}

/// What a form stands on; cheap to copy.
#[derive(Clone, Copy)]
pub(in crate::desk) struct Form {
    /// What stands without the person.
    pub base: Signal<EventEdit>,
    /// What the person wrote.
    pub hand: RwSignal<Hand>,
    /// Where what stands comes from.
    pub origin: Signal<Arc<dyn Fn(Setting) -> Origin + Send + Sync>>,
    /// Shows a line of the notice.
    pub go_to: Option<Callback<usize>>,
}

impl Form {
    fn shown(self, setting: Setting) -> String {
        let written = self.hand.with(|hand| hand.get(setting.name()).cloned());
        written.unwrap_or_else(|| self.base.with(|base| setting.of(base)))
    }

    fn write(self, setting: Setting, written: String) {
        let same = self
            .base
            .with_untracked(|base| setting.of(base) == written.trim());
        self.hand.update(|hand| {
            if same {
                hand.remove(setting.name());
            } else {
                hand.insert(setting.name().to_owned(), written);
            }
        });
    }

    fn put_back(self, setting: Setting) {
        self.hand.update(|hand| {
            hand.remove(setting.name());
        });
    }

    fn wrong(self, setting: Setting) -> Option<&'static str> {
        let written = self.hand.with(|hand| hand.get(setting.name()).cloned())?;
        let mut edit = self.base.get();
        setting.put(&mut edit, &written).err()
    }

    fn by_hand(self, setting: Setting) -> bool {
        self.hand.with(|hand| hand.contains_key(setting.name()))
    }

    /// What a setting is, in words; none where it says nothing.
    pub fn words(self, setting: Setting) -> Option<String> {
        let shown = self.shown(setting);
        let label = setting.choices().and_then(|choices| {
            let found = choices.into_iter().find(|(word, _)| *word == shown);
            found.map(|(_, label)| label.to_owned())
        });
        label.or_else(|| (!shown.is_empty()).then_some(shown))
    }
}

/// Every setting with its field.
#[component]
pub(in crate::desk) fn Fields(form: Form) -> impl IntoView {
    view! {
        <div class="settings">
            {Setting::ALL.map(|setting| view! { <Field setting form /> }).collect_view()}
        </div>
    }
}

#[component]
fn Field(setting: Setting, form: Form) -> impl IntoView {
    let id = format!("setting-{}", setting.name());
    let wrong = Memo::new(move |_| form.wrong(setting));
    let says = format!("{id}-says");
    let control = {
        let (id, says) = (id.clone(), says.clone());
        let testid = format!("setting-{}", setting.name());
        let shown = move || form.shown(setting);
        let invalid = move || wrong.get().map(|_| "true");
        let write = move |event: leptos::ev::Event| form.write(setting, event_target_value(&event));
        match setting.choices() {
            Some(choices) => view! {
                <select id=id class="field" data-testid=testid aria-describedby=says
                    prop:value=shown on:change=write>
                    {choices.into_iter().map(|(word, label)| {
                        let own = word.clone();
                        let selected = move || form.shown(setting) == own;
                        view! { <option value=word selected=selected>{label}</option> }
                    }).collect_view()}
                </select>
            }
            .into_any(),
            None if setting.is_long() => view! {
                <textarea id=id class="field" rows="3" data-testid=testid aria-describedby=says
                    prop:value=shown on:input=write></textarea>
            }
            .into_any(),
            None => view! {
                <input id=id class="field" data-testid=testid aria-describedby=says
                    aria-invalid=invalid autocomplete="off"
                    inputmode=if setting.is_number() { "decimal" } else { "text" }
                    prop:value=shown on:input=write />
            }
            .into_any(),
        }
    };
    view! {
        <div class="setting" class:setting-long=setting.is_long() class:setting-title={setting == Setting::Title}>
            <label for=id>{setting.label()}</label>
            {control}
            <p class="setting-says" id=says>
                {move || wrong.get().map(|words| view! { <strong class="setting-wrong" role="alert">{words}</strong> })}
                <Source setting form />
            </p>
        </div>
    }
}

/// Where a setting comes from, and the way back there.
#[component]
pub(in crate::desk) fn Source(setting: Setting, form: Form) -> impl IntoView {
    move || {
        if form.by_hand(setting) {
            return view! {
                <span class="by-hand">{text::by_hand()}</span>
                " "
                <button type="button" class="link" on:click=move |_| form.put_back(setting)>
                    {text::put_back()}
                </button>
            }
            .into_any();
        }
        if setting.is_long() && form.words(setting).is_none() {
            return ().into_any();
        }
        match (form.origin.with(|origin| origin(setting)), form.go_to) {
            (Origin::Line(line), Some(go_to)) => view! {
                <button type="button" class="link" on:click=move |_| go_to.run(line)>
                    {text::from_line(line)}
                </button>
            }
            .into_any(),
            (Origin::Line(line), None) => text::from_line(line).into_any(),
            (Origin::Notice, _) => text::from_notice().into_any(),
            (Origin::Event, _) => text::as_before().into_any(),
            (Origin::Default, _) => text::by_default().into_any(),
            (Origin::Unsaid, _) => ().into_any(),
        }
    }
}

/// What a phone shows of the settings as long as it is not asked for all; a desk shows all that are a word long.
const FIRST: [Setting; 4] = [
    Setting::Fee,
    Setting::Lead,
    Setting::PayWhen,
    Setting::QueueOrder,
];

/// The settings and what they say, to be looked over.
#[component]
pub(in crate::desk) fn Facts(form: Form) -> impl IntoView {
    let whole = RwSignal::new(false);
    // The notice's own words take half a screen; what one looks for first is what is wrong.
    let wide = browser::is_wide();
    let fact = move |setting: Setting| {
        let words = Memo::new(move |_| form.words(setting));
        // A text that nobody wrote is no news.
        view! {
            <Show when=move || words.with(Option::is_some)>
                <div class="fact" class:fact-long=setting.is_long() data-testid=format!("fact-{}", setting.name())>
                    <dt>{setting.label()}</dt>
                    <dd>{words}</dd>
                    <dd class="fact-source"><Source setting form /></dd>
                </div>
            </Show>
        }
    };
    let shown = move || {
        let short = |it: &Setting| FIRST.contains(it) || wide && !it.is_long();
        let wanted = |it: &Setting| *it != Setting::Title && (whole.get() || short(it));
        let all = Setting::ALL.into_iter().filter(wanted);
        all.map(fact).collect_view()
    };
    view! {
        <dl class="facts settings-facts">{shown}</dl>
        <Show when=move || !whole.get()>
            <button class="link settings-whole" on:click=move |_| whole.set(true)>{text::whole()}</button>
        </Show>
    }
}
