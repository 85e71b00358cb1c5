//! What a tag says of itself: how many columns and rows it covers, and whether it is shown.

/// What a tag says of itself, as far as it matters.
#[derive(Default)]
pub(super) struct Said {
    pub across: u32,
    pub down: u32,
    pub hidden: bool,
}

/// Reads the attributes up to the end of the tag, and what follows it.
pub(super) fn said(tag: &str) -> (Said, &str) {
    let mut said = Said::default();
    let mut rest = tag;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(rest) = rest.strip_prefix('>') {
            return (said, rest);
        }
        if rest.is_empty() {
            return (said, rest);
        }
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/');
        let end = rest[first..].find(ends).map_or(rest.len(), |n| n + first);
        let name = &rest[..end];
        rest = &rest[end..];
        let mut value = "";
        let spaced = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
        if let Some(given) = spaced.strip_prefix('=') {
            let given = given.trim_start_matches(|c: char| c.is_ascii_whitespace());
            let quote = given.chars().next().filter(|c| matches!(c, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => given[1..].split_once(quote).unwrap_or((&given[1..], "")),
                None => given.split_at(
                    given
                        .find(|c: char| c.is_ascii_whitespace() || c == '>')
                        .unwrap_or(given.len()),
                ),
            };
        }
        said.take(name, value);
    }
}

impl Said {
    fn take(&mut self, name: &str, value: &str) {
        // A number too large to be one is still a wide cell.
        let number = || match value.trim() {
            digits if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) => {
                digits.parse().unwrap_or(u32::MAX)
            }
            _ => 1,
        };
        if name.eq_ignore_ascii_case("colspan") {
            self.across = number();
        } else if name.eq_ignore_ascii_case("rowspan") {
            self.down = number();
        } else if name.eq_ignore_ascii_case("hidden") {
            self.hidden = true;
        } else if name.eq_ignore_ascii_case("style") {
            self.hidden |= value.split(';').any(|rule| {
                rule.split_once(':').is_some_and(|(name, value)| {
                    name.trim().eq_ignore_ascii_case("display")
                        && value.trim().eq_ignore_ascii_case("none")
                })
            });
        }
    }
}
