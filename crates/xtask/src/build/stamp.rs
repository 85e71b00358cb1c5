//! Whether target/dist is what the present sources make. By content, not by date: git and editors touch dates.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use super::bundle::{BUNDLES, files_under};
use crate::tools::pins;
use crate::tree::Tree;

/// All that the app is made of; the last one because it says how.
const FOLDERS: [&str; 7] = [
    "src",
    "style",
    "public",
    "crates/core/src",
    "crates/device/src",
    "crates/store/src",
    "crates/xtask/src/build",
];
const FILES: [&str; 7] = [
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "rust-toolchain.toml",
    "crates/core/Cargo.toml",
    "crates/device/Cargo.toml",
    "crates/store/Cargo.toml",
];

/// What a build was made from.
#[derive(Debug, PartialEq, Eq)]
pub struct Stamp {
    sources: String,
    small: bool,
}

impl Stamp {
    /// Of the tree as it is now.
    pub fn of_sources(tree: &Tree) -> Result<Self> {
        let mut hash = Sha256::new();
        for folder in FOLDERS.map(|folder| tree.path(folder)) {
            for path in files_under(&folder)? {
                add(&mut hash, tree, &path)?;
            }
        }
        for file in FILES.into_iter().chain(BUNDLES.map(|bundle| bundle.page)) {
            add(&mut hash, tree, &tree.path(file))?;
        }
        hash.update([pins::TRUNK, pins::BINARYEN].join(" "));
        let sources = hash
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Ok(Self {
            sources,
            small: false,
        })
    }

    /// Of what is in target/dist; none when that is not complete.
    pub fn of_dist(tree: &Tree) -> Option<Self> {
        let text = fs::read_to_string(place(tree)).ok()?;
        let (sources, small) = text.trim().split_once(' ')?;
        let complete = BUNDLES
            .iter()
            .all(|bundle| tree.dist().join(bundle.page).is_file());
        complete.then(|| Self {
            sources: sources.to_owned(),
            small: small == SMALL,
        })
    }

    /// The stamp of a finished build.
    pub fn built(self, small: bool) -> Self {
        Self { small, ..self }
    }

    /// Made from the same.
    pub fn same_sources(&self, other: &Self) -> bool {
        self.sources == other.sources
    }

    /// Made with wasm-opt.
    pub fn is_small(&self) -> bool {
        self.small
    }

    /// Kept for the next time.
    pub fn write(&self, tree: &Tree) -> Result<()> {
        let path = place(tree);
        let text = format!(
            "{} {}\n",
            self.sources,
            if self.small { SMALL } else { "large" }
        );
        fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))
    }

    /// While a build runs nothing is up to date.
    pub fn remove(tree: &Tree) -> Result<()> {
        let path = place(tree);
        if path.exists() {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
        Ok(())
    }
}

const SMALL: &str = "small";

/// Beside the folder and not in it: all that is in it is embedded in the server.
fn place(tree: &Tree) -> PathBuf {
    tree.path("target/dist.stamp")
}

fn add(hash: &mut Sha256, tree: &Tree, path: &Path) -> Result<()> {
    let content = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let inside = path.strip_prefix(tree.root()).unwrap_or(path);
    hash.update(inside.as_os_str().as_encoded_bytes());
    hash.update(Sha256::digest(&content));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Stamp;
    use crate::scratch::Scratch;
    use crate::tree::Tree;
    use std::fs;

    fn made_up() -> (Scratch, Tree) {
        let scratch = Scratch::new("stamp");
        for folder in super::FOLDERS.iter().chain(&["target/dist"]) {
            fs::create_dir_all(scratch.path().join(folder)).unwrap();
        }
        for file in super::FILES
            .iter()
            .chain(&["index.html", "desk.html", "src/lib.rs"])
        {
            fs::write(scratch.path().join(file), "one").unwrap();
        }
        let tree = Tree::at(scratch.path());
        (scratch, tree)
    }

    #[test]
    fn a_build_is_up_to_date_until_a_source_changes() {
        let (scratch, tree) = made_up();
        for page in ["index.html", "desk.html"] {
            fs::write(tree.dist().join(page), "").unwrap();
        }
        Stamp::of_sources(&tree)
            .unwrap()
            .built(true)
            .write(&tree)
            .unwrap();
        let built = Stamp::of_dist(&tree).unwrap();
        assert!(built.is_small() && built.same_sources(&Stamp::of_sources(&tree).unwrap()));
        fs::write(scratch.path().join("src/lib.rs"), "two").unwrap();
        assert!(!built.same_sources(&Stamp::of_sources(&tree).unwrap()));
    }

    #[test]
    fn a_dist_folder_without_its_pages_is_not_up_to_date() {
        let (_scratch, tree) = made_up();
        Stamp::of_sources(&tree)
            .unwrap()
            .built(true)
            .write(&tree)
            .unwrap();
        assert_eq!(Stamp::of_dist(&tree), None);
    }
}
