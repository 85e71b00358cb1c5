//! One spelling of characters for comparing; the printed form is kept beside it, always.

/// The character a reader would have typed on a plain keyboard, or `None` for characters without a width.
fn folded(c: char) -> Option<char> {
    Some(match c {
        '\t' => '\t',
        '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{ad}' => return None,
        // U+FF5E is a full-width tilde: a dash between times, like every other one here.
        '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{fe63}'
        | '\u{ff0d}'
        | '\u{ff5e}'
        | '\u{301c}'
        | '\u{223c}'
        | '~' => '-',
        '\u{ff01}'..='\u{ff5d}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2236}' | '\u{fe55}' => ':',
        '\u{2502}' => '|',
        c if c.is_whitespace() => ' ',
        c => ideograph(c),
    })
}

/// Radicals that PDFs put in the place of the words they look like, and which Unicode itself does not lead back.
const RADICALS: [(char, char); 31] = [
    ('⺟', '母'),
    ('⺠', '民'),
    ('⻁', '虎'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻋', '车'),
    ('⻑', '長'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻘', '青'),
    ('⻙', '韦'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻜', '飞'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻣', '骨'),
    ('⻤', '鬼'),
    ('⻥', '鱼'),
    ('⻦', '鸟'),
    ('⻨', '麦'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻮', '齿'),
    ('⻰', '龙'),
    ('⻳', '龟'),
    ('⼾', '户'),
    ('⻫', '斉'),
    ('⺧', '牛'),
];

/// The word that a radical or a doubled code stands for: copied out of a PDF, 工 is often U+2F2F, and looks the same.
#[must_use]
pub fn ideograph(c: char) -> char {
    if !matches!(c, '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}') {
        return c;
    }
    if let Some((_, word)) = RADICALS.iter().find(|(radical, _)| *radical == c) {
        return *word;
    }
    let mut word = c;
    unicode_normalization::char::decompose_compatible(c, |part| word = part);
    word
}

/// Half-width digits, letters and punctuation; one kind of dash, one kind of space. Tabs stay: they separate cells.
#[must_use]
pub fn fold(text: &str) -> String {
    text.chars().filter_map(folded).collect()
}

/// The key under which two spellings of one class name are equal: no spaces, half-width, letters in one case.
///
/// Grade and number stay, so 23计科5班 and 25计科5班 are different classes (domain.md: the timetable as people paste it).
#[must_use]
pub fn class_key(printed: &str) -> String {
    fold(printed)
        .chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_spellings_of_one_class_have_one_key() {
        for spelling in [
            "23 软工 10 班",
            "23软工10班",
            "２３软工１０班",
            " 23\u{a0}软工\u{3000}10班",
        ] {
            assert_eq!(class_key(spelling), "23软工10班", "{spelling}");
        }
    }

    #[test]
    fn classes_that_differ_in_the_grade_alone_keep_different_keys() {
        assert_ne!(class_key("23计科5班"), class_key("25计科5班"));
    }

    #[test]
    fn radicals_that_look_like_words_are_the_words() {
        assert_eq!(class_key("23 软\u{2f2f} 1 班"), "23软工1班");
        assert_eq!(fold("\u{2ec4}岭校区4\u{2f49}15\u{2f47}"), "西岭校区4月15日");
    }

    #[test]
    fn full_width_punctuation_becomes_half_width() {
        assert_eq!(fold("８：００——９：３０（周三）～"), "8:00--9:30(周三)-");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,80}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn a_key_of_a_key_is_the_key(text in "\\PC{0,80}") {
            let once = class_key(&text);
            prop_assert_eq!(class_key(&once), once);
        }
    }
}
