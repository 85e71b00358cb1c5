//! Which class a list is of: what may be taken for granted, and what is only offered.

use crate::normalise::class_key;

/// Whether a text names the class of this key: it is its name, or holds it as a whole.
///
/// `软件学院23软工1班名单` names 23软工1班; `2023软工1班` and `23软工11班` do not.
#[must_use]
pub fn fits(printed: &str, key: &str) -> bool {
    let text = class_key(printed);
    if text == key {
        return true;
    }
    // A key of one or two letters stands in any text.
    if key.chars().count() < 4 {
        return false;
    }
    let joins = |c: char| c.is_ascii_alphanumeric();
    text.match_indices(key).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        let begins = key.chars().next().is_some_and(joins) && before.is_some_and(joins);
        let ends = key.chars().next_back().is_some_and(joins) && after.is_some_and(joins);
        !begins && !ends
    })
}

/// How alike the name of a list and a class's key are, in thousandths; 0 where the year or the number differs, for
/// those are other classes.
#[must_use]
pub fn likeness(printed: &str, key: &str) -> u32 {
    let (a, b) = (Shape::of(printed), Shape::of(key));
    let differs = |x: &Option<u32>, y: &Option<u32>| x.is_some() && y.is_some() && x != y;
    if differs(&a.grade, &b.grade) || differs(&a.number, &b.number) {
        return 0;
    }
    let common = common(&a.words, &b.words);
    if common == 0 {
        return 0;
    }
    // 软工 is in 软件工程, so that all of the shorter counts, and the longer one's rest little.
    let (short, long) = (
        a.words.len().min(b.words.len()),
        a.words.len().max(b.words.len()),
    );
    let words = 800 * common / short.max(1) + 100 * common / long.max(1);
    let same = |x: Option<u32>, y: Option<u32>| 50 * u32::from(x.is_some() && x == y);
    let score = u32::try_from(words).unwrap_or(u32::MAX)
        + same(a.grade, b.grade)
        + same(a.number, b.number);
    if common * 2 < short { 0 } else { score }
}

/// A name's year of entry, number and the letters between.
struct Shape {
    grade: Option<u32>,
    number: Option<u32>,
    words: Vec<char>,
}

impl Shape {
    fn of(printed: &str) -> Self {
        let key = class_key(printed);
        let mut numbers = Vec::new();
        let mut words = Vec::new();
        let mut digits = String::new();
        for c in key.chars().chain([' ']) {
            if c.is_ascii_digit() {
                digits.push(c);
                continue;
            }
            if let Ok(number) = digits.parse::<u32>() {
                numbers.push(number);
            }
            digits.clear();
            if !matches!(c, '级' | '届' | '班' | '(' | ')' | '第' | '-' | ' ') {
                words.push(c);
            }
        }
        let year = |n: &u32| (2000..2100).contains(n) || (10..60).contains(n);
        let grade = numbers.first().copied().filter(year).map(|n| n % 100);
        let number = numbers
            .get(usize::from(grade.is_some())..)
            .and_then(<[u32]>::last)
            .copied();
        Self {
            grade,
            number,
            words,
        }
    }
}

/// How many letters two names have in common, in the same order.
fn common(a: &[char], b: &[char]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for x in a.iter().take(60) {
        let mut corner = 0;
        for (at, y) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if x == y {
                corner + 1
            } else {
                above.max(row[at])
            };
            corner = above;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_names_a_class_only_as_a_whole() {
        for text in [
            "23软工1班",
            "软件学院 23软工1班 采集表",
            "名单（23软工1班）",
        ] {
            assert!(fits(text, "23软工1班"), "{text}");
        }
        for text in ["2023软工1班", "23软工11班", "23软工班", "23软件工程1班"] {
            assert!(!fits(text, "23软工1班"), "{text}");
        }
    }

    #[test]
    fn the_nearest_name_is_the_one_a_person_would_offer() {
        let keys = [
            "23软工1班",
            "23软工10班",
            "25软工10班",
            "23英语10班",
            "23物联网10班",
        ];
        let best = |printed: &str| keys.into_iter().max_by_key(|key| likeness(printed, key));
        assert_eq!(best("2023级软件工程10班"), Some("23软工10班"));
        assert_eq!(likeness("2023级软件工程10班", "25软工10班"), 0);
        assert_eq!(likeness("2023级软件工程10班", "23英语10班"), 0);
        assert_eq!(best("物联网(10)班"), Some("23物联网10班"));
    }
}
