//! Lines with their numbers, and the cells of a line.

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
}

/// Splits a text into lines; `\n`, `\r\n` and a lone `\r` end one.
pub(crate) fn split(text: &str) -> Vec<Line> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = text
        .split('\n')
        .flat_map(|l| l.strip_suffix('\r').unwrap_or(l).split('\r'));
    lines
        .enumerate()
        .map(|(i, line)| Line {
            number: i + 1,
            printed: line.to_owned(),
            folded: fold(line),
        })
        .collect()
}

/// The separator a line uses, if it uses one.
pub(crate) fn separator(line: &Line) -> Option<Separator> {
    if line.folded.contains('\t') {
        Some(Separator::Tab)
    } else if line.folded.contains('|') {
        Some(Separator::Pipe)
    } else {
        None
    }
}

/// The printed cells of a line.
pub(crate) fn cells(line: &Line, separator: Separator) -> Vec<&str> {
    match separator {
        Separator::Tab => line.printed.split('\t').map(str::trim).collect(),
        Separator::Pipe => {
            let mut cells: Vec<&str> = line
                .printed
                .split(['|', '｜', '│'])
                .map(str::trim)
                .collect();
            // `| a | b |`: the frame is no cell.
            if cells.len() > 2
                && cells.first().is_some_and(|c| c.is_empty())
                && line.folded.trim_start().starts_with('|')
            {
                cells.remove(0);
            }
            cells
        }
        Separator::Spaces => wide_gaps(&line.printed),
    }
}

fn wide_gaps(text: &str) -> Vec<&str> {
    let mut cells = Vec::new();
    let mut start = 0;
    let mut gap: Option<(usize, usize)> = None;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() {
            let width = if c == '\u{3000}' { 2 } else { 1 };
            gap = Some(gap.map_or((at, width), |(from, sum)| (from, sum + width)));
        } else if let Some((from, width)) = gap.take()
            && width >= 2
        {
            cells.push(text[start..from].trim());
            start = at;
        }
    }
    cells.push(text[start..].trim());
    cells
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
        assert_eq!(cells(&line("a\t\t b "), Separator::Tab), ["a", "", "b"]);
        assert_eq!(
            cells(&line("甲校区 9月3日 | 商学 |"), Separator::Pipe),
            ["甲校区 9月3日", "商学", ""]
        );
        assert_eq!(
            cells(&line("23 软工 2 班   44  王一"), Separator::Spaces),
            ["23 软工 2 班", "44", "王一"]
        );
    }

    #[test]
    fn a_page_number_is_a_page_mark_and_a_sequence_number_is_not() {
        assert!(is_page_mark(&split("— 3 —").remove(0)));
        assert!(is_page_mark(&split("第 3 页 共 8 页").remove(0)));
        assert!(!is_page_mark(&split("3").remove(0)));
    }
}
