//! Tabs of one browser: one profile, one device.

use serde_json::{Value, json};

use super::Browser;

impl Browser {
    /// Another tab of the same browser, which is then the one that is looked at; answers with both names.
    #[track_caller]
    pub fn open_tab(&self) -> [String; 2] {
        let name = |value: Value| value.as_str().unwrap().to_owned();
        let first = name(self.driver().send("/window", None).unwrap());
        let made = self.demand("/window/new", &json!({"type": "tab"}));
        let second = name(made["handle"].clone());
        self.look_at(&second);
        [first, second]
    }

    /// Closes the tab that is looked at and turns to another.
    #[track_caller]
    pub fn close_tab(&self, other: &str) {
        self.driver().remove("/window").unwrap();
        self.look_at(other);
    }

    /// Turns to a tab.
    #[track_caller]
    pub fn look_at(&self, tab: &str) {
        self.demand("/window", &json!({"handle": tab}));
    }
}
