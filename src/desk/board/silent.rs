//! Classes that should be heard of and are not.

use leptos::prelude::*;

use super::watch::watch;
use crate::shared::icons::{Glyph, Icon};
use crate::text::board as text;

/// The longest silent first.
#[component]
pub(super) fn SilentList() -> impl IntoView {
    let watch = watch();
    let silent = Memo::new(move |_| {
        watch.board.with(|board| {
            board
                .as_ref()
                .map(|board| (board.now, board.silent.clone()))
                .unwrap_or_default()
        })
    });
    move || {
        let (now, silent) = silent.get();
        (!silent.is_empty()).then(|| {
            let count = silent.len();
            let each = silent.into_iter().map(|it| {
                let how_long = match it.heard_at {
                    Some(at) => text::silent_for(now.minutes_since(at)),
                    None => text::silent_ever().to_owned(),
                };
                view! {
                    <li data-testid="silent" data-class=it.class.to_string()>
                        <strong><a href=format!("/desk/class/{}", it.class)>{it.name}</a></strong>
                        <span class="muted">{it.counsellor}</span>
                        <span class="silent-long">{how_long}</span>
                    </li>
                }
            });
            view! {
                <section class="card board-silent">
                    <h2><Glyph icon=Icon::WARN />{text::silent_title(count)}</h2>
                    <p class="muted">{text::silent_hint()}</p>
                    <ul>{each.collect_view()}</ul>
                </section>
            }
        })
    }
}
