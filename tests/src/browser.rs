//! What the browser itself can do and knows: pictures, tabs, what it has kept, when something was first seen.

use std::fs;
use std::time::Duration;

use data_encoding::BASE64;
use serde_json::{Value, json};

use crate::chromium::Chromium;
use crate::clock::look_until;
use crate::page::css;

/// Chromium writes cookies down within half a minute.
const COOKIE_PATIENCE: Duration = Duration::from_secs(90);

impl Chromium {
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

    /// Waits until the app would start without a network: the worker is in charge, and every file that this page
    /// was made of is in its cache (P19).
    #[track_caller]
    pub fn wait_until_it_starts_without_a_network(&self) {
        let script = "return navigator.serviceWorker.ready.then(async () => {
            if (!navigator.serviceWorker.controller) return false;
            const made_of = performance.getEntriesByType('resource').map((it) => new URL(it.name))
                .filter((url) => url.origin === location.origin && !url.pathname.startsWith('/api/'))
                .map((url) => url.pathname).filter((path) => path !== '/sw.js').concat('/');
            const found = await Promise.all(made_of.map((path) => caches.match(path)));
            return made_of.some((path) => path.endsWith('.wasm')) && found.every(Boolean);
        })";
        self.wait_for("the service worker with all files", |page| {
            (page.script(script, &[]) == Value::Bool(true)).then_some(())
        });
    }

    /// Waits until the session would outlive the browser's death: Chromium keeps a new cookie in memory for up to
    /// half a minute.
    #[track_caller]
    pub fn wait_until_the_session_is_kept(&self) {
        let folder = self.profile().join("Default");
        let files = [
            "Cookies",
            "Cookies-wal",
            "Network/Cookies",
            "Network/Cookies-wal",
        ];
        let host = b"127.0.0.1";
        let kept = || {
            let bytes = |file: &&str| fs::read(folder.join(file)).unwrap_or_default();
            let has = |bytes: Vec<u8>| bytes.windows(host.len()).any(|part| part == host);
            files.iter().map(bytes).any(has).then_some(())
        };
        let done = look_until(COOKIE_PATIENCE, kept);
        assert!(done.is_some(), "the session is not in {}", folder.display());
    }

    /// Has the page note by itself when a spot first says these words: [`Chromium::seen_at`].
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
}
