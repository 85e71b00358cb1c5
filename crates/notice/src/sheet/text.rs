//! CSV and pasted cells.

use super::{Gather, Grid, MOST_CELLS};
use crate::refusal::{Looks, Refusal};

/// Bytes of text beyond this are refused.
const MOST_BYTES: usize = 32 << 20;

/// Reads separated text; `comma` says that the file's name promises commas.
pub(super) fn read(text: &str, comma: bool) -> Result<Grid, Refusal> {
    if text.len() > MOST_BYTES {
        return Err(Refusal::new(Looks::TooLarge));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut gather = Gather::default();
    match delimiter(text).or(comma.then_some(b',')) {
        Some(mark) => separated(text, mark, &mut gather)?,
        None => spaced(text, &mut gather)?,
    }
    if gather.rows.is_empty() {
        return Err(Refusal::new(Looks::Empty));
    }
    Ok(Grid {
        rows: gather.rows,
        ..Grid::default()
    })
}

/// The mark that separates most lines; a tab outweighs the others, for it never stands in prose.
fn delimiter(text: &str) -> Option<u8> {
    let lines: Vec<&str> = text
        .lines()
        .filter(|l| !l.trim().is_empty())
        .take(20)
        .collect();
    let holding = |mark: char| lines.iter().filter(|l| l.contains(mark)).count();
    if holding('\t') * 2 >= lines.len().max(1) {
        return Some(b'\t');
    }
    let best = [',', ';', '\t'].into_iter().max_by_key(|m| holding(*m))?;
    (holding(best) > 0)
        .then(|| u8::try_from(best).ok())
        .flatten()
}

fn separated(text: &str, mark: u8, gather: &mut Gather) -> Result<(), Refusal> {
    // A lone inch mark at the start of a pasted cell would swallow every row after it.
    let quoting = text.bytes().filter(|b| *b == b'"').count() % 2 == 0;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(mark)
        .quoting(quoting)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(_) => return Err(Refusal::new(Looks::Damaged)),
        }
        let line = record
            .position()
            .map_or(0, |at| at.line() + blank_lines(text, at.byte()));
        if record.len() > MOST_CELLS {
            return Err(Refusal::new(Looks::TooLarge));
        }
        let cells = record.iter().map(|c| c.trim().to_owned()).collect();
        gather.push(usize::try_from(line).unwrap_or(usize::MAX), cells)?;
    }
}

/// The reader passes over blank lines and counts from before them.
fn blank_lines(text: &str, from: u64) -> u64 {
    let rest = usize::try_from(from)
        .ok()
        .and_then(|at| text.as_bytes().get(at..))
        .unwrap_or_default();
    let blank = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n'));
    blank.filter(|b| **b == b'\n').count() as u64
}

/// Lines of a chat: `王一 229900001`.
fn spaced(text: &str, gather: &mut Gather) -> Result<(), Refusal> {
    for (i, line) in text.lines().enumerate() {
        gather.push(i + 1, line.split_whitespace().map(str::to_owned).collect())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::sheet::{from_text, read};
    use proptest::prelude::*;

    fn rows(text: &str) -> Vec<(usize, Vec<String>)> {
        from_text(text)
            .unwrap()
            .rows
            .into_iter()
            .map(|r| (r.number, r.cells))
            .collect()
    }

    fn cells(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|c| (*c).to_owned()).collect()
    }

    #[test]
    fn commas_tabs_semicolons_and_spaces_all_separate() {
        for text in [
            "序号,姓名\n1,某甲\n",
            "序号\t姓名\n1\t某甲\n",
            "序号;姓名\n1;某甲\n",
            "序号 姓名\n1 某甲\n",
        ] {
            assert_eq!(
                rows(text),
                [(1, cells(&["序号", "姓名"])), (2, cells(&["1", "某甲"]))],
                "{text}"
            );
        }
    }

    #[test]
    fn rows_keep_the_numbers_of_their_lines_across_blank_ones() {
        assert_eq!(
            rows("甲,乙\n\n丙,丁\n"),
            [(1, cells(&["甲", "乙"])), (3, cells(&["丙", "丁"]))]
        );
    }

    #[test]
    fn a_quoted_cell_may_hold_the_separator() {
        assert_eq!(rows("\"甲,乙\",丙\n"), [(1, cells(&["甲,乙", "丙"]))]);
    }

    #[test]
    fn a_lone_quote_swallows_nothing() {
        assert_eq!(rows("\"甲\t乙\n丙\t丁\n").len(), 2);
    }

    #[test]
    fn a_csv_file_in_gb18030_is_read() {
        let bytes = encoding_rs::GB18030
            .encode("姓名,学号\n某甲,229900001\n")
            .0
            .into_owned();
        assert_eq!(
            read(&bytes, Some("a.csv")).unwrap().rows[1].cells,
            cells(&["某甲", "229900001"])
        );
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[\\PC\t\n,;\"]{0,200}") {
            let _ = from_text(&text);
        }
    }
}
