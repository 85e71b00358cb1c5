//! A class's page in HTML that needs neither script nor app. What comes out of a notice is escaped by its type.

use data_encoding::BASE64;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use rollcall_core::time::hour_minute;
use sha2::{Digest, Sha256};

use super::words::{Words, times};
use crate::service::public::PublicClass;

const STYLE: &str = include_str!("page.css");

/// What the page may do: nothing but look as it does.
pub fn policy() -> String {
    let style = BASE64.encode(&Sha256::digest(STYLE.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'"
    )
}

/// The page of a class.
pub fn class(words: &Words, it: &PublicClass) -> String {
    let when = it.slot.as_ref().map_or(String::new(), |slot| {
        format!(" · {} {}", words.date(slot.date), times(slot))
    });
    let title = format!("{}{when}", it.name);
    let offset = it.settings.utc_offset_minutes;
    let changed = it.changed_at.map(|at| words.moment(at.to_local(offset)));
    let body = html! {
        p.event { (it.title) }
        h1 { (it.name) }
        @if it.closed { p.told { (words.closed) } }
        @match &it.slot {
            Some(slot) => {
                dl.slot {
                    div { dt { (words.day) } dd { (words.date(slot.date)) } }
                    div.main {
                        dt { (words.gathering) }
                        dd { (hour_minute(slot.gathering(&it.settings).time())) }
                    }
                    div { dt { (words.shooting) } dd { (times(slot)) } }
                    div.wide { dt { (words.place) } dd { (words.place_of(slot)) } }
                }
                @if !it.closed {
                    p.do { a.button href=(format!("/c/{}.ics{}", it.id, suffix(words))) { (words.calendar) } }
                }
            }
            None => p.told { (words.no_time) }
        }
        @if let Some(dress) = &it.settings.dress {
            section { h2 { (words.dress) } p.notice { (dress) } }
        }
        section {
            h2 { (words.code) }
            ol { @for step in words.steps { li { (step) } } }
            @if let Some(rules) = &it.settings.code_rules {
                h3 { (words.code_of_notice) }
                p.notice { (rules) }
            }
        }
        footer {
            @if let Some(changed) = changed { p { (words.changed) " " (changed) } }
            p { (words.nothing_personal) }
        }
    };
    whole(words, &title, &body)
}

/// A page that says why there is none.
pub fn problem(words: &Words, found: bool) -> String {
    let (title, hint) = if found {
        (words.broken, words.broken_hint)
    } else {
        (words.not_found, words.not_found_hint)
    };
    whole(words, title, &html! { h1 { (title) } p { (hint) } })
}

fn suffix(words: &Words) -> &'static str {
    if words.lang == "en" { "?lang=en" } else { "" }
}

fn whole(words: &Words, title: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(words.lang) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                meta name="color-scheme" content="light dark";
                meta name="format-detection" content="telephone=no";
                meta property="og:title" content=(title);
                meta property="og:site_name" content=(words.app);
                meta property="og:type" content="website";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    span { (words.app) }
                    a href=(format!("?lang={}", words.other_lang)) hreflang=(words.other_lang) { (words.other) }
                }
                main { (body) }
            }
        }
    };
    page.into_string()
}
