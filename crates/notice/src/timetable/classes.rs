//! Names of classes: what is one, several in one cell, ranges such as `22-[1-3]班`, and the parts a name is made of.

mod form;
mod pieces;
mod range;

use form::{NO_CLASS, is_code, is_spelt};
use pieces::{pieces, with_count};

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
    // 软工1班(本科): what stands in brackets behind the name is no part of it.
    let key = key
        .find("班(")
        .map_or(key.as_str(), |at| &key[..at + '班'.len_utf8()]);
    let body = key.strip_suffix('班')?;
    let body = body.strip_suffix([')', ']']).unwrap_or(body);
    let cut = body.len() - body.bytes().rev().take_while(u8::is_ascii_digit).count();
    let number = body[cut..].parse().ok()?;
    let stem = body[..cut].trim_end_matches(['(', '[']).to_owned();
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

/// Whether a folded text is one whole class name, such as `23软工10班`, `22-3班`, `计科2301` or `23软工1`.
pub(crate) fn is_class(folded: &str) -> bool {
    let plain = |stem: &str| {
        !stem.is_empty()
            && stem.chars().count() <= 24
            && !stem.contains(['。', ',', ':', '|', '\t', '@', '?', '!'])
            && !NO_CLASS.iter().any(|w| stem.contains(w))
    };
    parts(folded).map_or_else(
        || is_code(folded) || is_spelt(folded),
        |p| plain(&p.stem) && p.number < 100_000,
    )
}

/// One class of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// As printed; of a range, the name it stands for.
    pub name: String,
    /// The headcount written beside it.
    pub count: Option<u32>,
}

/// What a cell of classes holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Classes {
    pub names: Vec<Named>,
    /// Whether something beside the names was left unread.
    pub remainder: bool,
    /// Whether a range was kept as printed, for it spans more classes than a range can.
    pub unopened: bool,
    /// One headcount for all of them, written behind the last.
    pub shared: Option<u32>,
}

/// Whether a folded cell begins with the name of a class, or with a list or range of classes.
pub(crate) fn looks_like(folded: &str) -> bool {
    let numbered = folded.bytes().any(|b| b.is_ascii_digit()) || folded.contains('班');
    if !numbered || folded.len() > 1_200 {
        return false;
    }
    let pieces = pieces(folded);
    let Some(first) = pieces.first() else {
        return false;
    };
    let name = fold(&with_count(first).0);
    is_class(&name)
        || range::is_whole(&name)
        || folded.contains('班') && range::is_spelt(&name)
        || pieces.len() > 1
            && folded.contains('班')
            && matches!(&range::read(&name, None, true), range::Read::Names(_))
            && pieces
                .iter()
                .any(|p| is_class(&fold(&with_count(p).0)) || p.trim().ends_with('班'))
}

/// Reads one cell. A cell that holds no class name in a known form comes back as the one name it prints.
pub(crate) fn read(cell: &str) -> Classes {
    let mut classes = Classes::default();
    let pieces = pieces(cell);
    let mut stem: Option<String> = None;
    for (at, piece) in pieces.iter().enumerate() {
        let (mut name, mut count) = with_count(piece);
        if let Some(plain) = without_remark(piece) {
            (name, count) = with_count(plain);
            classes.remainder = true;
        }
        // 共180人 behind the names is the count of them all; a room behind them is none of them.
        if matches!(name.as_str(), "共" | "共计" | "合计" | "约" | "计") && count.is_some() {
            classes.shared = add(classes.shared, count);
            continue;
        }
        if at > 0 && crate::timetable::places::is_venue(&fold(&name)) {
            classes.remainder = true;
            continue;
        }
        let last = at + 1 == pieces.len();
        // 软工1、2、3班: a number alone goes on with the stem before it, if a class follows.
        let listed = pieces.len() > 1;
        match range::read(&name, stem.as_deref(), listed) {
            range::Read::Names(names) => {
                stem = names.last().and_then(|n| range::stem_of(n)).or(stem);
                let several = names.len() > 1;
                if several {
                    classes.shared = add(classes.shared, count);
                }
                let own = count.filter(|_| !several);
                classes
                    .names
                    .extend(names.into_iter().map(|name| Named { name, count: own }));
            }
            range::Read::TooLong => {
                classes.unopened = true;
                classes.names.push(Named { name, count });
            }
            range::Read::Unknown if at > 0 && is_word(&name) => classes.remainder = true,
            range::Read::Unknown if last && listed && is_tail(&name) => classes.remainder = true,
            range::Read::Unknown => classes.names.push(Named { name, count }),
        }
    }
    // Only the last of several has a count: it is that of them all.
    if let [before @ .., last] = classes.names.as_mut_slice()
        && !before.is_empty()
        && last.count.is_some()
        && before.iter().all(|n| n.count.is_none())
        && classes.shared.is_none()
    {
        classes.shared = add(classes.shared, last.count.take());
    }
    classes
}

/// `电商1班(含转专业3人)`: the name without what is said about some of its students.
fn without_remark(piece: &str) -> Option<&str> {
    let piece = piece.trim();
    let body = piece.strip_suffix([')', '）'])?;
    let open = body.rfind(['(', '（'])?;
    let inside = body[open..].trim_start_matches(['(', '（']).trim_start();
    let remark = ["含", "其中", "不含", "包括", "包含", "另"];
    let plain = body[..open].trim_end();
    (!plain.is_empty() && remark.iter().any(|w| inside.starts_with(w))).then_some(plain)
}

fn add(one: Option<u32>, other: Option<u32>) -> Option<u32> {
    match (one, other) {
        (Some(a), Some(b)) => Some(a.saturating_add(b)),
        (a, b) => a.or(b),
    }
}

/// `计科2201 8:00到`: a word beside the names that is none.
fn is_word(text: &str) -> bool {
    let words = [
        "到场", "集合", "拍摄", "采集", "开始", "同学", "学生", "全体", "参加", "报到",
    ];
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    text.chars().count() < 2 && !text.bytes().any(|b| b.is_ascii_digit()) || words.contains(&text)
}

/// `和市外班级来校区内集中采集的同学`, `等`.
fn is_tail(text: &str) -> bool {
    text.starts_with(['和', '及', '等', '与'])
        || text.chars().count() > 12
        || text.starts_with("其他")
        || text.starts_with("部分")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(cell: &str) -> Vec<String> {
        read(cell).names.into_iter().map(|n| n.name).collect()
    }

    #[test]
    fn a_printed_name_is_kept_as_it_is() {
        assert_eq!(names("23 人资 2 班"), ["23 人资 2 班"]);
        assert_eq!(names("22-3班"), ["22-3班"]);
    }

    #[test]
    fn several_classes_in_a_cell_are_several() {
        assert_eq!(names("23计科1班、23计科2班"), ["23计科1班", "23计科2班"]);
        assert_eq!(names("23计科1班和23计科2班"), ["23计科1班", "23计科2班"]);
        assert_eq!(names("软工1、2、3班"), ["软工1班", "软工2班", "软工3班"]);
        assert_eq!(names("计科2301、2302"), ["计科2301", "计科2302"]);
        let read = read("2022级学硕1班—学硕2班 2022级专硕1班 和其他同学");
        assert_eq!(read.names.len(), 3);
        assert!(read.remainder);
    }

    #[test]
    fn a_headcount_behind_a_class_is_its_own_and_one_behind_the_last_is_shared() {
        let counts = |cell: &str| {
            let read = read(cell);
            let own: Vec<_> = read.names.iter().map(|n| n.count).collect();
            (own, read.shared)
        };
        assert_eq!(
            counts("23软工1班45人、23软工2班(44人)"),
            (vec![Some(45), Some(44)], None)
        );
        assert_eq!(
            counts("软工1班、软工2班（89人）"),
            (vec![None, None], Some(89))
        );
        assert_eq!(counts("软工1-2班(89人)"), (vec![None, None], Some(89)));
        assert_eq!(counts("软工（3）班"), (vec![None], None));
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
        assert_eq!(parts("软工(3)班").map(|p| p.stem), Some("软工".into()));
        assert_eq!(parts("造纸工程"), None);
    }

    #[test]
    fn names_without_the_word_for_class_are_known_by_their_form() {
        for text in ["计科2301", "23软工1", "2023级软工1", "23级软件工程12"] {
            assert!(is_class(text), "{text}");
        }
        for text in [
            "信息学院600",
            "图书馆2301",
            "4月15",
            "2027届2",
            "王一2",
            "第2",
        ] {
            assert!(!is_class(text), "{text}");
        }
    }
}
