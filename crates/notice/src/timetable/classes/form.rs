//! The forms of class names that do not end in a number and 班.

use crate::normalise::class_key;

/// Words that are in the names of rooms and of people's tasks, but in no class's name.
pub(super) const NO_CLASS: [&str; 10] = [
    "楼", "室", "厅", "馆", "电话", "教务", "每班", "各班", "届", "图像",
];

/// A name without 班: a subject and the year and number of the class (`计科2301`), or a grade, a subject, a number (`23软工1`).
pub(super) fn is_code(folded: &str) -> bool {
    let key = class_key(folded);
    let digits = key.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (stem, number) = key.split_at(key.len() - digits);
    let subject = stem.trim_start_matches(|c: char| c.is_ascii_digit());
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let length = subject.chars().count();
    if !(2..=12).contains(&length)
        || !subject.chars().all(|c| han(c) || c == '(' || c == ')')
        || !subject.starts_with(han)
        || NO_CLASS.iter().any(|w| subject.contains(w))
        || subject.contains([
            '学', '号', '组', '人', '年', '月', '日', '共', '计', '点', '约',
        ]) && !subject.contains("学前")
            && !subject.starts_with("计")
            && !subject.ends_with('学')
    {
        return false;
    }
    let year = |two: &str| two.parse().is_ok_and(|y: u32| (15..=35).contains(&y));
    match digits {
        4 => stem == subject && year(&number[..2]),
        1 | 2 => {
            let grade = &stem[..stem.len() - subject.len()];
            (grade.len() == 2 && year(grade) || grade.len() == 4 && grade.starts_with("20"))
                && !subject.starts_with(['届', '年', '月'])
        }
        _ => false,
    }
}

/// A subject and a number in Han numerals: `土木一班`, `会计学十二班`; 每一班 and 最后一班 are none.
pub(super) fn is_spelt(folded: &str) -> bool {
    let Some(body) = folded.trim().strip_suffix('班') else {
        return false;
    };
    let body = body.trim_end_matches([')', ' ']);
    let subject = body.trim_end_matches(|c: char| "一二三四五六七八九十".contains(c));
    let number = body[subject.len()..].chars().count();
    let subject = subject.trim_end_matches(['(', ' ']);
    let length = subject.chars().count();
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    (1..=3).contains(&number)
        && (2..=14).contains(&length)
        && subject
            .chars()
            .all(|c| han(c) || c.is_ascii_alphanumeric() || matches!(c, '(' | ')'))
        && subject.chars().any(han)
        && !subject.ends_with([
            '每', '第', '同', '任', '后', '前', '下', '上', '这', '那', '某', '另', '各', '其',
            '统', '的', '为', '共', '到', '至', '在', '和', '或', '有', '个', '于',
        ])
        && subject != "其中"
        && !NO_CLASS.iter().any(|w| subject.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_and_a_han_number_is_a_class_and_a_phrase_is_none() {
        for name in ["土木一班", "会计学十二班", "22化工(二)班"] {
            assert!(is_spelt(name), "{name}");
        }
        for phrase in [
            "每一班",
            "最后一班",
            "其中一班",
            "统一班",
            "教学楼一班",
            "一班",
        ] {
            assert!(!is_spelt(phrase), "{phrase}");
        }
    }
}
