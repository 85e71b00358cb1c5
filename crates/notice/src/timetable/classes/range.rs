//! Ranges of classes: `22-[1-3]班`, `学硕1班—学硕5班`, `软工1~3班`, `计科2301-2304`, `22计科1班至4班`.

use super::{is_class, parts};
use crate::normalise::{class_key, fold};

/// More than a real range ever spans; a longer one is kept as it is printed.
const MOST_IN_A_RANGE: u32 = 40;

/// What a piece of a cell is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Read {
    Names(Vec<String>),
    TooLong,
    Unknown,
}

/// Everything before the number of a class, by which a bare number beside it is completed.
pub(super) fn stem_of(name: &str) -> Option<String> {
    let key = class_key(name);
    if let Some(parts) = parts(&key) {
        return (!parts.stem.is_empty()).then_some(parts.stem);
    }
    if is_class(&key) && key.ends_with('班') {
        let body = tail(&key).0;
        return Some(body[..body.char_indices().next_back()?.0].to_owned());
    }
    let digits = key.bytes().rev().take_while(u8::is_ascii_digit).count();
    let stem = &key[..key.len() - digits];
    (digits > 0 && !stem.is_empty()).then(|| stem.to_owned())
}

/// Whether a folded text is a range that needs nothing before it.
pub(super) fn is_whole(folded: &str) -> bool {
    !matches!(range(&class_key(folded), None, false), Read::Unknown)
}

/// Whether a folded text is a range in Han numerals that needs nothing before it.
pub(super) fn is_spelt(folded: &str) -> bool {
    spelt(&class_key(folded), None, false).is_some()
}

/// Reads one piece; `stem` is that of the name before it, `listed` whether it is one of several.
pub(super) fn read(printed: &str, stem: Option<&str>, listed: bool) -> Read {
    let key = class_key(printed);
    match range(&key, stem, listed) {
        Read::Unknown => {}
        read => return read,
    }
    if is_class(&fold(printed)) {
        return Read::Names(vec![printed.to_owned()]);
    }
    if let Some(names) = spelt(&key, stem, listed) {
        return Read::Names(names);
    }
    let (body, word) = tail(&key);
    let number = body
        .trim_start_matches(['(', '['])
        .trim_end_matches([')', ']']);
    let bare =
        !number.is_empty() && number.len() <= 4 && number.bytes().all(|b| b.is_ascii_digit());
    if let (true, Some(stem)) = (bare && listed, stem) {
        return Read::Names(vec![format!(
            "{stem}{number}{}",
            class_word(stem, number, word)
        )]);
    }
    // The first of 软工1、2、3班 has no 班 of its own.
    let digits = body.bytes().rev().take_while(u8::is_ascii_digit).count();
    let subject = &body[..body.len() - digits];
    if listed && word.is_empty() && (1..=4).contains(&digits) && !subject.is_empty() {
        let number = &body[subject.len()..];
        return Read::Names(vec![format!(
            "{subject}{number}{}",
            class_word(subject, number, word)
        )]);
    }
    Read::Unknown
}

/// `给排水一至三班`, and the pieces of `土木一、二班`: numbers in Han numerals.
fn spelt(key: &str, stem: Option<&str>, listed: bool) -> Option<Vec<String>> {
    const NUMBERS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let place = |text: &str| NUMBERS.iter().position(|n| *n == text);
    let named = |stem: &str| stem.chars().count() >= 2 && is_class(&format!("{stem}一班"));
    let (body, word) = tail(key);
    let last = body.char_indices().next_back()?.0;
    let to = place(&body[last..])?;
    let open = &body[..last];
    if let Some(left) = ["至", "到", "-"].iter().find_map(|w| open.strip_suffix(w)) {
        let left = tail(left).0;
        let first = left.char_indices().next_back()?.0;
        let from = place(&left[first..]).filter(|from| *from < to && word == "班")?;
        let stem = if first == 0 { stem? } else { &left[..first] };
        return named(stem).then(|| {
            NUMBERS[from..=to]
                .iter()
                .map(|n| format!("{stem}{n}班"))
                .collect()
        });
    }
    let stem = if open.is_empty() { stem? } else { open };
    (listed && named(stem)).then(|| vec![format!("{stem}{}班", NUMBERS[to])])
}

/// `2301` is whole without a 班; `1` is not.
fn class_word<'a>(stem: &str, number: &str, word: &'a str) -> &'a str {
    if word.is_empty() && number.len() < 3 && !stem.ends_with('班') {
        "班"
    } else {
        word
    }
}

/// A key without its last 班, and that word.
fn tail(key: &str) -> (&str, &str) {
    match key.strip_suffix('班') {
        Some(body) => (body, "班"),
        None => (key, ""),
    }
}

fn expand(stem: &str, from: u32, to: u32, width: usize, word: &str) -> Read {
    if to - from >= MOST_IN_A_RANGE {
        return Read::TooLong;
    }
    Read::Names(
        (from..=to)
            .map(|n| format!("{stem}{n:0width$}{word}"))
            .collect(),
    )
}

fn digits_at_end(text: &str) -> usize {
    text.bytes().rev().take_while(u8::is_ascii_digit).count()
}

/// Cuts at the dash or word of a range, the last one of the text.
fn cut(text: &str) -> Option<(&str, &str)> {
    let (at, mark) = text.rmatch_indices(['-', '至', '到']).next()?;
    let left = text[..at].trim_end_matches('-');
    Some((left, &text[at + mark.len()..]))
}

fn range(key: &str, before: Option<&str>, listed: bool) -> Read {
    if key.len() > 120 {
        return Read::Unknown;
    }
    let Some((left, right)) = cut(key) else {
        return Read::Unknown;
    };
    let (right, word) = tail(right);
    let bracket = right.ends_with([']', ')']);
    let right = right.trim_end_matches([']', ')']);
    let to_digits = digits_at_end(right);
    let right_stem = right[..right.len() - to_digits].trim_end_matches(['(', '[']);
    let (left, left_word) = tail(left);
    let left = left.trim_end_matches([']', ')']);
    let from_digits = digits_at_end(left);
    let open = &left[..left.len() - from_digits];
    let left_stem = open.trim_end_matches(['(', '[']);
    let bracketed = bracket && left_stem.len() < open.len();
    if from_digits == 0 || to_digits == 0 || from_digits > 9 || to_digits > 9 {
        return Read::Unknown;
    }
    let Ok(from) = left[open.len()..].parse::<u32>() else {
        return Read::Unknown;
    };
    let Ok(mut to) = right[right.len() - to_digits..].parse::<u32>() else {
        return Read::Unknown;
    };
    // 2301-04班 is 2301 to 2304.
    if from_digits == 4 && to_digits < 4 {
        let place = 10u32.pow(to_digits as u32);
        to += from / place * place;
    }
    // 博士1班-博士3班: the second name may leave out the grade, or all but the number.
    if !left_stem.ends_with(right_stem) || from >= to {
        return Read::Unknown;
    }
    let mut word = if word.is_empty() { left_word } else { word };
    let coded = from_digits >= 3 && to_digits >= 2;
    let subject = left_stem.chars().any(|c| !c.is_ascii_digit() && c != '-');
    if word.is_empty() && !coded {
        // 软工1-3 is a range only among others that say 班: 软工1-2、4班.
        if !listed || !subject && before.is_none() {
            return Read::Unknown;
        }
        word = "班";
    }
    // Without brackets 22-3班 is class 3 of grade 22, no range; 22-25班 could be anything but that.
    let stem = match before.filter(|_| left_stem.is_empty()) {
        Some(before) => before,
        None => left_stem,
    };
    if !subject && !bracketed && before.is_none() && !coded && !left_word.is_empty() {
        return Read::Unknown;
    }
    if is_dateish(left_stem) {
        return Read::Unknown;
    }
    let width = if from_digits == to_digits && left[open.len()..].starts_with('0') {
        from_digits
    } else {
        0
    };
    expand(stem, from, to, width, word)
}

/// `2023年4月15-17`: no stem of a class.
fn is_dateish(stem: &str) -> bool {
    stem.ends_with(['月', '年', '日', ':', '.'])
}

#[cfg(test)]
mod tests {
    use super::super::read;

    fn names(cell: &str) -> Vec<String> {
        read(cell).names.into_iter().map(|n| n.name).collect()
    }

    #[test]
    fn a_range_stands_for_each_of_its_classes() {
        for (cell, first, last, count) in [
            ("22-[1-3]班", "22-1班", "22-3班", 3),
            ("2022级博士1班—博士3班", "2022级博士1班", "2022级博士3班", 3),
            ("学硕1班—学硕5班", "学硕1班", "学硕5班", 5),
            ("计科1-2班", "计科1班", "计科2班", 2),
            ("2022级学硕1-5班", "2022级学硕1班", "2022级学硕5班", 5),
            ("软工1~3班", "软工1班", "软工3班", 3),
            ("计科2301-2304", "计科2301", "计科2304", 4),
            ("计科2301-04班", "计科2301班", "计科2304班", 4),
            ("22计科1班至4班", "22计科1班", "22计科4班", 4),
            ("软工（1）班—（3）班", "软工1班", "软工3班", 3),
            ("软工(1-3)班", "软工1班", "软工3班", 3),
            ("软工1-2、4班", "软工1班", "软工4班", 3),
        ] {
            let got = names(cell);
            assert_eq!(got.len(), count, "{cell} {got:?}");
            assert_eq!(
                (got[0].as_str(), got[count - 1].as_str()),
                (first, last),
                "{cell}"
            );
        }
    }

    #[test]
    fn what_is_no_range_stays_one_name() {
        for cell in [
            "22-3班",
            "软工3-1班",
            "2023-2024学年",
            "计算机类(中外合作)1班",
        ] {
            assert_eq!(names(cell), [cell], "{cell}");
        }
    }

    #[test]
    fn a_range_longer_than_a_school_is_not_opened() {
        for cell in ["1-999999班", "软工[1-999999999]班", "软工1-999班"] {
            let got = read(cell);
            assert_eq!(got.names.len(), 1, "{cell}");
            assert!(got.unopened, "{cell}");
        }
    }
}
