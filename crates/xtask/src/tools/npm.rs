//! Tools of npm, each at its pinned version in a folder of its own: npm tidies away what it did not bring itself.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use super::announce;
use super::pins::{AXE, LIGHTHOUSE};
use crate::shell::{command, line, run, which};
use crate::tree::Tree;

/// The file of axe-core that is run inside the pages of the tests.
pub fn axe(tree: &Tree) -> Result<PathBuf> {
    let package = Package {
        name: "axe-core",
        version: AXE,
        why: "finds what shuts people out of a page",
    };
    Ok(package.folder(tree)?.join("axe.min.js"))
}

/// Lighthouse's program, which Node.js runs.
pub fn lighthouse(tree: &Tree) -> Result<PathBuf> {
    let package = Package {
        name: "lighthouse",
        version: LIGHTHOUSE,
        why: "measures pages as phones load them",
    };
    Ok(package.folder(tree)?.join("cli/index.js"))
}

/// What brings `package@version` into a folder, and nothing else into the tree.
pub fn install(prefix: &Path, package: &str) -> Command {
    let mut npm = command("npm");
    npm.args([
        "install",
        "--no-audit",
        "--no-fund",
        "--no-save",
        "--prefix",
    ]);
    npm.arg(prefix).arg(package);
    npm
}

struct Package {
    name: &'static str,
    version: &'static str,
    why: &'static str,
}

impl Package {
    /// Where it is; fetched the first time.
    fn folder(&self, tree: &Tree) -> Result<PathBuf> {
        let prefix = tree.path(format!("target/tools/{}", self.name));
        let folder = prefix.join("node_modules").join(self.name);
        if self.is_in(&folder) {
            return Ok(folder);
        }
        let by_hand = "install Node.js with npm (Debian: apt-get install npm) and run this again";
        let what = format!("{} {}", self.name, self.version);
        if which("npm").is_none() {
            bail!(
                "{what} {} and comes by npm, which is not here: {by_hand}",
                self.why
            );
        }
        let mut npm = install(&prefix, &format!("{}@{}", self.name, self.version));
        announce(&what, self.why, &line(&npm));
        std::fs::create_dir_all(&prefix)?;
        let fetched = run(&mut npm);
        if self.is_in(&folder) {
            return Ok(folder);
        }
        fetched?;
        bail!("npm brought another version than {what}");
    }

    fn is_in(&self, folder: &Path) -> bool {
        let text = std::fs::read_to_string(folder.join("package.json")).unwrap_or_default();
        let json: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
        json["version"] == self.version
    }
}

#[cfg(test)]
mod tests {
    use super::Package;
    use crate::scratch::Scratch;
    use std::fs;

    #[test]
    fn another_version_is_not_taken_for_the_right_one() {
        let scratch = Scratch::new("npm");
        let package = Package {
            name: "some",
            version: "1.2.3",
            why: "",
        };
        assert!(!package.is_in(scratch.path()));
        let says = |version: &str| {
            let text = format!("{{\"name\":\"some\",\"version\":\"{version}\"}}");
            fs::write(scratch.path().join("package.json"), text).unwrap();
            package.is_in(scratch.path())
        };
        assert!(says("1.2.3"));
        assert!(!says("1.2.30"));
    }
}
