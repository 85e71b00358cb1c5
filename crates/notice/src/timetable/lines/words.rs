//! Cells that only spaces part.

/// The words of a line; a class's name printed with spaces is one: `23 软工 10 班`, and so is `4 月 15 日`.
pub(super) fn words(text: &str) -> Vec<&str> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let start_of = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    for word in text.split_whitespace() {
        let (from, to) = (start_of(word), start_of(word) + word.len());
        let joins = spans.last().is_some_and(|(_, end)| {
            let last = text[..*end].chars().next_back();
            let first = word.chars().next();
            let dash =
                |c: Option<char>| c.is_some_and(|c| matches!(c, '-' | '—' | '~' | ':' | '：'));
            let tail = matches!(first, Some('班' | '月' | '日' | '年'));
            tail && last.is_some_and(|c| c.is_ascii_digit()) || dash(last) || dash(first)
        });
        match spans.last_mut().filter(|_| joins) {
            Some(span) => {
                span.1 = to;
                // 23 软工 10 班: back to the number that begins the name.
                if word.starts_with('班') {
                    name_begin(text, &mut spans);
                }
            }
            None => spans.push((from, to)),
        }
    }
    spans
        .into_iter()
        .map(|(from, to)| &text[from..to])
        .collect()
}

/// Joins `软工 10班` and `23 软工 10班` to the name they are.
pub(super) fn name_begin(text: &str, spans: &mut Vec<(usize, usize)>) {
    let Some((from, to)) = spans.pop() else {
        return;
    };
    let mut begin = from;
    if let Some((subject, end)) = spans.last().copied()
        && text[from..to].starts_with(|c: char| c.is_ascii_digit())
        && text[subject..end].chars().all(|c| !c.is_ascii_digit())
        && !text[subject..end].ends_with(['院', '系'])
    {
        begin = subject;
        spans.pop();
        if let Some((grade, end)) = spans.last().copied()
            && (end - grade == 2 || end - grade == 4)
            && text[grade..end].bytes().all(|b| b.is_ascii_digit())
        {
            begin = grade;
            spans.pop();
        }
    }
    spans.push((begin, to));
}

pub(super) fn wide_gaps(text: &str) -> Vec<&str> {
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
