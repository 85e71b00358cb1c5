//! What is set on this phone: behind one button, the same in every bar.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::first::install::Install;
use super::first::kept::KeptLines;
use crate::platform::install;
use crate::platform::theme::{self, Theme};
use crate::shared::icons::{Glyph, Icon};
use crate::shared::language::LanguageSwitch;
use crate::shared::sheet::Sheet;
use crate::text::menu as text;

/// Which sheet is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Menu,
    Install,
}

/// The button, and the sheet that it opens.
#[component]
pub fn Menu() -> impl IntoView {
    let open = RwSignal::new(Open::Nothing);
    let sheet = move || match open.get() {
        Open::Nothing => None,
        Open::Menu => Some(view! { <Settings open /> }.into_any()),
        Open::Install => {
            Some(view! { <Install close=move |()| open.set(Open::Nothing) /> }.into_any())
        }
    };
    view! {
        <button
            class="button button-icon"
            aria-label=text::menu()
            aria-haspopup="dialog"
            data-testid="menu"
            on:click=move |_| open.set(Open::Menu)
        >
            <Glyph icon=Icon::MENU />
        </button>
        {move || sheet()}
    }
}

#[component]
fn Settings(open: RwSignal<Open>) -> impl IntoView {
    let chosen = RwSignal::new(theme::chosen());
    let look = move |of: Theme, word: &'static str, test: &'static str| {
        let is = move || chosen.get() == of;
        let choose = move |_| {
            theme::choose(of);
            chosen.set(of);
        };
        view! {
            <button
                class="button choice"
                class:choice-chosen=is
                aria-pressed=move || is().to_string()
                data-testid=test
                on:click=choose
            >
                {word}
            </button>
        }
        .into_any()
    };
    let stays = RwSignal::new(None::<bool>);
    spawn_local(async move {
        stays.try_set(install::is_kept().await);
    });
    let kept = move || {
        stays
            .get()
            .map(|stays| if stays { text::stays() } else { text::may_go() })
    };
    view! {
        <Sheet title=text::menu() close=move |()| open.set(Open::Nothing)>
            <section class="sheet-part">
                <h3>{text::theme()}</h3>
                <div class="choices looks">
                    {look(Theme::Auto, text::theme_auto(), "theme-auto")}
                    {look(Theme::Light, text::theme_light(), "theme-light")}
                    {look(Theme::Dark, text::theme_dark(), "theme-dark")}
                    {look(Theme::Sun, text::theme_sun(), "theme-sun")}
                </div>
            </section>
            <section class="sheet-part menu-lines">
                <div class="menu-line">
                    <span>{text::language()}</span>
                    <LanguageSwitch />
                </div>
                <div class="menu-line">
                    <span>{text::install()}</span>
                    <button
                        class="button button-quiet"
                        data-testid="install"
                        on:click=move |_| open.set(Open::Install)
                    >
                        {text::install_how()}
                    </button>
                </div>
            </section>
            <section class="sheet-part" data-testid="menu-kept">
                <h3>{text::kept()}</h3>
                <KeptLines />
                <p class="muted">{move || kept()}</p>
            </section>
        </Sheet>
    }
}
