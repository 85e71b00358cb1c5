//! Counting tests: cargo's lines are shown as they come, and read on the way.

use std::fmt;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::shell::line;

/// How many tests ran.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// That went well.
    pub passed: u32,
    /// That did not.
    pub failed: u32,
}

impl Tally {
    /// Both together.
    pub fn add(&mut self, other: &Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Runs a test program and counts its `test result: ok. 3 passed; 0 failed; …` lines.
    pub fn run(&mut self, command: &mut Command) -> Result<()> {
        command.stdout(Stdio::piped());
        let mut child = command
            .spawn()
            .with_context(|| format!("cannot start `{}`", line(command)))?;
        let output = child.stdout.take().context("no output to read")?;
        for text in BufReader::new(output).split(b'\n') {
            // A test may print anything, text or not.
            let text = String::from_utf8_lossy(&text?).into_owned();
            println!("{text}");
            self.read(&text);
        }
        let status = child.wait()?;
        if !status.success() {
            bail!("`{}` failed ({status})", line(command));
        }
        if *self == Self::default() {
            bail!(
                "`{}` ran no test: something that should be tested is not",
                line(command)
            );
        }
        Ok(())
    }

    fn read(&mut self, text: &str) {
        let Some((_, counts)) = text.split_once("test result: ") else {
            return;
        };
        let mut words = counts.split_whitespace().peekable();
        while let Some(word) = words.next() {
            let (Ok(count), Some(next)) = (word.parse::<u32>(), words.peek()) else {
                continue;
            };
            match next.trim_end_matches(';') {
                "passed" => self.passed += count,
                "failed" => self.failed += count,
                _ => {}
            }
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.passed, self.failed) {
            (0, 0) => Ok(()),
            (passed, 0) => write!(f, "{passed} passed"),
            (passed, failed) => write!(f, "{passed} passed, {failed} failed"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Stdio, Tally};
    use crate::shell::cargo;

    #[test]
    fn the_counts_of_all_test_programs_are_summed() {
        let mut tally = Tally::default();
        let said = [
            "running 3 tests",
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 4 filtered out; finished in 0.01s",
            "test result: ok. 5 passed; 0 failed; 0 ignored",
            "a test that prints 7 passed on its own",
        ];
        said.iter().for_each(|text| tally.read(text));
        assert_eq!(
            tally,
            Tally {
                passed: 19,
                failed: 1
            }
        );
    }

    #[test]
    fn a_program_that_fails_is_an_error_also_when_it_counted_nothing() {
        let mut tally = Tally::default();
        let mut command = cargo();
        let error = tally
            .run(command.arg("no-such-command").stderr(Stdio::null()))
            .unwrap_err();
        assert!(
            error.to_string().contains("cargo no-such-command` failed"),
            "{error}"
        );
        assert_eq!(tally, Tally::default());
    }

    #[test]
    fn a_test_program_without_a_test_is_an_error() {
        let error = Tally::default()
            .run(cargo().arg("--version"))
            .unwrap_err()
            .to_string();
        assert!(error.contains("ran no test"), "{error}");
    }
}
