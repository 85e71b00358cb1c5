//! Databases as earlier versions of the schema wrote them, and what lies in a database, past the store.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Every version that a phone may come with, in their order. A new schema adds one, and changes none.
pub const VERSIONS: [u32; 2] = [5, 10];

/// A database of that version.
pub async fn write(version: u32, name: &str) {
    match version {
        5 => write_version_5(name).await,
        10 => write_version_10(name).await,
        other => panic!("how did version {other} write?"),
    }
}

/// Every record as `store [key] text`, in the order of names and keys.
pub async fn records(name: &str) -> Vec<String> {
    texts(records_of(name).await)
}

/// The version, and every store as `name, path of its keys, whether it counts by itself, its indices`.
pub async fn shape(name: &str) -> Vec<String> {
    texts(shape_of(name).await)
}

fn texts(array: JsValue) -> Vec<String> {
    let array = Array::from(&array);
    array.iter().map(|it| it.as_string().unwrap()).collect()
}

#[wasm_bindgen(module = "/tests/browser/history/version_5.js")]
extern "C" {
    async fn write_version_5(name: &str);
}

#[wasm_bindgen(module = "/tests/browser/history/version_10.js")]
extern "C" {
    async fn write_version_10(name: &str);
}

#[wasm_bindgen(inline_js = r#"
const answer = (request) => new Promise((yes, no) => {
    request.onsuccess = () => yes(request.result);
    request.onerror = () => no(request.error);
});
async function look(name, at) {
    const db = await answer(indexedDB.open(name));
    const lines = [];
    for (const store of db.objectStoreNames) {
        lines.push(...await at(db.transaction([store]).objectStore(store)));
    }
    db.close();
    return [db.version, lines];
}
export async function records_of(name) {
    const [, lines] = await look(name, async (store) => {
        const [keys, texts] = [answer(store.getAllKeys()), answer(store.getAll())];
        const values = await texts;
        return (await keys).map((key, at) => `${store.name} ${JSON.stringify(key)} ${values[at]}`);
    });
    return lines;
}
export async function shape_of(name) {
    const [version, lines] = await look(name, (store) => [
        `${store.name} ${store.keyPath} ${store.autoIncrement} ${[...store.indexNames]}`.trim(),
    ]);
    return [String(version), ...lines];
}
"#)]
extern "C" {
    async fn records_of(name: &str) -> JsValue;
    async fn shape_of(name: &str) -> JsValue;
}
