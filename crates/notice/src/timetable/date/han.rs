//! Numbers in Han numerals: `四`, `十五`, `二十`, `三十一`, `二〇二六`.

const DIGITS: &str = "〇一二三四五六七八九";

fn digit(c: char) -> Option<u32> {
    let c = match c {
        '零' | '○' | 'Ｏ' => '〇',
        '廿' => return None,
        c => c,
    };
    DIGITS
        .chars()
        .position(|d| d == c)
        .and_then(|d| u32::try_from(d).ok())
}

/// Numerals that a run may have: a year has four, a day three.
const MOST: usize = 5;

/// Where the run of numerals that begins at this byte ends.
pub(super) fn run(text: &str, at: usize) -> Option<usize> {
    if text.as_bytes()[at] < 0xe3 || !text.is_char_boundary(at) {
        return None;
    }
    let numeral = |c: &char| digit(*c).is_some() || *c == '十';
    let length: usize = text[at..]
        .chars()
        .take_while(numeral)
        .map(char::len_utf8)
        .sum();
    (length > 0).then_some(at + length)
}

/// The number a text begins with, how many digits it would have, and its length in bytes.
pub(crate) fn number(text: &str) -> Option<(u32, usize, usize)> {
    if text.as_bytes().first().is_none_or(|b| *b < 0xe3) {
        return None;
    }
    let mut value = 0u32;
    let mut length = 0;
    let mut plain = 0;
    let mut tens = false;
    for c in text.chars().take(MOST) {
        if c == '十' && !tens {
            value = value.max(1) * 10;
            tens = true;
        } else if let Some(d) = digit(c) {
            value = if tens { value + d } else { value * 10 + d };
            plain += 1;
        } else {
            break;
        }
        length += c.len_utf8();
    }
    let digits = if tens || plain <= 2 { 2 } else { plain };
    (length > 0 && value < 10_000).then_some((value, digits.min(5), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_of_days_months_and_years_are_read() {
        for (text, value) in [
            ("四月", 4),
            ("十五日", 15),
            ("二十日", 20),
            ("三十一", 31),
            ("二〇二六年", 2026),
        ] {
            assert_eq!(number(text).map(|n| n.0), Some(value), "{text}");
        }
        assert_eq!(number("人"), None);
    }
}
