//! A keyboard, and where its focus is.

use std::fmt;

use serde_json::{Value, json};

use crate::browser::Browser;

/// A key, as WebDriver writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// To the next control.
    Tab,
    /// To the one before.
    Back,
    /// Return.
    Enter,
    /// The space bar.
    Space,
    /// Closes what is open.
    Escape,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Takes away the letter before.
    Backspace,
    /// A letter.
    Letter(char),
}

const SHIFT: char = '\u{e008}';

impl Key {
    const fn code(self) -> char {
        match self {
            Self::Tab | Self::Back => '\u{e004}',
            Self::Enter => '\u{e007}',
            Self::Space => ' ',
            Self::Escape => '\u{e00c}',
            Self::Up => '\u{e013}',
            Self::Down => '\u{e015}',
            Self::Backspace => '\u{e003}',
            Self::Letter(letter) => letter,
        }
    }
}

/// What has the keyboard's focus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Focus {
    /// Its test id, if it has one.
    pub test: String,
    /// Its words.
    pub words: String,
    /// Its element: `button`, `body` where nothing has it.
    pub element: String,
    /// Whether one can see that it has it: an outline or a shadow, inside the window, not covered.
    pub seen: bool,
}

impl fmt::Display for Focus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: String = self.words.chars().take(20).collect();
        write!(f, "<{}> {} “{words}”", self.element, self.test)
    }
}

/// A ring may be on the element itself or on what it is the field of.
const FOCUS: &str = "const it = document.activeElement ?? document.body;
    const ringed = (at) => {
        const style = getComputedStyle(at);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 || style.boxShadow !== 'none';
    };
    const box = it.getBoundingClientRect();
    const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    const parent = it.parentElement;
    // A heading that was given the focus, so that one begins to read there, is no control: no ring is wanted.
    const seen = inside && (it.tabIndex < 0 || ringed(it) || !!parent && parent.matches(':focus-within') && parent.tagName !== 'BODY' && ringed(parent));
    return {test: it.dataset.testid ?? '', words: it.innerText ?? '', element: it.localName, seen};";

impl Browser {
    /// Presses and lets go of keys, one after the other.
    #[track_caller]
    pub fn press(&self, keys: &[Key]) {
        let mut actions: Vec<Value> = Vec::new();
        let mut key = |kind: &str, code: char| actions.push(json!({"type": kind, "value": code}));
        for one in keys {
            let back = *one == Key::Back;
            if back {
                key("keyDown", SHIFT);
            }
            key("keyDown", one.code());
            key("keyUp", one.code());
            if back {
                key("keyUp", SHIFT);
            }
        }
        let actions = json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]});
        self.demand("/actions", &actions);
    }

    /// Types a text, letter by letter.
    #[track_caller]
    pub fn write(&self, text: &str) {
        let letters: Vec<Key> = text.chars().map(Key::Letter).collect();
        self.press(&letters);
    }

    /// What has the focus now.
    #[must_use]
    #[track_caller]
    pub fn focus(&self) -> Focus {
        let found = self.script(FOCUS, &[]);
        let text = |name: &str| found[name].as_str().unwrap_or_default().trim().to_owned();
        Focus {
            test: text("test"),
            words: text("words"),
            element: text("element"),
            seen: found["seen"] == true,
        }
    }
}
