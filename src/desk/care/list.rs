//! A list that the server keeps, and what can be done about each entry. Whatever was done, the list is asked for again:
//! the server decides, and the page shows what it says. One kind of entry for all lists: the phone's bundle has the
//! code of them once.

use gloo::net::http::Request;
use leptos::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::json;
use rollcall_core::sync::Failure;

use super::fields::Fields;
use crate::client::http;
use crate::text::{care as text, common};

/// One entry, in words; what there is not to say is empty.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Whom or what it is about.
    pub title: String,
    /// What was said.
    pub said: String,
    /// By whom, when.
    pub small: String,
    /// What somebody should know about it.
    pub warning: String,
    /// How it stands, in a word.
    pub state: &'static str,
    /// Nobody has settled it yet.
    pub open: bool,
    /// What can be done.
    pub deeds: Vec<Deed>,
}

/// Something that can be done about an entry.
#[derive(Debug, Clone)]
pub struct Deed {
    /// The word on its button.
    pub word: &'static str,
    /// Where it is done: the route is asked by `POST`.
    pub path: String,
    /// What it brings about, where a person should read that first.
    pub sure: &'static str,
}

/// How one object of the answer becomes an entry; times are shown in the zone of so many minutes from UTC.
pub type InWords = fn(&Fields, i16) -> Entry;

/// A list as pages see it; cheap to copy.
#[derive(Clone, Copy)]
pub struct List {
    state: RwSignal<State>,
    in_words: InWords,
    offset: i16,
}

#[derive(Debug, Clone, Default)]
struct State {
    path: String,
    /// None before the first answer.
    entries: Option<Vec<Entry>>,
    /// Why the latest question was not answered.
    trouble: String,
    /// The route of what is about to be done.
    chosen: String,
    /// It is being done.
    busy: bool,
}

impl List {
    /// The list at a route. It is asked for when somebody says so.
    #[must_use]
    pub fn of(path: String, in_words: InWords, offset: i16) -> Self {
        let state = RwSignal::new(State {
            path,
            ..State::default()
        });
        Self {
            state,
            in_words,
            offset,
        }
    }

    /// How many entries nobody has settled.
    #[must_use]
    pub fn open(self) -> usize {
        let all = |state: &State| state.entries.iter().flatten().filter(|it| it.open).count();
        self.state.with(all)
    }

    /// Asks for the list. What is shown stays until there is another.
    pub fn ask(self) {
        self.turn_to(None);
    }

    /// Does something, if anything is to be done, and asks for the list.
    fn turn_to(self, deed: Option<String>) {
        let Some((path, busy)) = self
            .state
            .try_with_untracked(|state| (state.path.clone(), state.busy))
        else {
            return;
        };
        if busy {
            return;
        }
        let deed = deed.map(|deed| {
            self.state.update(|state| {
                state.chosen.clear();
                state.busy = true;
            });
            Request::post(&deed)
        });
        spawn_local(async move {
            let mut answer = Err(Failure::NoAnswer);
            for request in deed.into_iter().chain([Request::get(&path)]) {
                answer = http::send(request, None).await;
                if answer.is_err() {
                    break;
                }
            }
            let entries = answer.and_then(|answer| self.read(&answer).ok_or(Failure::NotOurs));
            // The page may be gone by now.
            self.state.try_update(|state| {
                state.busy = false;
                state.trouble = match &entries {
                    Ok(_) => String::new(),
                    Err(failure @ Failure::Problem(..)) => http::sentence(failure),
                    Err(_) => text::no_answer().to_owned(),
                };
                state.entries = entries.ok().or(state.entries.take());
            });
        });
    }

    /// What waits for a decision comes first.
    fn read(self, answer: &str) -> Option<Vec<Entry>> {
        let all: Vec<Fields> = json::read(answer).ok()?;
        let (mut open, mut settled) = (Vec::new(), Vec::new());
        for it in &all {
            let entry = (self.in_words)(it, self.offset);
            if entry.open {
                open.push(entry);
            } else {
                settled.push(entry);
            }
        }
        open.append(&mut settled);
        Some(open)
    }
}

/// The entries under a heading; `empty` is said where there are none. A function: as a component it would be dearer.
pub fn entries(list: List, title: &'static str, empty: &'static str) -> AnyView {
    let shown = move || {
        list.state.with(|state| {
            let entries = match &state.entries {
                Some(all) if all.is_empty() => words(empty, "muted"),
                Some(all) => {
                    let items = all.iter().map(|entry| one(list, state, entry));
                    view! { <ul class="entries">{items.collect_view()}</ul> }.into_any()
                }
                None if state.trouble.is_empty() => view! { <div class="bone"></div> }.into_any(),
                None => {
                    let again = Callback::new(move |()| list.ask());
                    button(common::retry(), "button", false, again)
                }
            };
            let trouble = state.trouble.clone();
            let trouble = (!trouble.is_empty())
                .then(|| view! { <p class="warning entry-trouble" role="alert">{trouble}</p> });
            [trouble.into_any(), entries].collect_view()
        })
    };
    view! { <section class="sheet-part"><h2>{title}</h2>{move || shown()}</section> }.into_any()
}

fn one(list: List, state: &State, entry: &Entry) -> AnyView {
    let chosen = |deed: &&Deed| deed.path == state.chosen;
    let mut deeds = Vec::new();
    if let Some(deed) = entry.deeds.iter().find(chosen) {
        let cancel = move |()| list.state.update(|state| state.chosen.clear());
        deeds.push(words(deed.sure, "warning"));
        deeds.push(button(
            deed.word,
            "button button-grave",
            state.busy,
            does(list, deed, true),
        ));
        deeds.push(button(
            common::cancel(),
            "button",
            false,
            Callback::new(cancel),
        ));
    } else {
        for deed in &entry.deeds {
            deeds.push(button(
                deed.word,
                "button",
                state.busy,
                does(list, deed, false),
            ));
        }
    }
    view! {
        <li class="entry" class:entry-open=entry.open data-testid="entry">
            <div class="entry-words">
                {words(entry.title.clone(), "entry-title")}
                {words(entry.said.clone(), "entry-said")}
                {words(entry.state, "chip")}
                {words(entry.small.clone(), "muted")}
                {words(entry.warning.clone(), "entry-why")}
            </div>
            {deeds}
        </li>
    }
    .into_any()
}

/// Does a deed at once, or asks first.
fn does(list: List, deed: &Deed, asked: bool) -> Callback<()> {
    let (path, at_once) = (deed.path.clone(), asked || deed.sure.is_empty());
    Callback::new(move |()| {
        if at_once {
            list.turn_to(Some(path.clone()));
        } else {
            list.state.update(|state| state.chosen.clone_from(&path));
        }
    })
}

fn button(word: &'static str, class: &'static str, busy: bool, press: Callback<()>) -> AnyView {
    view! {
        <button class=class disabled=busy on:click=move |_| press.run(())>{word}</button>
    }
    .into_any()
}

/// A paragraph, where there is anything to say.
fn words(said: impl Into<String>, class: &'static str) -> AnyView {
    let said: String = said.into();
    let there = !said.is_empty();
    there
        .then(|| view! { <p class=class>{said}</p> })
        .into_any()
}
