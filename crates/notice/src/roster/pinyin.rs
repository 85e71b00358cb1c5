//! How names sound: made where a roster comes in, for a phone carries no dictionary.

use pinyin::ToPinyin;

/// Surnames that sound otherwise than the word does.
const SURNAMES: [(&str, &str); 41] = [
    ("万俟", "mo qi"),
    ("尉迟", "yu chi"),
    ("长孙", "zhang sun"),
    ("澹台", "tan tai"),
    ("单于", "chan yu"),
    ("令狐", "ling hu"),
    ("宿", "su"),
    ("单", "shan"),
    ("曾", "zeng"),
    ("解", "xie"),
    ("仇", "qiu"),
    ("区", "ou"),
    ("查", "zha"),
    ("任", "ren"),
    ("朴", "piao"),
    ("盖", "ge"),
    ("繁", "po"),
    ("尹", "yin"),
    ("召", "shao"),
    ("折", "she"),
    ("乐", "yue"),
    ("洗", "xian"),
    ("冼", "xian"),
    ("种", "chong"),
    ("缪", "miao"),
    ("那", "na"),
    ("纪", "ji"),
    ("宁", "ning"),
    ("葛", "ge"),
    ("燕", "yan"),
    ("应", "ying"),
    ("秘", "bi"),
    ("卜", "bu"),
    ("车", "che"),
    ("翟", "zhai"),
    ("佴", "nai"),
    ("乜", "nie"),
    ("员", "yun"),
    ("黑", "he"),
    ("逄", "pang"),
    ("覃", "qin"),
];

/// The syllables of a name without their tones, a space between: `zhang san`. Letters stay, in small ones; ü is v.
#[must_use]
pub fn of(name: &str) -> String {
    let name = name.trim();
    let known = SURNAMES.iter().find(|(surname, _)| {
        name.strip_prefix(surname)
            .is_some_and(|rest| !rest.is_empty())
    });
    let (mut syllables, rest) = match known {
        Some((surname, sound)) => (vec![(*sound).to_owned()], &name[surname.len()..]),
        None => (Vec::new(), name),
    };
    let mut word = String::new();
    for c in rest.chars() {
        if let Some(sound) = c.to_pinyin() {
            end(&mut word, &mut syllables);
            syllables.push(sound.plain().replace('ü', "v"));
        } else if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        } else {
            end(&mut word, &mut syllables);
        }
    }
    end(&mut word, &mut syllables);
    syllables.join(" ")
}

fn end(word: &mut String, syllables: &mut Vec<String>) {
    if !word.is_empty() {
        syllables.push(std::mem::take(word));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_as_they_sound() {
        for (name, sound) in [
            ("路人甲", "lu ren jia"),
            ("单某某", "shan mou mou"),
            ("曾某", "zeng mou"),
            ("欧阳某", "ou yang mou"),
            ("尉迟某", "yu chi mou"),
            ("吕某", "lv mou"),
            ("王任单", "wang ren dan"),
            ("阿依·某某", "a yi mou mou"),
            ("Jane Doe", "jane doe"),
            ("", ""),
        ] {
            assert_eq!(of(name), sound, "{name}");
        }
    }
}
