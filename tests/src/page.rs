//! What a person does on a page, and what they see there.
//!
//! A spot is a CSS selector in which `@row` stands for `[data-testid="row"]`.

use std::fmt::Display;
use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::clock::{PATIENCE, look_until};
use crate::driver::Refusal;
use crate::engine::Engine;

/// The key under which WebDriver names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

impl Browser {
    /// Goes to an address.
    #[track_caller]
    pub fn go(&self, url: &str) {
        self.demand("/url", &json!({"url": url}));
    }

    /// The path of the address.
    #[must_use]
    pub fn path(&self) -> String {
        let path = self.script("return location.pathname", &[]);
        path.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script and answers with what it returns; a promise is waited for.
    #[track_caller]
    pub fn script(&self, script: &str, args: &[Value]) -> Value {
        self.demand("/execute/sync", &json!({"script": script, "args": args}))
    }

    /// A command of Chromium's own protocol.
    #[track_caller]
    pub fn cdp(&self, command: &str, params: &Value) -> Value {
        assert_eq!(self.engine(), Engine::Chromium, "{command}");
        self.demand(
            "/goog/cdp/execute",
            &json!({"cmd": command, "params": params}),
        )
    }

    /// Taps the first element at a spot, once it is there, in sight, not covered and not disabled: for a moment after a
    /// step the app takes no other.
    #[track_caller]
    pub fn tap(&self, spot: &str) {
        self.tap_with(spot, "");
    }

    /// Taps the first element at a spot that contains these words.
    #[track_caller]
    pub fn tap_with(&self, spot: &str, words: &str) {
        let mut why = String::new();
        let done = look_until(PATIENCE, || match self.try_tap(spot, words) {
            Ok(()) => Some(()),
            Err(refusal) => {
                why = refusal.0;
                None
            }
        });
        if done.is_none() {
            self.give_up(&format!("a tap on {spot} {words}: {why}"));
        }
    }

    fn try_tap(&self, spot: &str, words: &str) -> Result<(), Refusal> {
        let script = "const [css, words] = arguments;\
            const it = [...document.querySelectorAll(css)].find((it) => it.innerText.includes(words));\
            if (it?.disabled || it?.getAttribute('aria-disabled') === 'true') return 'it is disabled';\
            if (it?.closest('[aria-busy=\"true\"]')) return 'its sheet is opening';\
            it?.scrollIntoView({block: 'center', behavior: 'instant'}); return it ?? null;";
        let args = json!({"script": script, "args": [css(spot), words]});
        let found = self.driver().send("/execute/sync", Some(&args))?;
        if let Some(why) = found.as_str() {
            return Err(Refusal(why.to_owned()));
        }
        let id = found[ELEMENT]
            .as_str()
            .ok_or_else(|| Refusal("it is not there".into()))?;
        let click = format!("/element/{id}/click");
        self.driver().send(&click, Some(&json!({}))).map(drop)
    }

    /// Pastes a text into a field, tabs and line breaks and all.
    #[track_caller]
    pub fn paste(&self, spot: &str, text: &str) {
        self.tap(spot);
        let script = "const [css, text] = arguments, it = document.querySelector(css);
            it.focus(); it.select(); return document.execCommand('insertText', false, text)";
        let done = self.script(script, &[css(spot).into(), text.into()]);
        assert_eq!(done, true, "{spot} takes no text");
    }

    /// The words at a spot, one text for each element that is there now. A page that is just being loaded is
    /// asked again.
    #[must_use]
    #[track_caller]
    pub fn texts(&self, spot: &str) -> Vec<String> {
        let script =
            "return [...document.querySelectorAll(arguments[0])].map((it) => it.innerText.trim())";
        let args = json!({"script": script, "args": [css(spot)]});
        let ask = || self.driver().send("/execute/sync", Some(&args)).ok();
        match look_until(PATIENCE, ask) {
            Some(texts) => serde_json::from_value(texts).unwrap(),
            None => self.give_up(&format!("the words at {spot}")),
        }
    }

    /// The words of the first element at a spot, once it is there.
    #[must_use]
    #[track_caller]
    pub fn text(&self, spot: &str) -> String {
        self.wait_for(&format!("{spot} to be there"), |page| {
            page.texts(spot).into_iter().next()
        })
    }

    /// The number at a spot, once there is one.
    #[must_use]
    #[track_caller]
    pub fn number(&self, spot: &str) -> u32 {
        self.wait_for(&format!("a number at {spot}"), |page| {
            page.texts(spot).first()?.parse().ok()
        })
    }

    /// What is in the field at a spot, once there is something.
    #[must_use]
    #[track_caller]
    pub fn value(&self, spot: &str) -> String {
        self.wait_for(&format!("something in the field {spot}"), |page| {
            let script = "return document.querySelector(arguments[0])?.value ?? ''";
            let value = page.script(script, &[css(spot).into()]);
            let text = value.as_str().unwrap_or_default();
            (!text.is_empty()).then(|| text.to_owned())
        })
    }

    /// Whether anything is at a spot now.
    #[must_use]
    #[track_caller]
    pub fn has(&self, spot: &str) -> bool {
        !self.texts(spot).is_empty()
    }

    /// Waits until the first element at a spot says exactly this.
    #[track_caller]
    pub fn reads(&self, spot: &str, wanted: impl Display) {
        self.reads_within(PATIENCE, spot, wanted);
    }

    /// The same, with a patience of its own.
    #[track_caller]
    pub fn reads_within(&self, patience: Duration, spot: &str, wanted: impl Display) {
        let wanted = wanted.to_string();
        let mut last = None;
        let done = look_until(patience, || {
            last = self.texts(spot).into_iter().next();
            (last.as_ref() == Some(&wanted)).then_some(())
        });
        if done.is_none() {
            self.give_up(&format!("{spot} to read “{wanted}”; it reads {last:?}"));
        }
    }

    /// Waits until the first element at a spot contains these words.
    #[track_caller]
    pub fn says(&self, spot: &str, words: &str) {
        self.wait_for(&format!("{spot} to say “{words}”"), |page| {
            let text = page.texts(spot).into_iter().next()?;
            text.contains(words).then_some(())
        });
    }

    /// Waits until there is something.
    #[track_caller]
    pub fn wait_for<T>(&self, what: &str, mut look: impl FnMut(&Self) -> Option<T>) -> T {
        match look_until(PATIENCE, || look(self)) {
            Some(found) => found,
            None => self.give_up(what),
        }
    }

    #[track_caller]
    pub(crate) fn demand(&self, path: &str, body: &Value) -> Value {
        match self.driver().send(path, Some(body)) {
            Ok(value) => value,
            Err(refusal) => panic!("{path}: {}", refusal.0),
        }
    }

    /// Ends the test with what is on the page.
    #[track_caller]
    fn give_up(&self, what: &str) -> ! {
        let args = json!({"script": "return location.pathname + '\\n' + document.body.innerText", "args": []});
        let page = self.driver().send("/execute/sync", Some(&args));
        let page = page.map_or_else(
            |refusal| refusal.0,
            |text| text.as_str().unwrap_or_default().to_owned(),
        );
        let start: String = page.chars().take(1500).collect();
        panic!("waited in vain for {what}\n--- the page:\n{start}\n---");
    }
}

/// `@row` becomes `[data-testid="row"]`.
pub(crate) fn css(spot: &str) -> String {
    let mut out = String::new();
    for (place, part) in spot.split('@').enumerate() {
        if place == 0 {
            out += part;
            continue;
        }
        let end = part
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
            .unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        out += &format!("[data-testid=\"{name}\"]{rest}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::css;

    #[test]
    fn a_name_after_an_at_stands_for_the_test_id() {
        assert_eq!(
            css("@row:nth-child(3) @next-step, dialog"),
            r#"[data-testid="row"]:nth-child(3) [data-testid="next-step"], dialog"#
        );
    }
}
