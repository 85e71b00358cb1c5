//! The words in the headers of rosters.

use rollcall_core::desk::RosterColumn;

use crate::normalise::fold;

/// What a header says that its column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Number,
    Order,
    Class,
    Note,
    Exempt,
    Shoot,
    IdCard,
    Phone,
    Other,
}

impl Kind {
    pub const fn of(holds: RosterColumn) -> Self {
        match holds {
            RosterColumn::Name => Self::Name,
            RosterColumn::Number => Self::Number,
            RosterColumn::Order => Self::Order,
            RosterColumn::Class => Self::Class,
            RosterColumn::Note => Self::Note,
            RosterColumn::Exempt => Self::Exempt,
            RosterColumn::Shoot => Self::Shoot,
            RosterColumn::Ignored => Self::Other,
        }
    }
}

/// Words that a header may hold; the earlier outweigh the later (`身份证姓名` is about an ID card).
const WITHIN: [(&str, Kind); 45] = [
    ("身份证", Kind::IdCard),
    ("证件", Kind::IdCard),
    ("护照", Kind::IdCard),
    ("电话", Kind::Phone),
    ("手机", Kind::Phone),
    ("联系", Kind::Phone),
    ("微信", Kind::Phone),
    ("QQ", Kind::Phone),
    ("邮箱", Kind::Phone),
    // Others than the student.
    ("辅导员", Kind::Other),
    ("班主任", Kind::Other),
    ("班长", Kind::Other),
    ("家长", Kind::Other),
    ("父亲", Kind::Other),
    ("母亲", Kind::Other),
    ("监护人", Kind::Other),
    ("曾用名", Kind::Other),
    ("拼音", Kind::Other),
    ("免拍", Kind::Exempt),
    ("免采", Kind::Exempt),
    ("已拍", Kind::Exempt),
    ("已采", Kind::Exempt),
    ("是否拍", Kind::Shoot),
    ("是否采", Kind::Shoot),
    ("是否参加", Kind::Shoot),
    ("是否需要", Kind::Shoot),
    ("是否摄", Kind::Shoot),
    ("姓名", Kind::Name),
    ("名字", Kind::Name),
    ("学号", Kind::Number),
    ("学生号", Kind::Number),
    ("学生编号", Kind::Number),
    ("班级代码", Kind::Other),
    ("班级编号", Kind::Other),
    ("班级人数", Kind::Other),
    ("序号", Kind::Order),
    ("编号", Kind::Order),
    ("排序", Kind::Order),
    ("班级", Kind::Class),
    ("行政班", Kind::Class),
    ("班别", Kind::Class),
    ("所在班", Kind::Class),
    ("备注", Kind::Note),
    ("说明", Kind::Note),
    ("情况", Kind::Note),
];

/// Words that a header is, without spaces, dots and underscores, in small letters.
const WHOLE: [(&str, Kind); 18] = [
    ("name", Kind::Name),
    ("studentname", Kind::Name),
    ("fullname", Kind::Name),
    ("studentnumber", Kind::Number),
    ("studentno", Kind::Number),
    ("studentid", Kind::Number),
    ("no", Kind::Order),
    ("order", Kind::Order),
    ("class", Kind::Class),
    ("classname", Kind::Class),
    ("note", Kind::Note),
    ("notes", Kind::Note),
    ("remark", Kind::Note),
    ("remarks", Kind::Note),
    ("phone", Kind::Phone),
    ("mobile", Kind::Phone),
    ("idcard", Kind::IdCard),
    ("idnumber", Kind::IdCard),
];

/// What a header word says; none of a word that is not known.
pub(super) fn kind(word: &str) -> Option<Kind> {
    // A sentence above the table, such as how to fill it in, is no header.
    let word: String = fold(word)
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(25)
        .collect();
    if word.chars().count() > 20 {
        return None;
    }
    let lower: String = word
        .to_lowercase()
        .chars()
        .filter(|c| !matches!(c, '.' | '_' | '-'))
        .collect();
    let within = WITHIN.into_iter().find(|(known, _)| word.contains(known));
    within
        .or_else(|| WHOLE.into_iter().find(|(known, _)| lower == *known))
        .map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_in_the_spellings_of_schools() {
        for (word, what) in [
            ("姓　名", Kind::Name),
            ("学生姓名", Kind::Name),
            ("Name", Kind::Name),
            ("学号（必填）", Kind::Number),
            ("Student No.", Kind::Number),
            ("所在班级", Kind::Class),
            ("行政班", Kind::Class),
            ("身份证件号", Kind::IdCard),
            ("证件号码", Kind::IdCard),
            ("联系电话", Kind::Phone),
            ("辅导员姓名", Kind::Other),
            ("是否拍摄", Kind::Shoot),
            ("是否免拍", Kind::Exempt),
            ("往年是否已拍", Kind::Exempt),
        ] {
            assert_eq!(kind(word), Some(what), "{word}");
        }
        // 学籍号 is an ID card at many schools: nobody guesses it.
        assert_eq!(kind("学籍号"), None);
        assert_eq!(kind("请各班核对姓名和学号后于周五前交到教务处办公室"), None);
    }
}
