//! `cargo xtask tidy`: the rules of the tree that no compiler knows, one file each.

mod arrows;
mod browsers;
mod clocks;
mod contrast;
mod ignored;
mod length;
mod places;
mod source;
mod storage;
mod texts;

use std::fmt;

use anyhow::{Result, bail};

use crate::tree::Tree;
use source::File;

/// A place where a rule is broken, and what to do about it.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    file: String,
    line: usize,
    what: String,
    /// What to do.
    todo: &'static str,
    /// Said, and no failure.
    warning: bool,
}

impl Finding {
    fn new(file: &File, line: usize, what: impl Into<String>, todo: &'static str) -> Self {
        Self {
            file: file.path.clone(),
            line,
            what: what.into(),
            todo,
            warning: false,
        }
    }

    fn warning(self) -> Self {
        Self {
            warning: true,
            ..self
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.warning { "warning: " } else { "" };
        write!(
            f,
            "{}:{}: {kind}{}; {}",
            self.file, self.line, self.what, self.todo
        )
    }
}

type Rule = fn(&[File]) -> Vec<Finding>;

const RULES: [Rule; 9] = [
    arrows::check,
    ignored::check,
    length::check,
    storage::check,
    clocks::check,
    places::check,
    texts::check,
    contrast::check,
    browsers::check,
];

/// Checks the tree; prints every finding.
pub fn check(tree: &Tree) -> Result<()> {
    let files = source::read(tree.root())?;
    let findings = findings(&files);
    findings.iter().for_each(|finding| println!("{finding}"));
    let broken = findings.iter().filter(|finding| !finding.warning).count();
    if broken > 0 {
        bail!("{broken} things to tidy up");
    }
    println!(
        "tidy: {} files, {} rules, nothing to do",
        files.len(),
        RULES.len()
    );
    Ok(())
}

fn findings(files: &[File]) -> Vec<Finding> {
    RULES.iter().flat_map(|rule| rule(files)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Finding, findings, source::File};

    #[test]
    fn a_finding_says_where_what_and_what_to_do() {
        let file = File::made("src/lib.rs", "");
        let one = Finding::new(&file, 3, "a test is ignored", "mend it or delete it");
        assert_eq!(
            one.to_string(),
            "src/lib.rs:3: a test is ignored; mend it or delete it"
        );
    }

    #[test]
    fn a_tidy_tree_has_no_findings() {
        let files = [
            File::made(
                "crates/core/Cargo.toml",
                "[package]\nname = \"rollcall-core\"\n",
            ),
            File::made(
                "crates/core/src/lib.rs",
                "//! 领域\npub fn one() -> u8 { 1 }\n",
            ),
            File::made("src/text/zh.rs", "pub const NAME: &str = \"点名\";\n"),
        ];
        assert!(findings(&files).is_empty());
    }
}
