//! `cargo xtask build`: the app's files in target/dist, and the one binary that carries them.

mod app;
mod bundle;
mod compress;
mod precache;
mod stamp;

use anyhow::{Context as _, Result};

use crate::shell::{cargo, run};
use crate::tree::Tree;

pub use bundle::{Bundle, DESK, PHONE};
pub use compress::brotli;

/// Builds the app where its sources changed, then the server.
pub fn all(tree: &Tree) -> Result<()> {
    app::up_to_date(tree).context("the app was not built")?;
    println!("build: the server, with the app inside");
    run(cargo().current_dir(tree.root()).args([
        "build",
        "--release",
        "--package",
        "rollcall-server",
    ]))
}
