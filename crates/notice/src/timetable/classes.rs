//! Names of classes: what is one, several in one cell, ranges such as `22-[1-3]班`, and the parts a name is made of.

use crate::normalise::{class_key, fold};

/// A class name's parts, for finding its sisters: `23环设2班` is stem `23环设`, number 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parts {
    /// Everything before the number, as a key.
    pub stem: String,
    pub number: u32,
    /// The two last digits of the year of entry where the name starts with it.
    pub grade: Option<u32>,
}

/// Takes a key apart; `None` for names that do not end in a number and 班.
pub(crate) fn parts(printed: &str) -> Option<Parts> {
    let key = class_key(printed);
    let body = key.strip_suffix('班')?;
    let body = body.strip_suffix(')').unwrap_or(body);
    let cut = body.len() - body.bytes().rev().take_while(u8::is_ascii_digit).count();
    let number = body[cut..].parse().ok()?;
    let stem = body[..cut].trim_end_matches('(').to_owned();
    let grade = grade(&stem);
    Some(Parts {
        stem,
        number,
        grade,
    })
}

/// The grade a key starts with: two digits, or four that start with 20.
pub(crate) fn grade(key: &str) -> Option<u32> {
    let length = key.bytes().take_while(u8::is_ascii_digit).count();
    match length {
        2 => key[..2].parse().ok(),
        4 if key.starts_with("20") => key[2..4].parse().ok(),
        _ => None,
    }
}

/// Whether a folded text is one whole class name, such as `23软工10班` or `22-3班`.
pub(crate) fn is_class(folded: &str) -> bool {
    parts(folded).is_some_and(|p| {
        !p.stem.is_empty() && p.stem.chars().count() <= 24 && !p.stem.contains(['。', ',', ':'])
    })
}

/// What a cell of classes holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Classes {
    /// Printed names; of a range, the names it stands for.
    pub names: Vec<String>,
    /// Whether something beside the names was left unread.
    pub remainder: bool,
}

/// More than a real range ever spans; a longer one is kept as it is printed.
const MOST_IN_A_RANGE: u32 = 40;

/// Reads one cell. A cell that holds no class name in a known form comes back as the one name it prints.
pub(crate) fn read(cell: &str) -> Classes {
    let mut classes = Classes::default();
    for part in cell
        .split(['、', ',', '，', ';', '；'])
        .map(str::trim)
        .filter(|p| !p.is_empty())
    {
        let words: Vec<&str> = part.split_whitespace().collect();
        // `23 软工 2 班` is one name with spaces; `学硕1班—学硕5班 专硕1班` is two.
        if words.len() > 1 && words.first().is_some_and(|w| complete(w)) {
            for word in words {
                match one(word) {
                    Some(names) => classes.names.extend(names),
                    None => classes.remainder = true,
                }
            }
        } else {
            classes
                .names
                .extend(one(part).unwrap_or_else(|| vec![part.to_owned()]));
        }
    }
    classes
}

fn complete(word: &str) -> bool {
    one(word).is_some()
}

/// One class, or the classes of one range.
fn one(printed: &str) -> Option<Vec<String>> {
    let folded = fold(printed);
    range(&folded).or_else(|| is_class(&folded).then(|| vec![printed.to_owned()]))
}

fn expand(stem: &str, from: u32, to: u32) -> Option<Vec<String>> {
    (from < to && to - from < MOST_IN_A_RANGE)
        .then(|| (from..=to).map(|n| format!("{stem}{n}班")).collect())
}

fn range(folded: &str) -> Option<Vec<String>> {
    let text = class_key(folded);
    // 博士1班-博士3班: the second name may leave out the grade.
    if let Some((left, right)) = text.split_once(['-', '至', '到'])
        && let (Some(a), Some(b)) = (parts(left), parts(right.trim_start_matches('-')))
        && !a.stem.is_empty()
        && a.stem.ends_with(&b.stem)
    {
        return expand(&a.stem, a.number, b.number);
    }
    // 22-[1-3]班, 计科1-3班, 软工(1-3)班.
    let body = text.strip_suffix('班')?;
    let body = body.strip_suffix([']', ')']).unwrap_or(body);
    let (left, to) = body.rsplit_once(['-', '至'])?;
    let left = left.trim_end_matches('-');
    let cut = left.len() - left.bytes().rev().take_while(u8::is_ascii_digit).count();
    let stem = left[..cut].trim_end_matches(['[', '(']);
    let bracketed = stem.len() < cut;
    // Without brackets 22-3班 is class 3 of grade 22, no range.
    if !bracketed && !stem.chars().any(|c| !c.is_ascii_digit()) {
        return None;
    }
    expand(stem, left[cut..].parse().ok()?, to.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(cell: &str) -> Vec<String> {
        read(cell).names
    }

    #[test]
    fn a_printed_name_is_kept_as_it_is() {
        assert_eq!(names("23 人资 2 班"), ["23 人资 2 班"]);
        assert_eq!(names("22-3班"), ["22-3班"]);
    }

    #[test]
    fn a_range_stands_for_each_of_its_classes() {
        assert_eq!(names("22-[1-3]班"), ["22-1班", "22-2班", "22-3班"]);
        assert_eq!(
            names("2022级博士1班—博士3班"),
            ["2022级博士1班", "2022级博士2班", "2022级博士3班"]
        );
        assert_eq!(names("计科1-2班"), ["计科1班", "计科2班"]);
    }

    #[test]
    fn several_classes_in_a_cell_are_several() {
        assert_eq!(names("23计科1班、23计科2班"), ["23计科1班", "23计科2班"]);
        let read = read("2022级学硕1班—学硕2班 2022级专硕1班 和其他同学");
        assert_eq!(
            read.names,
            ["2022级学硕1班", "2022级学硕2班", "2022级专硕1班"]
        );
        assert!(read.remainder);
    }

    #[test]
    fn a_name_has_a_stem_a_number_and_a_grade() {
        assert_eq!(
            parts("23 环设 2 班"),
            Some(Parts {
                stem: "23环设".into(),
                number: 2,
                grade: Some(23)
            })
        );
        assert_eq!(
            parts("软工(3)班"),
            Some(Parts {
                stem: "软工".into(),
                number: 3,
                grade: None
            })
        );
        assert_eq!(parts("造纸工程"), None);
    }
}
