//! The theme of this browser: chosen here, painted by style/theme.js, which runs before the app is there.

use super::browser;

/// The name of the choice in the browser's storage, and of the event that says it has changed. As in style/theme.js.
const NAME: &str = "rollcall-theme";

/// In which colours everything is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system wishes: light, dark, or of high contrast.
    Auto,
    /// For a bright hall.
    Light,
    /// For a dark one.
    Dark,
    /// Of the highest contrast, for a yard in the sun.
    Sun,
}

impl Theme {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Light, Self::Dark, Self::Sun];

    /// As it is kept, and as the document's `data-theme` names it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Sun => "sun",
        }
    }
}

/// The theme that was chosen here; [`Theme::Auto`] until one is.
#[must_use]
pub fn chosen() -> Theme {
    let kept = browser::remembered(NAME).unwrap_or_default();
    let named = |theme: &Theme| theme.tag() == kept;
    Theme::ALL.into_iter().find(named).unwrap_or(Theme::Auto)
}

/// Remembers a theme and paints all that is shown in it, in every tab. A browser that keeps nothing stays as it is.
pub fn choose(theme: Theme) {
    browser::remember(NAME, theme.tag());
    if let Some(window) = web_sys::window()
        && let Ok(event) = web_sys::Event::new(NAME)
    {
        let _ = window.dispatch_event(&event);
    }
}
