//! Time is a parameter. Only a file called clock.rs reads a clock (P29).

use super::Finding;
use super::source::{File, Kind};

const PIECES: [&str; 4] = [
    "SystemTime::now",
    "Utc::now",
    "Local::now",
    "OffsetDateTime::now_utc",
];

pub fn check(files: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in files
        .iter()
        .filter(|file| file.is("rs") && file.name() != "clock.rs")
    {
        let code = file.only(&[Kind::Code]);
        for piece in PIECES {
            let lines = File::lines_with(&code, piece).into_iter();
            found.extend(lines.map(|line| {
                Finding::new(
                    file,
                    line,
                    format!("{piece} outside a clock.rs"),
                    "take the time as a parameter",
                )
            }));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::source::File;

    #[test]
    fn only_a_clock_reads_the_clock() {
        let text = "fn a() {\n    chrono::Utc::now()\n}\n";
        let lines = |path: &str| {
            check(&[File::made(path, text)])
                .iter()
                .map(|f| f.line)
                .collect::<Vec<_>>()
        };
        assert_eq!(lines("crates/server/src/sync.rs"), [2]);
        assert!(lines("crates/server/src/clock.rs").is_empty());
    }
}
