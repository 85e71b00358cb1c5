//! A person's name on a page.

use leptos::prelude::*;

/// The name; a long one of several parts is broken between them, never within one.
#[must_use]
pub fn name(name: &str) -> AnyView {
    let mut parts = name.split_inclusive('·');
    let first = parts.next().unwrap_or_default().to_owned();
    let rest: Vec<_> = parts
        .map(|part| view! { <wbr />{part.to_owned()} }.into_any())
        .collect();
    view! { {first}{rest} }.into_any()
}
