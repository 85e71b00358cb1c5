//! A part of a page that is there as long as a condition holds.

use leptos::prelude::*;

/// A condition that a page follows. Boxed: what shows a part is in the bundle once, and not once for every part.
pub struct Condition(Box<dyn Fn() -> bool + Send + Sync>);

impl<F: Fn() -> bool + Send + Sync + 'static> From<F> for Condition {
    fn from(holds: F) -> Self {
        Self(Box::new(holds))
    }
}

/// Shows its children as long as `when` holds: Leptos' own `Show`, in a fifth of the bytes.
#[component]
pub fn Show(
    /// Whether they are shown.
    #[prop(into)]
    when: Condition,
    children: ChildrenFn,
) -> impl IntoView {
    // Remembered, so that what is shown stays when the condition is asked again.
    let holds = Memo::new(move |_| (when.0)());
    move || holds.get().then(|| children())
}
