//! Lines with their numbers, and the cells of a line.

mod words;

use crate::normalise::fold;

/// One line of the pasted text.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// 1-based.
    pub number: usize,
    pub printed: String,
    pub folded: String,
}

impl Line {
    pub fn is_blank(&self) -> bool {
        self.folded.trim().is_empty()
    }
}

/// What separates the cells of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Separator {
    Tab,
    Pipe,
    /// Runs of spaces: only where a header was found in the same manner, for class names hold single spaces.
    Spaces,
    /// Single spaces: only below a header of such words. What belongs to one name is put together again by what it holds.
    Words,
    /// Commas: only below a header that has them.
    Comma,
}

/// What stands between cells in tables that were drawn: the plain pipe, its full-width and its box-drawing forms.
pub(crate) const PIPES: [char; 6] = ['|', '｜', '│', '┃', '∣', '║'];

/// Whether a line begins with a pipe.
pub(crate) fn is_framed(line: &Line) -> bool {
    line.printed.trim_start().starts_with(PIPES)
}

/// A line that only rules a drawn table: `|---|:--:|`, `├──┼──┤`, `+----+`.
pub(crate) fn is_rule(line: &Line) -> bool {
    let text = line.printed.trim();
    text.len() >= 3
        && text.chars().all(|c| {
            matches!(
                c,
                '-' | '=' | '+' | ':' | ' ' | '_' | '\t' | '—' | '─' | '━'
            ) || PIPES.contains(&c)
                || ('\u{2500}'..='\u{257f}').contains(&c)
        })
        && text
            .chars()
            .any(|c| c == '-' || c == '=' || c == '—' || ('\u{2500}'..='\u{257f}').contains(&c))
        && (text
            .chars()
            .any(|c| PIPES.contains(&c) || c == '+' || ('\u{2501}'..='\u{257f}').contains(&c))
            || text.chars().count() >= 8)
}

/// Splits a text into lines; `\n`, `\r\n` and a lone `\r` end one.
pub(crate) fn split(text: &str) -> Vec<Line> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text
        .split('\n')
        .flat_map(|l| l.strip_suffix('\r').unwrap_or(l).split('\r'));
    let all = lines
        .enumerate()
        .map(|(i, line)| Line {
            number: i + 1,
            printed: line.to_owned(),
            folded: fold(line),
        })
        .collect();
    join_quoted(all)
}

/// Lines that a quoted cell of a sheet may run over.
const MOST_JOINED: usize = 12;

/// A cell with line breaks comes out of a sheet in quotes: `"23软工1班⏎23软工2班"`. Its lines become one, at the first's number.
fn join_quoted(all: Vec<Line>) -> Vec<Line> {
    let quoted = |line: &Line| {
        let cells = line.printed.split('\t');
        line.printed.contains('"')
            && cells.clone().any(|c| c.starts_with('"'))
            && line.printed.matches('"').count() % 2 == 1
    };
    let mut joined: Vec<Line> = Vec::with_capacity(all.len());
    let mut at = 0;
    while at < all.len() {
        let mut line = all[at].clone();
        let end = (at + MOST_JOINED).min(all.len());
        let tabbed = |line: &Line| line.printed.contains('\t');
        let close = quoted(&line)
            .then(|| (at + 1..end).find(|i| all[*i].printed.matches('"').count() % 2 == 1))
            .flatten()
            .filter(|close| tabbed(&line) || tabbed(&all[*close]));
        if let Some(close) = close {
            for more in &all[at + 1..=close] {
                line.printed.push('\n');
                line.printed.push_str(&more.printed);
            }
            line.printed = line.printed.replace('"', "");
            line.folded = fold(&line.printed);
            at = close;
        }
        joined.push(line);
        at += 1;
    }
    joined
}

/// The separator a line uses, if it uses one.
pub(crate) fn separator(line: &Line) -> Option<Separator> {
    if line.folded.contains('\t') {
        Some(Separator::Tab)
    } else if line.printed.contains(PIPES) {
        Some(Separator::Pipe)
    } else {
        None
    }
}

/// The printed cells of a line.
///
/// `framed`: whether the lines of the table begin with a pipe that belongs to its frame.
pub(crate) fn cells(line: &Line, separator: Separator, framed: bool) -> Vec<&str> {
    match separator {
        Separator::Tab => line.printed.split('\t').map(str::trim).collect(),
        Separator::Pipe => {
            let mut cells: Vec<&str> = line.printed.split(PIPES).map(str::trim).collect();
            // `| a | b |`: the frame is no cell.
            if cells.len() > 2 && cells.first().is_some_and(|c| c.is_empty()) && framed {
                cells.remove(0);
            }
            cells
        }
        Separator::Spaces => words::wide_gaps(&line.printed),
        Separator::Words => words::words(&line.printed),
        Separator::Comma => line
            .printed
            .split([',', '，'])
            .map(|c| c.trim().trim_matches('"'))
            .collect(),
    }
}

/// A page number, or the page's foot: `— 3 —`, `第 3 页 共 8 页`.
pub(crate) fn is_page_mark(line: &Line) -> bool {
    let text: String = line
        .folded
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(16)
        .collect();
    let length = text.chars().count();
    length < 16
        && text.chars().any(|c| c.is_ascii_digit())
        && (text.starts_with('-') && text.ends_with('-')
            || text.starts_with('第') && text.contains('页'))
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '-' | '第' | '页' | '共' | '/' | ','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_of_line_counts_once() {
        let numbers: Vec<_> = split("a\r\nb\n\nc")
            .iter()
            .map(|l| (l.number, l.printed.clone()))
            .collect();
        assert_eq!(
            numbers,
            [
                (1, "a".into()),
                (2, "b".into()),
                (3, String::new()),
                (4, "c".into())
            ]
        );
    }

    #[test]
    fn cells_are_cut_at_tabs_pipes_and_wide_gaps() {
        let line = |text: &str| split(text).remove(0);
        assert_eq!(
            cells(&line("a\t\t b "), Separator::Tab, false),
            ["a", "", "b"]
        );
        assert_eq!(
            cells(&line("甲校区 9月3日 | 商学 |"), Separator::Pipe, false),
            ["甲校区 9月3日", "商学", ""]
        );
        assert_eq!(
            cells(&line("｜ 甲 ｜ 乙 ｜"), Separator::Pipe, true),
            ["甲", "乙", ""]
        );
        assert_eq!(
            cells(&line("23 软工 2 班   44  王一"), Separator::Spaces, false),
            ["23 软工 2 班", "44", "王一"]
        );
    }

    #[test]
    fn a_quoted_cell_with_line_breaks_is_one_cell() {
        let all = split("1\t\"23甲1班\n23甲2班\"\t80\n2\t23乙1班\t40");
        let seen: Vec<_> = all.iter().map(|l| (l.number, l.printed.as_str())).collect();
        assert_eq!(
            seen,
            [(1, "1\t23甲1班\n23甲2班\t80"), (3, "2\t23乙1班\t40")]
        );
    }

    #[test]
    fn a_rule_of_a_drawn_table_is_no_row() {
        for text in ["|---|:--:|", "├──┼──┤", "+----+---+", "────────────"]
        {
            assert!(is_rule(&split(text).remove(0)), "{text}");
        }
        for text in ["-", "— 3 —", "8:30-9:00", "| | |"] {
            assert!(!is_rule(&split(text).remove(0)), "{text}");
        }
    }

    #[test]
    fn a_page_number_is_a_page_mark_and_a_sequence_number_is_not() {
        assert!(is_page_mark(&split("— 3 —").remove(0)));
        assert!(is_page_mark(&split("第 3 页 共 8 页").remove(0)));
        assert!(!is_page_mark(&split("3").remove(0)));
    }
}
