//! Choosing a file, and its text as the browser decodes it.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};

use crate::text::desk as text;

/// A button that opens the browser's own dialog; the same file may be chosen twice.
#[component]
pub(super) fn FileButton(
    accept: &'static str,
    testid: &'static str,
    #[prop(into)] chosen: Callback<File>,
) -> impl IntoView {
    let change = move |event: leptos::ev::Event| {
        let input: HtmlInputElement = event_target(&event);
        let file = input.files().and_then(|files| files.get(0));
        if let Some(file) = file {
            chosen.run(file);
        }
        input.set_value("");
    };
    view! {
        <label class="button file-button">
            {text::choose_file()}
            <input type="file" class="unseen" accept=accept data-testid=testid on:change=change />
        </label>
    }
}

/// The text of a file: as its mark says, and else UTF-8 or GB18030, whichever has no wrong bytes. None for a
/// file that is no text.
pub(super) async fn text_of(file: &File) -> Option<String> {
    let read: Function = Reflect::get(file, &"arrayBuffer".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let reading: Promise = read.call0(file).ok()?.dyn_into().ok()?;
    let buffer = JsFuture::from(reading).await.ok()?;
    let bytes = Uint8Array::new(&buffer);
    let first = |at| (at < bytes.length()).then(|| bytes.get_index(at));
    let encodings: &[&str] = match (first(0), first(1)) {
        (Some(b'P'), Some(b'K')) => &[],
        (Some(0xff), Some(0xfe)) => &["utf-16le"],
        (Some(0xfe), Some(0xff)) => &["utf-16be"],
        _ => &["utf-8", "gb18030"],
    };
    encodings
        .iter()
        .find_map(|encoding| decode(&bytes, encoding))
}

fn decode(bytes: &Uint8Array, encoding: &str) -> Option<String> {
    let class: Function = Reflect::get(&js_sys::global(), &"TextDecoder".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let options = Object::new();
    Reflect::set(&options, &"fatal".into(), &JsValue::TRUE).ok()?;
    let decoder = Reflect::construct(&class, &Array::of2(&encoding.into(), &options)).ok()?;
    let decode: Function = Reflect::get(&decoder, &"decode".into())
        .ok()?
        .dyn_into()
        .ok()?;
    decode.call1(&decoder, bytes).ok()?.as_string()
}
