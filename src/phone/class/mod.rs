//! The class page: the monitor's hour. Three stages (roll call, shots, fees) and the settlement, one at a time,
//! each with one tap a student; the next in line always under the thumb.

mod acts;
mod awake;
mod counts;
mod dock;
mod hand;
mod head;
mod keys;
mod line;
pub mod moved;
mod one_by_one;
mod questions;
mod queue;
mod ready;
mod row;
mod say;
mod settle;
mod several;
mod standing;
mod student;
mod telling;
mod tools;
mod view;
mod walk_in;

use leptos::prelude::*;
use rollcall_core::ids::ClassId;

use super::first::states::{NoClass, NoRoster};
use super::notices::Surroundings;
use super::sync::SyncBar;
use crate::client::{ClassModel, Client};
use crate::shared::show::Show;
use view::{ClassView, Tab};

/// The page of the class in the address.
#[component]
pub fn ClassPage(id: Option<ClassId>) -> impl IntoView {
    let client = expect_context::<Client>();
    let find = move || id.and_then(|id| client.class(id));
    // Remembered: another class that comes in must not begin this page anew.
    let carried = Memo::new(move |_| find().is_some());
    move || match carried.get().then(|| untrack(find)).flatten() {
        Some(model) => view! { <Class model /> }.into_any(),
        None => view! { <NoClass id /> }.into_any(),
    }
}

#[component]
fn Class(model: RwSignal<ClassModel>) -> impl IntoView {
    let here = ClassView::new(expect_context::<Client>(), model);
    provide_context(here);
    keys::listen(here);
    awake::keep(here);
    let empty = Memo::new(move |_| model.with(|model| model.sheet.roster.students.is_empty()));
    let body = move || match (empty.get(), here.tab.get()) {
        (true, _) => view! { <NoRoster /> }.into_any(),
        (false, Tab::Ready) => view! { <ready::Ready /> }.into_any(),
        (false, Tab::Settle) => view! { <settle::Settle /> }.into_any(),
        (false, Tab::Stage(_)) => view! {
            <counts::Counts />
            <tools::Tools />
            {move || if here.one_by_one.get() {
                view! { <one_by_one::Card /> }.into_any()
            } else {
                view! { <queue::Queue /> }.into_any()
            }}
        }
        .into_any(),
    };
    view! {
        <head::Head />
        <SyncBar />
        <Surroundings />
        <main class="class-body">
            {move || body()}
        </main>
        <Show when=move || !empty.get()>
            <dock::Dock />
        </Show>
        <student::StudentSheet />
        <Show when=move || here.show_acts.get()>
            <acts::Acts close=Callback::new(move |()| here.show_acts.set(false)) />
        </Show>
    }
}
