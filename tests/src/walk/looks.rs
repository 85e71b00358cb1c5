//! How a page is to be painted: its language, its theme.

use serde_json::json;

use crate::Browser;

/// What a page is painted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// By day.
    Light,
    /// In a dark hall.
    Dark,
    /// In the sun.
    Sun,
}

impl Theme {
    /// All.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Sun];

    /// As the document's `data-theme` names it.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Sun => "sun",
        }
    }
}

impl Browser {
    /// Has every page from now on in this language (`zh-CN`, `en`), as if it had been chosen before.
    #[track_caller]
    pub fn choose_language(&self, language: &str) {
        self.remember("rollcall-language", language);
    }

    /// Has every page from now on find this in its storage.
    #[track_caller]
    pub fn remember(&self, name: &str, value: &str) {
        let source = format!(
            "try {{ localStorage.setItem('{name}', '{value}') }} catch {{ /* a page without storage */ }}"
        );
        let command = "Page.addScriptToEvaluateOnNewDocument";
        self.cdp(command, &json!({"source": source}));
    }

    /// Paints the page in a theme, as the menu does.
    #[track_caller]
    pub fn paint_in(&self, theme: Theme) {
        let script = "localStorage.setItem('rollcall-theme', arguments[0]);
            dispatchEvent(new Event('rollcall-theme'));
            return document.documentElement.dataset.theme ?? null";
        let painted = self.script(script, &[theme.tag().into()]);
        assert!(
            painted.is_null() || painted == theme.tag(),
            "the page is painted in {painted}, not in {}",
            theme.tag()
        );
        if painted.is_null() {
            // A page that is not the app's has its system's theme.
            let wish = if theme == Theme::Dark {
                "dark"
            } else {
                "light"
            };
            let features = json!([{"name": "prefers-color-scheme", "value": wish}]);
            self.cdp("Emulation.setEmulatedMedia", &json!({"features": features}));
        }
        self.settle();
    }
}
