//! The styles are for the browsers of 2022 (Chrome 96, Safari 15.4, Firefox 100): what came later either stands
//! after something that they know, or is not there.

use super::Finding;
use super::source::File;

/// Parts of selectors and rules without which a browser drops the whole block.
const RULES: [&str; 7] = [
    ":has(",
    "@container",
    "@layer",
    "@scope",
    "@starting-style",
    "@position-try",
    ":popover-open",
];
/// Values that want a line for the same property before them.
const VALUES: [&str; 9] = [
    "color-mix(",
    "oklch(",
    "light-dark(",
    "subgrid",
    "dvh",
    "svh",
    "lvh",
    "dvw",
    "round(",
];

pub fn check(files: &[File]) -> Vec<Finding> {
    let styles = files
        .iter()
        .filter(|file| file.path.starts_with("style/") && file.is("css"));
    styles.flat_map(one).collect()
}

fn one(file: &File) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut before = "";
    for (line, number) in file.text.lines().zip(1..) {
        let line = line.trim();
        if let Some(rule) = RULES.iter().find(|rule| line.contains(**rule)) {
            let what = format!("{rule} is younger than the browsers of 2022");
            found.push(Finding::new(
                file,
                number,
                what,
                "say it with a class or an attribute",
            ));
        }
        // Nesting: a selector within a block begins so.
        if line.starts_with('&') {
            let what = "a nested rule is younger than the browsers of 2022";
            found.push(Finding::new(file, number, what, "write its selector out"));
        }
        let property = line.split_once(": ").map_or("", |(property, _)| property);
        let newer = VALUES.iter().find(|value| is_used(line, value));
        if let Some(value) = newer.filter(|_| property.is_empty() || property != before) {
            let what = format!("{value} is younger than the browsers of 2022");
            let todo = "give the property a value that they know on the line before";
            found.push(Finding::new(file, number, what, todo));
        }
        before = property;
    }
    found
}

/// In a declaration, as a value or a unit of its own: `100dvh` and `subgrid`, and no class name.
fn is_used(line: &str, value: &str) -> bool {
    let Some((_, said)) = line.split_once(": ").filter(|_| line.ends_with(';')) else {
        return false;
    };
    let letter = |c: char| c.is_ascii_alphabetic() || c == '-';
    said.match_indices(value).any(|(at, _)| {
        let before = said[..at].chars().next_back().is_some_and(letter);
        let after = said[at + value.len()..].chars().next().is_some_and(letter);
        !before && (!after || value.ends_with('('))
    })
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::source::File;

    fn lines(css: &str) -> Vec<usize> {
        let found = check(&[File::made("style/a.css", css)]);
        found.iter().map(|it| it.line).collect()
    }

    #[test]
    fn a_selector_that_they_do_not_know_is_found() {
        assert_eq!(lines("a:has(b) {\n}\n.c {\n  &:hover {\n  }\n}\n"), [1, 4]);
        assert_eq!(lines("@container (min-width: 3rem) {\n}\n"), [1]);
    }

    #[test]
    fn a_value_that_they_do_not_know_stands_after_one_that_they_know() {
        assert_eq!(lines(".a {\n  height: 100dvh;\n}\n"), [2]);
        assert!(lines(".a {\n  height: 100vh;\n  height: 100dvh;\n}\n").is_empty());
        assert_eq!(
            lines(".a {\n  width: 1px;\n  height: calc(90dvh - 1px);\n}\n"),
            [3]
        );
    }

    #[test]
    fn a_name_that_sounds_like_it_is_free() {
        assert!(lines(".subgrid {\n  animation: surround(a) 1s;\n}\n").is_empty());
    }
}
