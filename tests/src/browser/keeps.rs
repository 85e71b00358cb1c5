//! What a browser has kept: the app's files, the session.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::Value;

use super::Browser;
use crate::clock::look_until;

/// Chromium writes cookies down within half a minute.
const COOKIE_PATIENCE: Duration = Duration::from_secs(90);

impl Browser {
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

    /// Waits until the session would outlive the browser's death: a new cookie is in memory first.
    #[track_caller]
    pub fn wait_until_the_session_is_kept(&self) {
        let host = b"127.0.0.1";
        let has = |file: &PathBuf| {
            let bytes = fs::read(file).unwrap_or_default();
            bytes.windows(host.len()).any(|part| part == host)
        };
        let files = self.engine().cookie_files(self.profile());
        let done = look_until(COOKIE_PATIENCE, || files.iter().any(has).then_some(()));
        assert!(done.is_some(), "the session is not in {files:?}");
    }
}
