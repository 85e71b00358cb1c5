//! The files of the tree, and what in them is code, text or comment.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

/// A text file of the tree.
#[derive(Debug)]
pub struct File {
    /// From the root, with `/`.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// Folders at the root that nobody wrote.
const NOT_OURS: [&str; 4] = ["target", "data", "node_modules", ".git"];

/// All text files below a root. A file that is no text (a picture) is no source.
pub fn read(root: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let inside = path.strip_prefix(root)?;
            if inside
                .iter()
                .next()
                .is_some_and(|top| NOT_OURS.iter().any(|name| top == *name))
            {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
                files.push(File {
                    path: parts.join("/"),
                    text,
                });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

impl File {
    /// A made-up file.
    #[cfg(test)]
    pub fn made(path: &str, text: &str) -> Self {
        Self {
            path: path.into(),
            text: text.into(),
        }
    }

    /// Whether it ends so.
    pub fn is(&self, extension: &str) -> bool {
        Path::new(&self.path)
            .extension()
            .is_some_and(|own| own == extension)
    }

    /// The name without folders.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// The text with everything but the wanted kinds blanked out, so that line numbers stay.
    pub fn only(&self, wanted: &[Kind]) -> String {
        let mut kinds = Kinds {
            chars: self.text.chars().collect(),
            at: 0,
            out: String::new(),
            wanted,
        };
        kinds.read();
        kinds.out
    }

    /// Each place of a piece of text in `view`, as a line number. A longer word that ends or begins with it is another.
    pub fn lines_with(view: &str, piece: &str) -> Vec<usize> {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let starts = piece.starts_with(word);
        let ends = piece.ends_with(word);
        let whole = |line: &str| {
            line.match_indices(piece).any(|(at, _)| {
                let before = line[..at].chars().next_back().is_some_and(word);
                let after = line[at + piece.len()..].chars().next().is_some_and(word);
                !(starts && before || ends && after)
            })
        };
        view.lines()
            .zip(1..)
            .filter(|(line, _)| whole(line))
            .map(|(_, number)| number)
            .collect()
    }
}

/// What a part of a Rust or JavaScript file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What is run.
    Code,
    /// What is in quotation marks.
    Text,
    /// What is for readers.
    Comment,
}

struct Kinds<'a> {
    chars: Vec<char>,
    at: usize,
    out: String,
    wanted: &'a [Kind],
}

impl Kinds<'_> {
    fn read(&mut self) {
        while self.at < self.chars.len() {
            let rest = &self.chars[self.at..];
            match rest {
                ['/', '/', ..] => self.take(Kind::Comment, until(rest, |c| c == '\n')),
                ['/', '*', ..] => self.take(Kind::Comment, block(rest)),
                ['"', ..] => self.take(Kind::Text, quoted(rest, 1)),
                ['r', '"' | '#', ..] if self.word_begins() && raw(rest).is_some() => {
                    self.take(Kind::Text, raw(rest).unwrap_or(1));
                }
                // A character such as '"' would otherwise open a text; a lifetime has no second mark.
                ['\'', '\\', _, '\'', ..] => self.take(Kind::Text, 4),
                ['\'', _, '\'', ..] => self.take(Kind::Text, 3),
                _ => self.take(Kind::Code, 1),
            }
        }
    }

    fn word_begins(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|at| self.chars.get(at));
        before.is_none_or(|c| *c == 'b' || !(c.is_alphanumeric() || *c == '_'))
    }

    fn take(&mut self, kind: Kind, count: usize) {
        let end = (self.at + count).min(self.chars.len());
        for c in &self.chars[self.at..end] {
            self.out.push(if *c == '\n' || self.wanted.contains(&kind) {
                *c
            } else {
                ' '
            });
        }
        self.at = end;
    }
}

fn until(rest: &[char], end: impl Fn(char) -> bool) -> usize {
    rest.iter().position(|c| end(*c)).unwrap_or(rest.len())
}

fn block(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0_usize, 0);
    while at < rest.len() {
        match &rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn quoted(rest: &[char], mut at: usize) -> usize {
    while let Some(c) = rest.get(at) {
        match c {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

/// `r"…"` or `r#"…"#`; none for a raw identifier.
fn raw(rest: &[char]) -> Option<usize> {
    let marks = until(&rest[1..], |c| c != '#');
    (rest.get(1 + marks) == Some(&'"')).then_some(())?;
    let mut end = vec!['"'];
    end.extend(std::iter::repeat_n('#', marks));
    let body = 2 + marks;
    let length = rest[body..]
        .windows(end.len())
        .position(|window| window == end);
    Some(length.map_or(rest.len(), |length| body + length + end.len()))
}

#[cfg(test)]
mod tests;
