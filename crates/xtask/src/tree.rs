//! Where things are in the tree.

use std::path::{Path, PathBuf};

/// The checkout that xtask works on.
#[derive(Debug, Clone)]
pub struct Tree {
    root: PathBuf,
}

impl Tree {
    /// The checkout that this xtask was built from.
    pub fn here() -> Self {
        // cargo sets the variable when it runs us; the built-in value serves a binary started by hand.
        let own = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = own.join("../..");
        Self {
            root: root.canonicalize().unwrap_or(root),
        }
    }

    /// A tree at another place: tests make up small ones.
    #[cfg(test)]
    pub fn at(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    /// The root folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the tree.
    pub fn path(&self, inside: impl AsRef<Path>) -> PathBuf {
        self.root.join(inside)
    }

    /// Cargo's target folder, which people move with `CARGO_TARGET_DIR`.
    pub fn target(&self) -> PathBuf {
        std::env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| self.path("target"), |dir| self.root.join(dir))
    }

    /// The app's files. They stay inside the tree wherever cargo's target folder is: the server embeds this folder.
    pub fn dist(&self) -> PathBuf {
        self.path("target/dist")
    }

    /// The finished binary.
    pub fn server(&self) -> PathBuf {
        self.release("rollcall")
    }

    /// A binary of ours, optimised.
    pub fn release(&self, name: &str) -> PathBuf {
        let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        self.target().join("release").join(file)
    }
}
