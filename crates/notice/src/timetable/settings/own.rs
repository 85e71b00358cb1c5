//! Settings in the notice's own words: what to wear, what to do about the 采集码, whom to ask.

use crate::timetable::lines::Line;
use crate::timetable::prose;

/// Longer texts are cut at a line.
const LONGEST: usize = 400;

/// A text and the line it begins at.
pub(super) type Words = Option<(String, usize)>;

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|w| text.contains(w))
}

fn is_dress(text: &str) -> bool {
    has(
        text,
        &[
            "着装",
            "衣着",
            "穿着",
            "服装",
            "正装",
            "上衣",
            "衬衣",
            "衬衫",
            "衣服",
            "发型",
            "头发",
            "刘海",
            "留海",
            "化妆",
            "淡妆",
            "浓妆",
            "妆容",
            "首饰",
            "耳环",
            "美瞳",
            "有色眼镜",
            "仪容",
            "深色衣",
            "浅色衣",
        ],
    ) && !has(text, &["元/", "采集费", "元／"])
}

fn is_code(text: &str) -> bool {
    has(text, &["采集码", "采集二维码", "图像码"])
        && has(
            text,
            &[
                "保存", "下载", "截图", "出示", "凭", "登录", "获取", "携带", "持", "手机", "打印",
                "扫码", "刷", "泄露", "转发", "取",
            ],
        )
}

/// The first lines about something that follow each other, without their numbers.
fn first_lines(lines: &[Line], about: impl Fn(&str) -> bool) -> Words {
    let at = lines
        .iter()
        .position(|line| about(&line.folded) && !is_attachment(line))?;
    let mut text = String::new();
    for line in &lines[at..] {
        let own = sentences_about(without_numbering(line), &about);
        let own = own.trim();
        if line.is_blank() {
            continue;
        }
        let goes_on = text.is_empty()
            || about(&line.folded)
                && prose::is_heading(line.folded.trim()) == is_sub(lines, at, line);
        if !about(&line.folded) || !goes_on || text.chars().count() + own.chars().count() > LONGEST
        {
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(own);
    }
    let text: String = text.chars().take(LONGEST).collect();
    (!text.is_empty()).then_some((text, lines[at].number))
}

/// The sentences of a printed text that speak of it; all of it where none does for itself.
fn sentences_about(printed: &str, about: &impl Fn(&str) -> bool) -> String {
    let own: String = printed
        .split_inclusive(['。', '；', ';', '！', '!'])
        .filter(|part| about(&crate::normalise::fold(part)))
        .collect();
    if own.is_empty() {
        printed.to_owned()
    } else {
        own
    }
}

/// Lines of one list: all numbered, or none.
fn is_sub(lines: &[Line], first: usize, line: &Line) -> bool {
    line.number == lines[first].number || prose::is_heading(line.folded.trim())
}

/// `3.基于“采集码”的图像采集工作说明` in the list of attachments says nothing.
fn is_attachment(line: &Line) -> bool {
    let text = line.folded.trim();
    text.contains("附件:")
        || !text.contains(['。', ',', ';', ':'])
            && text.chars().count() < 24
            && has(text, &["说明", "要求", "途径", "注意事项", "指南"])
}

fn without_numbering(line: &Line) -> &str {
    let printed = line.printed.trim();
    let folded = line.folded.trim();
    let kept = prose::without_numbering(folded).chars().count();
    let skipped = folded.chars().count().saturating_sub(kept);
    if folded.chars().count() != printed.chars().count() {
        return printed;
    }
    printed
        .char_indices()
        .nth(skipped)
        .map_or(printed, |(at, _)| &printed[at..])
}

/// What to wear.
pub(super) fn dress(lines: &[Line]) -> Words {
    first_lines(lines, is_dress)
}

/// What to do about the 采集码.
pub(super) fn code_rules(lines: &[Line]) -> Words {
    first_lines(lines, is_code)
}

/// Whom to ask: a labelled contact of the office, or the sentence that names whom to turn to. A mobile number is a person's
/// own and is left out (domain.md: not held).
pub(super) fn contact(lines: &[Line]) -> Words {
    const LABELS: [&str; 9] = [
        "联系人及电话",
        "联系人",
        "联系电话",
        "咨询电话",
        "联系方式",
        "咨询联系",
        "联系老师",
        "咨询老师",
        "咨询",
    ];
    const OFFICES: [&str; 8] = [
        "教务处",
        "学生处",
        "办公室",
        "老师",
        "教务科",
        "学籍科",
        "研究生院",
        "教务部",
    ];
    for line in lines {
        let text = line.folded.trim();
        let labelled = LABELS.iter().filter_map(|label| {
            let at = text.find(label)?;
            let after = text[at + label.len()..].trim_start();
            after.starts_with(':').then_some(at)
        });
        if let Some(at) = labelled.min() {
            return said(line, &text[at..]);
        }
    }
    for line in lines {
        for part in prose::sentences(line) {
            let near = part.text.find("联系").is_some_and(|at| {
                let after: String = part.text[at..].chars().take(16).collect();
                has(&after, &OFFICES) && !part.text[..at].ends_with("设")
            });
            if near {
                return said(line, prose::without_numbering(part.text.trim()));
            }
        }
    }
    None
}

/// The printed form of a part of a line, without mobile numbers.
fn said(line: &Line, part: &str) -> Words {
    let whole = line.folded.chars().count() == line.printed.chars().count();
    let printed = line.folded.find(part).filter(|_| whole).map(|at| {
        let before = line.folded[..at].chars().count();
        line.printed
            .chars()
            .skip(before)
            .take(part.chars().count())
            .collect::<String>()
    });
    let text = without_mobiles(&printed.unwrap_or_else(|| part.to_owned()));
    let text: String = text.trim().chars().take(160).collect();
    (!text.is_empty()).then_some((text, line.number))
}

fn without_mobiles(text: &str) -> String {
    let mut out = String::new();
    let mut run = String::new();
    for c in text.chars().chain(['\0']) {
        if c.is_ascii_digit() || ('０'..='９').contains(&c) {
            run.push(c);
            continue;
        }
        let mobile =
            run.chars().count() >= 11 && run.starts_with(['1', '１']) || run.chars().count() > 12;
        if !mobile {
            out.push_str(&run);
        }
        run.clear();
        if c != '\0' {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timetable::lines;

    #[test]
    fn dress_and_code_are_the_notices_own_words() {
        let text = "五、要求\n5.学生凭采集码拍摄，提前两天保存至手机（见附件 3）。\n6.着非蓝色正装，可淡妆。\n7.费用15元/生。\n附件：3.采集码说明";
        let all = lines::split(text);
        assert_eq!(
            code_rules(&all),
            Some((
                "学生凭采集码拍摄，提前两天保存至手机（见附件 3）。".into(),
                2
            ))
        );
        assert_eq!(dress(&all), Some(("着非蓝色正装，可淡妆。".into(), 3)));
    }

    #[test]
    fn several_lines_about_dress_are_kept_together() {
        let text = "1.仪容要求：\n(1)头发不挡眉、眼、耳；\n(2)不戴首饰；\n2.费用20元/人。";
        assert_eq!(
            dress(&lines::split(text)),
            Some(("仪容要求： 头发不挡眉、眼、耳； 不戴首饰；".into(), 1))
        );
    }

    #[test]
    fn the_offices_contact_is_kept_and_a_mobile_number_is_not() {
        let seen = |text: &str| contact(&lines::split(text)).map(|(text, _)| text);
        assert_eq!(
            seen("联系人：王老师，联系电话：023-62840000"),
            Some("联系人：王老师，联系电话：023-62840000".into())
        );
        assert_eq!(
            seen("联系人：王老师 13800000000"),
            Some("联系人：王老师".into())
        );
        assert_eq!(
            seen("时间冲突的，请提前联系教务处田老师调整。"),
            Some("时间冲突的，请提前联系教务处田老师调整".into())
        );
        assert_eq!(seen("各班设联系人1名，写清姓名和电话。"), None);
    }
}
