//! What is written or drawn in one colour on another can be read: the pairs of tokens that meet, in every theme
//! (WCAG 2.2, 1.4.3 and 1.4.11). In the sun more is asked for (1.4.6).

use std::collections::BTreeMap;

use super::Finding;
use super::source::File;

const TOKENS: &str = "style/tokens.css";
const SUN: &str = "sun";

/// Words, and what they stand on.
const WORDS: [(&str, &[&str]); 12] = [
    (
        "ink",
        &[
            "paper",
            "surface",
            "sunken",
            "brand-tint",
            "good-tint",
            "warn-tint",
            "alarm-tint",
        ],
    ),
    ("ink-soft", &["paper", "surface", "sunken"]),
    ("hint", &["surface"]),
    (
        "brand",
        &["paper", "surface", "sunken", "brand-tint", "warn-tint"],
    ),
    ("brand-deep", &["paper", "surface", "brand-tint"]),
    ("good", &["paper", "surface", "good-tint"]),
    ("warn", &["paper", "surface", "warn-tint"]),
    ("alarm", &["paper", "surface", "alarm-tint"]),
    ("on-brand", &["brand", "brand-deep"]),
    ("on-alarm", &["alarm"]),
    ("on-bar", &["bar", "bar-tint"]),
    ("on-now", &["now"]),
];
/// The edges of what can be touched, rings of focus and shapes that say something, and what they stand on.
const LINES: [(&str, &[&str]); 5] = [
    ("edge", &["paper", "surface", "sunken"]),
    ("brand", &["paper", "surface", "sunken"]),
    ("good", &["paper", "surface", "sunken"]),
    ("alarm", &["paper", "surface"]),
    ("on-bar", &["bar"]),
];

pub fn check(files: &[File]) -> Vec<Finding> {
    let tokens = files.iter().find(|file| file.path == TOKENS);
    tokens.map(one).unwrap_or_default()
}

fn one(file: &File) -> Vec<Finding> {
    let mut found = Vec::new();
    for (theme, colours) in themes(&file.text) {
        let (words, lines) = if theme == SUN { (7.0, 4.5) } else { (4.5, 3.0) };
        let chosen = [("on-chosen", ["chosen"].as_slice())];
        let words = WORDS.iter().chain(&chosen).map(|pair| (pair, words));
        let lines = LINES.iter().map(|pair| (pair, lines));
        for ((ink, grounds), least) in words.chain(lines) {
            for ground in *grounds {
                let Some((ink_at, ground_at)) = colours.get(*ink).zip(colours.get(*ground)) else {
                    let what = format!("{theme}: no colour --{ink} or --{ground}");
                    found.push(Finding::new(file, 1, what, "write it as #rrggbb"));
                    continue;
                };
                let ratio = contrast(ink_at.0, ground_at.0);
                if ratio < least {
                    let what =
                        format!("{theme}: --{ink} on --{ground} is {ratio:.1}:1, under {least}");
                    found.push(Finding::new(file, ink_at.1, what, "move them apart"));
                }
            }
        }
    }
    found
}

type Colours = BTreeMap<String, ([u8; 3], usize)>;

/// Each theme's colours with their lines. What a theme does not say is as in the light one.
fn themes(css: &str) -> Vec<(String, Colours)> {
    let mut themes: Vec<(String, Colours)> = Vec::new();
    for (line, number) in css.lines().zip(1..) {
        let line = line.trim();
        if let Some(selector) = line
            .strip_suffix('{')
            .filter(|it| it.trim_start().starts_with(":root"))
        {
            let named = selector.split('"').nth(1);
            let base = themes.first().map(|(_, colours)| colours.clone());
            themes.push((
                named.unwrap_or("light").to_owned(),
                base.unwrap_or_default(),
            ));
        }
        let declared = line
            .strip_prefix("--")
            .and_then(|rest| rest.trim_end_matches(';').split_once(": "));
        if let Some((name, value)) = declared
            && let Some(colour) = colour(value)
            && let Some((_, colours)) = themes.last_mut()
        {
            colours.insert(name.to_owned(), (colour, number));
        }
    }
    themes
}

fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

/// From 1 to 21.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::{TOKENS, check, contrast, themes};
    use crate::tidy::source::{File, read};
    use crate::tree::Tree;

    fn real() -> String {
        let files = read(&Tree::here().path("style")).unwrap();
        let tokens = files.into_iter().find(|file| file.path == "tokens.css");
        tokens.unwrap().text
    }

    #[test]
    fn black_on_white_is_twenty_one_to_one() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.001);
        assert!((contrast([255; 3], [255; 3]) - 1.0).abs() < 0.001);
    }

    #[test]
    fn every_theme_of_the_app_can_be_read() {
        let text = real();
        let names: Vec<_> = themes(&text).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["light", "dark", "sun"]);
        assert_eq!(check(&[File::made(TOKENS, &text)]), []);
    }

    #[test]
    fn a_pale_ink_is_found_in_the_theme_that_has_it() {
        let text = real().replace("--on-now: #33260a", "--on-now: #ffffff");
        let found = check(&[File::made(TOKENS, &text)]);
        // Dark does not say it, and has it from light; the sun says its own.
        assert_eq!(found.len(), 2);
        assert!(found[0].what.starts_with("light: --on-now on --now is 1."));
    }

    #[test]
    fn the_sun_asks_for_more() {
        let text = real().replace("--good: #004d26", "--good: #17693f");
        let found = check(&[File::made(TOKENS, &text)]);
        assert!(!found.is_empty() && found.iter().all(|it| it.what.starts_with("sun: --good")));
    }

    #[test]
    fn a_colour_that_is_missing_is_found() {
        let found = check(&[File::made(TOKENS, ":root {\n  --ink: #000000;\n}\n")]);
        assert!(
            found
                .iter()
                .any(|it| it.what == "light: no colour --ink or --paper")
        );
    }
}
