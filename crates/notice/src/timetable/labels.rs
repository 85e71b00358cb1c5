//! Facts behind labels inside other text: `软件2201班(辅导员:陈五)`, `人数:36`.

/// Words before the colon behind which a counsellor's name stands.
const COUNSELLORS: [&str; 8] = [
    "带班辅导员",
    "负责辅导员",
    "辅导员老师",
    "辅导员",
    "輔導員",
    "班主任",
    "负责老师",
    "带队老师",
];

/// Takes the counsellor out of a folded text.
pub(crate) fn take_counsellor(text: &mut String) -> Option<String> {
    if !text.contains(':') {
        return None;
    }
    let name = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '·' || c == '、';
    for label in COUNSELLORS {
        let Some((at, end)) = behind(text, label) else {
            continue;
        };
        let length: usize = text[end..]
            .chars()
            .take(13)
            .take_while(|c| name(*c))
            .map(char::len_utf8)
            .sum();
        let person = text[end..end + length]
            .trim_end_matches('、')
            .trim_end_matches("老师")
            .to_owned();
        if person.chars().count() >= 2 {
            // (30人,辅导员:林六): the comma before goes with it.
            let last = text[end + length..].trim_start().starts_with(')');
            let before = text[..at].trim_end_matches([',', '、', ';', ' ']).len();
            let from = if last { before } else { at };
            text.replace_range(from..end + length, " ");
            return Some(person);
        }
    }
    None
}

/// Says a labelled headcount as `36人`.
pub(crate) fn take_count(text: &mut String) {
    for label in ["班级人数", "学生人数", "人数"] {
        let Some((at, end)) = behind(text, label) else {
            continue;
        };
        let digits = text[end..]
            .bytes()
            .take(5)
            .take_while(u8::is_ascii_digit)
            .count();
        let to = end + digits;
        let unit = if text[to..].starts_with(['人', '名']) {
            '人'.len_utf8()
        } else {
            0
        };
        if digits > 0 {
            let count = format!(" {}人 ", &text[end..to]);
            text.replace_range(at..to + unit, &count);
            return;
        }
    }
}

/// Where a label begins, and where what it labels begins.
fn behind(text: &str, label: &str) -> Option<(usize, usize)> {
    let at = text.find(label)?;
    let rest = text[at + label.len()..].trim_start();
    let value = rest.strip_prefix(':')?.trim_start();
    Some((at, text.len() - value.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_labelled_counsellor_is_taken_out_with_the_label() {
        let mut text = "软件2201班(辅导员:陈五老师)".to_owned();
        assert_eq!(take_counsellor(&mut text).as_deref(), Some("陈五"));
        assert_eq!(text, "软件2201班( )");
        let mut text = "软件2203班(30人,辅导员:林六)".to_owned();
        assert_eq!(take_counsellor(&mut text).as_deref(), Some("林六"));
        assert_eq!(text, "软件2203班(30人 )");
        let mut text = "请辅导员:按时到场".to_owned();
        assert_eq!(take_counsellor(&mut "辅导员8:00到".to_owned()), None);
        take_count(&mut text);
        assert_eq!(text, "请辅导员:按时到场");
    }

    #[test]
    fn a_labelled_headcount_is_one_with_its_unit() {
        for text in ["甲1班 人数:36", "甲1班 人数: 36人"] {
            let mut text = text.to_owned();
            take_count(&mut text);
            assert_eq!(text.trim_end(), "甲1班  36人");
        }
    }
}
