//! The way money comes or goes.

use leptos::prelude::*;
use rollcall_core::marks::Method;

use crate::text::common;

/// WeChat, Alipay or cash.
#[component]
pub fn Ways(
    /// Which.
    method: RwSignal<Method>,
    /// Of what.
    label: &'static str,
) -> impl IntoView {
    view! {
        <div class="choices ways" role="group" aria-label=label>
            <span class="muted ways-label" aria-hidden="true">{label}</span>
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
    }
}
