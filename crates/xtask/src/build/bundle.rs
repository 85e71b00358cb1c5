//! The two bundles of the app and the files of each. Phones never download the desk's.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::tree::Tree;

/// One of the app's two halves.
#[derive(Debug, Clone, Copy)]
pub struct Bundle {
    /// How it is called: `phone`.
    pub name: &'static str,
    /// The page it begins with, in the root of the tree and in target/dist.
    pub page: &'static str,
}

/// Join, class page, counsellor.
pub const PHONE: Bundle = Bundle {
    name: "phone",
    page: "index.html",
};
/// The office.
pub const DESK: Bundle = Bundle {
    name: "desk",
    page: "desk.html",
};
/// All there are.
pub const BUNDLES: [Bundle; 2] = [PHONE, DESK];

impl Bundle {
    /// Where Trunk puts this bundle alone.
    pub fn staging(self, tree: &Tree) -> PathBuf {
        tree.path("target/trunk").join(self.name)
    }

    /// The names of its files, in order, with `/` between folders.
    pub fn files(self, tree: &Tree) -> Result<Vec<String>> {
        let folder = self.staging(tree);
        let mut names = Vec::new();
        for path in files_under(&folder)? {
            let inside = path.strip_prefix(&folder)?;
            let parts = inside.iter().map(|part| part.to_string_lossy());
            names.push(parts.collect::<Vec<_>>().join("/"));
        }
        Ok(names)
    }
}

/// Every file below a folder, in order.
pub fn files_under(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path)
            } else {
                files.push(path)
            }
        }
    }
    files.sort();
    Ok(files)
}
