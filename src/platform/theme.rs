//! Light, dark, or for bright sunlight: as it was chosen on this phone.

use super::browser;

const THEME_KEY: &str = "rollcall-theme";

/// A look of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system wishes.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// The highest contrast there is, for bright sunlight.
    Sun,
}

impl Theme {
    const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Sun => "sun",
        }
    }
}

/// The look that was chosen here; the system's wish until one is.
#[must_use]
pub fn chosen() -> Theme {
    let name = browser::remembered(THEME_KEY);
    [Theme::Light, Theme::Dark, Theme::Sun]
        .into_iter()
        .find(|theme| name.as_deref() == Some(theme.name()))
        .unwrap_or(Theme::Auto)
}

/// Remembers a look and takes it on.
pub fn choose(theme: Theme) {
    browser::remember(THEME_KEY, theme.name());
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.set_attribute("data-theme", theme.name());
    }
}
