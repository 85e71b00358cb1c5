//! The versions of every tool that is not part of cargo. Here, and nowhere else.

use std::fs;

use anyhow::{Context as _, Result};

use crate::tree::Tree;

/// The Rust toolchain; rust-toolchain.toml, which rustup reads, says the same (a test compares them).
pub const RUST: &str = "1.95.0";

/// What the app and the store are compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Builds the app: cargo, wasm-bindgen, wasm-opt, names by content.
pub const TRUNK: &str = "0.21.14";

/// Brings wasm-opt, which makes the app about a fifth smaller. The version of the npm package is that of Binaryen.
pub const BINARYEN: &str = "132";

/// Leads Firefox. Any of the last years would do; one is enough to go wrong.
pub const GECKODRIVER: &str = "0.37.1";

/// Examines pages for what shuts people out.
pub const AXE: &str = "4.14.1";

/// Measures pages. The last that the Node.js of Debian stable runs.
pub const LIGHTHOUSE: &str = "12.8.2";

/// The tool wasm-bindgen must have exactly the version of the library that the app is built with: Cargo.lock says it.
pub fn wasm_bindgen(tree: &Tree) -> Result<String> {
    let path = tree.path("Cargo.lock");
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    locked(&text, "wasm-bindgen")
        .context("Cargo.lock names no wasm-bindgen: has the app lost its dependencies?")
}

fn locked(text: &str, name: &str) -> Option<String> {
    let lock: toml::Table = text.parse().ok()?;
    let packages = lock.get("package")?.as_array()?;
    let found = packages
        .iter()
        .find(|p| p.get("name").and_then(|n| n.as_str()) == Some(name))?;
    Some(found.get("version")?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{BINARYEN, RUST, locked, wasm_bindgen};
    use crate::tree::Tree;

    #[test]
    fn the_toolchain_file_and_the_pin_are_the_same() {
        let text = std::fs::read_to_string(Tree::here().path("rust-toolchain.toml")).unwrap();
        assert!(text.contains(&format!("channel = \"{RUST}\"")), "{text}");
    }

    #[test]
    fn trunk_alone_would_take_the_same_tools() {
        let text = std::fs::read_to_string(Tree::here().path("Trunk.toml")).unwrap();
        let bindgen = wasm_bindgen(&Tree::here()).unwrap();
        for pin in [
            format!("wasm_bindgen = \"{bindgen}\""),
            format!("wasm_opt = \"version_{BINARYEN}\""),
        ] {
            assert!(
                text.contains(&pin),
                "Trunk.toml has another version than {pin}"
            );
        }
    }

    #[test]
    fn the_version_is_that_of_the_lock_file() {
        let text = "version = 4\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n\n[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.60\"\n";
        assert_eq!(locked(text, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(text, "leptos"), None);
    }
}
