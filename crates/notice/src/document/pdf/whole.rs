//! Lines that were broken to fit are whole again.

use super::super::cell;
use super::lines::Line;

/// Of the size of letters: lines of a paragraph are no further apart.
const LEADING: f32 = 2.2;
/// The lines of a cell as one text. Those that fill the cell were broken to fit; others are lines of their own.
pub(super) fn whole(lines: &[Line], wide: f32) -> String {
    let texts: Vec<String> = lines.iter().map(|it| it.text.replace('\t', " ")).collect();
    let classes = |text: &String| text.ends_with('班') && text.chars().count() > 2;
    if texts.iter().all(classes) {
        return cell(&texts);
    }
    let mut joined: Vec<String> = Vec::new();
    let mut broken = false;
    for (line, text) in lines.iter().zip(&texts) {
        let upright = text.chars().count() == 1 && !text.is_ascii();
        match joined.last_mut() {
            Some(before) if broken || upright && before.chars().count() < 6 => append(before, text),
            _ => joined.push(text.clone()),
        }
        // The padding of a cell, and the word that did not fit.
        broken = line.end - line.x >= 4.0f32.mul_add(-line.size, wide);
    }
    cell(&joined)
}

/// Whether a line goes on where the one before it was broken to fit.
pub(super) fn goes_on(before: &Line, line: &Line, left: f32) -> bool {
    let size = before.size;
    let is_near = (before.y - line.y).abs() <= LEADING * size;
    let is_alike = (size - line.size).abs() <= 0.1 * size;
    let at_left = line.x <= 0.6f32.mul_add(size, left);
    // A list stands further in than the first line of a paragraph does.
    let in_list = (line.x - before.x).abs() < 0.5 * size && before.x - left > 2.6 * size;
    is_near
        && is_alike
        && (at_left || in_list)
        && !line.text.contains('\t')
        && !begins_anew(&line.text)
}

/// `一、`, `（二）`, `3.`, `附件 4`, `第二条`.
fn begins_anew(text: &str) -> bool {
    let text = text.trim_start();
    if text.starts_with("附件") && !text.contains(['。', '，']) {
        return true;
    }
    let opened = text.strip_prefix(['（', '(', '第']);
    let rest = opened.unwrap_or(text);
    let numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let after = rest.trim_start_matches(numeral).trim_start();
    let marks: &[char] = if opened.is_some() {
        &['）', ')', '条', '章']
    } else {
        &['、', '．', '.']
    };
    // A decimal is no heading.
    after.len() < rest.len()
        && after
            .strip_prefix(marks)
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Puts a line behind the one it was broken from: words of letters keep their space, others have none.
pub(super) fn append(text: &mut String, line: &str) {
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if is_word(text.chars().next_back()) && is_word(line.chars().next()) {
        text.push(' ');
    }
    text.push_str(line);
}
