//! The lines that are no table: headings, sentences, and what a sentence is about.

use super::lines::Line;

/// A sentence of the prose, folded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sentence<'a> {
    pub line: usize,
    pub text: &'a str,
}

/// Cuts a line at full stops and semicolons; `8;00` is a time, no end of a sentence.
pub(crate) fn sentences(line: &Line) -> Vec<Sentence<'_>> {
    let text = line.folded.as_str();
    let bytes = text.as_bytes();
    let mut all = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        let digit = |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
        let ends = match c {
            '。' | '!' => true,
            ';' => !(digit(at.checked_sub(1)) && digit(Some(at + 1))),
            _ => false,
        };
        if ends {
            all.push(Sentence {
                line: line.number,
                text: &text[start..at],
            });
            start = at + c.len_utf8();
        }
    }
    all.push(Sentence {
        line: line.number,
        text: &text[start..],
    });
    all.retain(|s| !s.text.trim().is_empty());
    all
}

/// The length in bytes of a paragraph's number: `一、`, `(二)`, `3.`, `4、`, `(5)`.
fn numbering(text: &str) -> Option<usize> {
    let open = text.starts_with('(');
    let from = usize::from(open);
    let body = &text[from..];
    let han: usize = body
        .chars()
        .take(3)
        .take_while(|c| "一二三四五六七八九十".contains(*c))
        .map(char::len_utf8)
        .sum();
    let digits = body.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let length = if han > 0 { han } else { digits };
    if length == 0 || digits > 2 {
        return None;
    }
    let rest = &body[length..];
    let mark = rest.chars().next()?;
    let closes = if open {
        mark == ')'
    } else {
        matches!(mark, '、' | '.')
    };
    let end = from + length + mark.len_utf8();
    // 8.30 is a time or a number.
    (closes && !text[end..].starts_with(|c: char| c.is_ascii_digit() && mark == '.' && from == 0))
        .then_some(end)
}

/// A folded text without the number of its paragraph.
pub(crate) fn without_numbering(text: &str) -> &str {
    numbering(text).map_or(text, |end| text[end..].trim_start())
}

/// Whether a folded line is a numbered heading or paragraph.
pub(crate) fn is_heading(text: &str) -> bool {
    numbering(text.trim()).is_some_and(|end| !text.trim()[end..].trim().is_empty())
}

/// Whether a folded line is prose rather than the one cell of a table.
pub(crate) fn is_prose(text: &str) -> bool {
    const LONGEST_CELL: usize = 60;
    is_heading(text)
        || text.ends_with(['。', ';'])
        || text.contains('。')
        || text.chars().take(LONGEST_CELL + 1).count() > LONGEST_CELL
        || ["附件", "注:", "备注:", "说明:", "注意"]
            .iter()
            .any(|w| text.starts_with(w))
}

/// Whether a folded text speaks of students who are not to be photographed.
pub(crate) fn speaks_of_exempt(text: &str) -> bool {
    let about = ["采集", "拍", "摄"].iter().any(|w| text.contains(w));
    about
        && [
            "不参加",
            "无需参加",
            "不用参加",
            "免拍",
            "已摄像",
            "已拍摄",
            "已经拍",
            "不再拍摄",
            "不再摄像",
            "免于",
        ]
        .iter()
        .any(|w| text.contains(w))
}

/// The number directly before a word at this byte, and where it begins.
pub(crate) fn number_before(text: &str, at: usize) -> Option<(u32, usize)> {
    let body = text[..at].trim_end();
    let digits = body
        .bytes()
        .rev()
        .take(8)
        .take_while(u8::is_ascii_digit)
        .count();
    let from = body.len() - digits;
    let number: u32 = body[from..].parse().ok()?;
    // 1,260 is one number.
    let bytes = body.as_bytes();
    if digits == 3 && from > 1 && bytes[from - 1] == b',' {
        let thousands = bytes[..from - 1]
            .iter()
            .rev()
            .take(3)
            .take_while(|b| b.is_ascii_digit())
            .count();
        let begin = from - 1 - thousands;
        if let Ok(high) = body[begin..from - 1].parse::<u32>() {
            return Some((high * 1_000 + number, begin));
        }
    }
    Some((number, from))
}

/// The number directly after this byte, and where it ends.
pub(crate) fn number_after(text: &str, at: usize) -> Option<(u32, usize)> {
    let body = &text[at..];
    let skipped = body.len() - body.trim_start().len();
    let digits = body[skipped..]
        .bytes()
        .take(8)
        .take_while(u8::is_ascii_digit)
        .count();
    let end = at + skipped + digits;
    text[at + skipped..end].parse().ok().map(|n| (n, end))
}

/// The title: the first line about a notice.
pub(crate) fn title(lines: &[Line]) -> Option<String> {
    const LONGEST: usize = 120;
    let titled = |l: &&Line| {
        let text = l.folded.trim();
        text.ends_with("通知") && text.chars().count() <= LONGEST && !text.contains('。')
    };
    // A timetable alone is named by its caption.
    let captioned = |l: &&Line| {
        let text = l.folded.trim();
        let bare = text.split('(').next().unwrap_or(text).trim();
        text.chars().count() <= 60
            && !is_heading(text)
            && ["通知", "安排", "安排表", "时间表", "顺序表", "公告", "日程"]
                .iter()
                .any(|w| bare.ends_with(w))
    };
    let own = lines.iter().filter(|l| !l.is_blank());
    lines
        .iter()
        .find(titled)
        .or_else(|| own.take(5).find(captioned))
        .map(|l| l.printed.trim().trim_matches(['#', '*', ' ']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timetable::lines;

    #[test]
    fn a_semicolon_in_a_time_ends_no_sentence() {
        let line = lines::split("甲8;00开始;乙结束。丙").remove(0);
        let texts: Vec<_> = sentences(&line).iter().map(|s| s.text).collect();
        assert_eq!(texts, ["甲8;00开始", "乙结束", "丙"]);
    }

    #[test]
    fn numbered_lines_are_headings_and_cells_are_not() {
        for text in ["一、拍摄时间", "(二)校外", "2.补拍地点:东楼", "4、其他"] {
            assert!(is_heading(text), "{text}");
        }
        for text in ["1", "8.30-9.00", "(225人)", "造纸工程(124人)", "12"] {
            assert!(!is_heading(text), "{text}");
        }
    }

    #[test]
    fn the_first_line_that_ends_in_notice_is_the_title() {
        let text = "某学院教务处\n关于做好图像采集工作的通知\n各学院:\n见通知。";
        assert_eq!(
            title(&lines::split(text)),
            Some("关于做好图像采集工作的通知".into())
        );
    }
}
