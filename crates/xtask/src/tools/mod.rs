//! The tools that cargo does not bring: found, or fetched at their pinned versions the first time they are needed.

mod binaryen;
pub mod browser;
mod installed;
pub mod npm;
pub mod pins;
mod rust;

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::Result;

use crate::shell;
use crate::tree::Tree;

/// What the app is built with.
pub struct Tools {
    wasm_opt: PathBuf,
    small: bool,
}

impl Tools {
    /// Finds or fetches everything that building the app needs.
    pub fn for_app(tree: &Tree) -> Result<Self> {
        rust::wasm_target()?;
        installed::trunk()?;
        installed::wasm_bindgen(tree)?;
        Ok(match binaryen::folder(tree) {
            Some(wasm_opt) => Self {
                wasm_opt,
                small: true,
            },
            None => Self {
                wasm_opt: binaryen::stand_in(tree)?,
                small: false,
            },
        })
    }

    /// Whether the app will be made small.
    pub fn has_wasm_opt(&self) -> bool {
        self.small
    }

    /// PATH with these tools.
    pub fn path(&self) -> OsString {
        shell::path_with(std::slice::from_ref(&self.wasm_opt))
    }
}

/// What the tests need beyond that: the linters that rustup's smallest profile leaves out, the browsers, and
/// what examines pages in them.
pub fn for_tests(tree: &Tree) -> Result<Tools> {
    rust::component("rustfmt", "fmt")?;
    rust::component("clippy", "clippy")?;
    let tools = Tools::for_app(tree)?;
    browser::ensure()?;
    installed::geckodriver()?;
    npm::axe(tree)?;
    Ok(tools)
}

/// The line before something is fetched: what, why, how.
fn announce(what: &str, why: &str, how: &str) {
    println!("tools: {what} {why} and is not here: {how}");
}
