//! A file has one subject; one that is long has several.

use super::Finding;
use super::source::File;

const LIMIT: usize = 400;
const LONG: usize = 300;
const KINDS: [&str; 3] = ["rs", "css", "js"];

pub fn check(files: &[File]) -> Vec<Finding> {
    files
        .iter()
        .filter(|file| KINDS.iter().any(|kind| file.is(kind)))
        .filter_map(one)
        .collect()
}

fn one(file: &File) -> Option<Finding> {
    let lines = file.text.lines().count();
    let finding = |what: &str| {
        Finding::new(
            file,
            lines,
            format!("{lines} lines: {what}"),
            "give each subject a file of its own",
        )
    };
    if lines > LIMIT {
        return Some(finding("has outgrown one subject"));
    }
    (lines > LONG).then(|| finding("about to outgrow one subject").warning())
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::source::File;

    fn of(path: &str, lines: usize) -> Vec<bool> {
        check(&[File::made(path, &"a\n".repeat(lines))])
            .iter()
            .map(|f| f.warning)
            .collect()
    }

    #[test]
    fn a_long_file_is_warned_of_and_a_longer_one_fails() {
        assert!(of("a.rs", 300).is_empty());
        assert_eq!(of("a.css", 301), [true]);
        assert_eq!(of("a.js", 400), [true]);
        assert_eq!(of("a.rs", 401), [false]);
    }

    #[test]
    fn prose_and_data_may_be_long() {
        assert!(of("demo/rosters.csv", 6000).is_empty());
        assert!(of("docs/a.md", 900).is_empty());
    }
}
