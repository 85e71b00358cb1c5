//! Makes the browser misbehave as the issue trackers tell.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(inline_js = r#"
const opened = [];
const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args);
    request.addEventListener('success', () => opened.push(request.result));
    return request;
};
export function close_underneath(name) {
    const ours = opened.filter((db) => db.name === name);
    ours.forEach((db) => db.close());
    return ours.length;
}
export function fire_close(name) {
    opened.filter((db) => db.name === name).forEach((db) => {
        db.close();
        db.dispatchEvent(new Event('close'));
    });
}

let lost = 0, deaf = 0, full = 0, strict = 0;
const complete = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, 'oncomplete');
Object.defineProperty(IDBTransaction.prototype, 'oncomplete', {
    configurable: true,
    get: complete.get,
    set(handler) {
        const tx = this;
        if (tx.durability === 'strict') strict++;
        if (handler && tx.mode === 'readwrite' && lost > 0) {
            lost--;
            const error = new DOMException('Connection to Indexed Database server lost', 'UnknownError');
            Object.defineProperty(tx, 'error', { value: error });
            complete.set.call(tx, (event) => tx.onabort && tx.onabort(event));
        } else if (handler && tx.mode === 'readwrite' && deaf > 0) {
            deaf--;
        } else {
            complete.set.call(tx, handler);
        }
    },
});
export function lose_ends(times) { lost = times; }
export function never_tell(times) { deaf = times; }
export function strict_transactions() { return strict; }

const add = IDBObjectStore.prototype.add;
IDBObjectStore.prototype.add = function (...args) {
    const request = add.apply(this, args);
    if (full > 0) {
        full--;
        const tx = this.transaction;
        request.addEventListener('success', () => {
            Object.defineProperty(tx, 'error', { value: new DOMException('full', 'QuotaExceededError') });
            tx.abort();
        });
    }
    return request;
};
export function fill_the_phone(times) { full = times; }

const timeout = globalThis.setTimeout;
export function hurry() { globalThis.setTimeout = (f, ms, ...args) => timeout(f, ms / 50, ...args); }
export function relax() { globalThis.setTimeout = timeout; }

let holding = false;
export async function hold(name, store) {
    const db = await new Promise((yes) => { const r = open.call(indexedDB, name); r.onsuccess = () => yes(r.result); });
    holding = true;
    const tx = db.transaction([store], 'readwrite');
    await new Promise((held) => {
        const again = () => {
            held();
            if (holding) tx.objectStore(store).count().onsuccess = again;
        };
        tx.objectStore(store).count().onsuccess = again;
    });
    tx.oncomplete = () => db.close();
}
export async function slow_upgrade(name, version, stores) {
    const request = open.call(indexedDB, name, version);
    request.onsuccess = () => request.result.close();
    await new Promise((held) => {
        request.onupgradeneeded = () => {
            const made = stores.map((store) => request.result.createObjectStore(store));
            holding = true;
            const again = () => {
                held();
                if (holding) made[0].count().onsuccess = again;
            };
            again();
        };
    });
}
export function let_go() { holding = false; }

export async function stubborn_tab(name, version) {
    const db = await new Promise((yes) => { const r = open.call(indexedDB, name, version); r.onsuccess = () => yes(r.result); });
    stubborn.push(db);
}
const stubborn = [];
export function close_stubborn_tabs() { stubborn.splice(0).forEach((db) => db.close()); }

export async function put_raw(name, store, key, value) {
    const db = await new Promise((yes) => { const r = open.call(indexedDB, name); r.onsuccess = () => yes(r.result); });
    const tx = db.transaction([store], 'readwrite');
    tx.objectStore(store).put(value, key);
    await new Promise((yes) => { tx.oncomplete = yes; });
    db.close();
}
export function delay(ms) { return new Promise((yes) => timeout(yes, ms)); }
export function now() { return performance.now(); }
export async function ask_to_stay() {
    if (!navigator.storage?.persist) return 'cannot be asked';
    const said = navigator.storage.persist().then((yes) => yes ? 'yes' : 'no', (error) => `refuses: ${error.name}`);
    return Promise.race([said, delay(2000).then(() => 'asks a person')]);
}
"#)]
extern "C" {
    /// Closes the connections without telling their owners; how many there were.
    pub fn close_underneath(name: &str) -> u32;
    /// Closes them as a browser does that lost its database process: with a `close` event.
    pub fn fire_close(name: &str);
    /// The next writes are committed, and reported as a lost connection.
    pub fn lose_ends(times: u32);
    /// The next writes are committed, and nothing is reported.
    pub fn never_tell(times: u32);
    /// How many transactions asked for strict durability.
    pub fn strict_transactions() -> u32;
    /// The next `add` is told that there is no space, by an abort of its transaction.
    pub fn fill_the_phone(times: u32);
    /// Timers run fifty times as fast.
    pub fn hurry();
    /// And no more.
    pub fn relax();
    /// Another tab keeps a write transaction over a store open.
    pub async fn hold(name: &str, store: &str);
    /// Another tab is in the middle of an upgrade.
    pub async fn slow_upgrade(name: &str, version: u32, stores: Vec<String>);
    /// Until this.
    pub fn let_go();
    /// Another tab holds a database of that version open, whoever asks.
    pub async fn stubborn_tab(name: &str, version: u32);
    /// Until this.
    pub fn close_stubborn_tabs();
    /// Writes a record past the store.
    pub async fn put_raw(name: &str, store: &str, key: &JsValue, value: &JsValue);
    /// Waits.
    pub async fn delay(ms: u32);
    /// Milliseconds, to tell durations.
    pub fn now() -> f64;
    /// Whether the browser will keep the storage, in a word; it has two seconds to say.
    pub async fn ask_to_stay() -> JsValue;
}
