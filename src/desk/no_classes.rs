//! A page of an event that has no classes yet.

use leptos::prelude::*;

use super::state::desk;
use crate::text::desk as text;

/// Says what the page will show, and where the office begins.
#[component]
pub(super) fn NoClasses(
    title: &'static str,
    /// To the office, which can do something about it.
    office: &'static str,
    /// To everybody else.
    others: &'static str,
) -> impl IntoView {
    let desk = desk();
    let words = if desk.office { office } else { others };
    view! {
        <section class="card empty empty-desk">
            <h2>{title}</h2>
            <p>{words}</p>
            {desk.office.then(|| view! {
                <a class="button button-primary" href="/desk/notice">{text::to_notice()}</a>
            })}
        </section>
    }
}
