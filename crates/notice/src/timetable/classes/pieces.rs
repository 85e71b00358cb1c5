//! A cell of classes cut into names and their headcounts.

use super::{is_class, range};
use crate::normalise::fold;

/// Pieces of one cell; a longer list is noise.
pub(super) const MOST_PIECES: usize = 400;

/// The cell cut at commas and the like, and at spaces between names that are complete.
pub(super) fn pieces(cell: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut depth = 0usize;
    let cut = |c: char| {
        let marks = ['、', ',', '，', ';', '；', '/', '／', '+', '＋', '&', '\n'];
        let open = matches!(c, '(' | '（' | '[' | '【');
        let close = matches!(c, ')' | '）' | ']' | '】');
        depth = (depth + usize::from(open)).saturating_sub(usize::from(close));
        depth == 0 && marks.contains(&c)
    };
    for part in cell.split(cut).map(str::trim).filter(|p| !p.is_empty()) {
        let words: Vec<&str> = part.split_whitespace().collect();
        let whole = |word: &&str| {
            let (name, _) = with_count(word);
            is_class(&fold(&name)) || range::is_whole(&fold(&name))
        };
        // `23 软工 2 班` is one name with spaces; `学硕1班—学硕5班 专硕1班` is two.
        if words.len() > 1 && words.first().is_some_and(whole) {
            all.extend(words.into_iter().map(str::to_owned));
        } else {
            all.extend(joined(part));
        }
        if all.len() > MOST_PIECES {
            break;
        }
    }
    all.truncate(MOST_PIECES);
    all
}

/// `23软工1班和23软工2班`: two names, if both are.
pub(super) fn joined(part: &str) -> Vec<String> {
    for word in ["和", "及", "与"] {
        if let Some((left, right)) = part.split_once(word)
            && is_class(&fold(&with_count(left.trim()).0))
            && is_class(&fold(&with_count(right.trim()).0))
        {
            return vec![left.trim().to_owned(), right.trim().to_owned()];
        }
    }
    vec![part.to_owned()]
}

/// A name without the headcount behind it: `23软工1班(45人)`, `23软工1班45人`, `软工1班 45`.
pub(super) fn with_count(piece: &str) -> (String, Option<u32>) {
    let trimmed = piece.trim();
    let folded = fold(trimmed);
    let body = folded.strip_suffix(')').unwrap_or(&folded);
    let unit = body.strip_suffix(['人', '名']);
    let counted = unit.unwrap_or(body).trim_end();
    let digits = counted.bytes().rev().take_while(u8::is_ascii_digit).count();
    let bracket = body.len() < folded.len();
    let before = counted[..counted.len() - digits].trim_end();
    let behind_class = before.ends_with('班');
    let opened = before
        .trim_end_matches("共计")
        .trim_end_matches(['共', '约', '计', '合'])
        .strip_suffix('(');
    let plain = match (bracket, opened) {
        // 软工(3)班 has its number in brackets; a count stands behind the name.
        (true, Some(name)) if unit.is_some() || is_class(name.trim_end()) => name,
        (false, _) if unit.is_some() || behind_class => before,
        _ => return (trimmed.to_owned(), None),
    };
    let count = counted[counted.len() - digits..].parse().ok();
    if plain.trim().is_empty() || count.is_none() || digits > 5 {
        return (trimmed.to_owned(), None);
    }
    // The printed form of what was kept: as many characters of it.
    let kept = plain.trim_end().chars().count();
    let invisible = fold(trimmed).chars().count() != trimmed.chars().count();
    let name = if invisible {
        plain.trim_end().to_owned()
    } else {
        trimmed.chars().take(kept).collect()
    };
    (name, count)
}
