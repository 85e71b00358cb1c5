//! What each engine lacks, by name. Nothing else in these tests differs from engine to engine: what is missing here
//! the app does without.

use std::collections::BTreeSet;

use rollcall_e2e::{Browser, Data, Engine, Screen, Server, in_each_engine};

/// Names, and what is asked for them.
const ASKED: &str = "
    const strict = () => new Promise((done) => {
        const open = indexedDB.open('asked');
        open.onupgradeneeded = () => open.result.createObjectStore('one');
        open.onsuccess = () => done(open.result.transaction('one', 'readwrite', {durability: 'strict'}).durability);
    });
    return (async () => ({
        'service workers': 'serviceWorker' in navigator,
        'a cache of files': 'caches' in window,
        'locks': 'locks' in navigator,
        'channels between tabs': 'BroadcastChannel' in window,
        'live streams': 'EventSource' in window,
        'strict durability': await strict() === 'strict',
        'asking for lasting storage': 'persist' in (navigator.storage ?? {}),
        'sending with the app closed': 'SyncManager' in window,
        'a motor': 'vibrate' in navigator,
    }))()";

in_each_engine! {
    fn the_engine_lacks_what_we_say_it_lacks_and_nothing_else(engine) {
        let server = Server::start(Data::Demo);
        let page = Browser::fresh(engine, Screen::Phone);
        page.go(&server.url("/"));
        let answers = page.script(ASKED, &[]);
        let answers = answers.as_object().unwrap().iter();
        let lacking: BTreeSet<_> = answers
            .filter(|(_, has)| **has == false)
            .map(|(name, _)| name.as_str())
            .collect();
        // Background Sync: P22. WebKit on an iPhone does answer to `persist()`, WebKitGTK is built without it.
        let known: &[&str] = match engine {
            Engine::Chromium => &[],
            Engine::Firefox => &["a motor", "sending with the app closed"],
            Engine::WebKit => &["a motor", "asking for lasting storage", "sending with the app closed"],
        };
        assert_eq!(lacking, known.iter().copied().collect(), "{engine}");
    }
}
