//! Pictures of what is in sight, and when something was first seen.

use data_encoding::BASE64;
use serde_json::json;

use super::{Browser, Screen};
use crate::page::css;

impl Browser {
    /// Shows what is there on another screen; Chromium only.
    #[track_caller]
    pub fn show_on(&self, screen: Screen) {
        let (width, height) = screen.size();
        let phone = screen == Screen::Phone;
        let touch = json!({"enabled": phone, "maxTouchPoints": 1});
        self.cdp("Emulation.setTouchEmulationEnabled", &touch);
        let metrics = json!({
            "width": width, "height": height, "mobile": phone,
            "deviceScaleFactor": if phone { 2 } else { 1 },
        });
        self.cdp("Emulation.setDeviceMetricsOverride", &metrics);
    }

    /// Scrolls until the first element at a spot is in the middle.
    #[track_caller]
    pub fn bring_into_sight(&self, spot: &str) {
        let script = "document.querySelector(arguments[0])?.scrollIntoView({block: 'center', behavior: 'instant'})";
        self.script(script, &[css(spot).into()]);
    }

    /// A picture of what is in sight, as PNG.
    #[must_use]
    #[track_caller]
    pub fn picture(&self) -> Vec<u8> {
        let text = self.driver().send("/screenshot", None).unwrap();
        BASE64.decode(text.as_str().unwrap().as_bytes()).unwrap()
    }

    /// Waits until nothing moves any more: letters are there, animations have ended.
    #[track_caller]
    pub fn settle(&self) {
        let script = "const moving = document.getAnimations().filter((it) => it.effect.getTiming().iterations !== Infinity);
            return Promise.all([document.fonts.ready, ...moving.map((it) => it.finished.catch(() => {}))])
                .then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))";
        self.script(script, &[]);
    }

    /// Has the page note by itself when a spot first says these words: [`Browser::seen_at`].
    #[track_caller]
    pub fn watch_for(&self, spot: &str, words: &str) {
        let script = "const [css, words] = arguments;
            window.seenAt = null;
            const look = () => {
                const it = document.querySelector(css);
                if (window.seenAt === null && it?.innerText.trim().startsWith(words)) window.seenAt = Date.now();
            };
            new MutationObserver(look).observe(document.body, {subtree: true, childList: true, characterData: true});";
        self.script(script, &[css(spot).into(), words.into()]);
    }

    /// When what is watched for was first seen, in milliseconds of this machine's clock; waits for it.
    #[must_use]
    #[track_caller]
    pub fn seen_at(&self) -> f64 {
        self.wait_for("what was watched for", |page| {
            page.script("return window.seenAt", &[]).as_f64()
        })
    }

    /// Whether what is watched for has not been seen until now.
    #[must_use]
    #[track_caller]
    pub fn not_seen(&self) -> bool {
        self.script("return window.seenAt === null", &[]) == true
    }
}
