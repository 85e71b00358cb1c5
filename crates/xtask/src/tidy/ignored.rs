//! No test that is not run, and no code that is not written.

use super::Finding;
use super::source::{File, Kind};

const PIECES: [(&str, &str); 3] = [
    ("#[ignore", "a test is ignored"),
    ("todo!", "something is left to do"),
    ("unimplemented!", "something is not written"),
];

pub fn check(files: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| file.is("rs")) {
        let code = file.only(&[Kind::Code]);
        for (piece, what) in PIECES {
            let lines = File::lines_with(&code, piece);
            found.extend(
                lines
                    .into_iter()
                    .map(|line| Finding::new(file, line, what, "finish it or delete it")),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::source::File;

    #[test]
    fn an_ignored_test_is_found() {
        let text = "#[test]\n#[ignore = \"slow\"]\nfn a() {}\nfn b() { todo!() }\n";
        let lines: Vec<usize> = check(&[File::made("a.rs", text)])
            .iter()
            .map(|f| f.line)
            .collect();
        assert_eq!(lines, [2, 4]);
    }

    #[test]
    fn a_text_that_speaks_of_it_is_no_finding() {
        assert!(check(&[File::made("a.rs", "// no todo!()\nlet a = \"#[ignore]\";")]).is_empty());
        assert!(check(&[File::made("a.md", "todo!")]).is_empty());
    }
}
