//! The app's two bundles, merged into one folder.
//!
//! What Trunk leaves to others happens here after both builds, and not in a Trunk hook (P31): a hook sees the staging
//! folder of one bundle, while the precache list, the build id and the compressed files are those of the merged folder.

use std::fs;

use anyhow::{Context as _, Result, bail};

use super::bundle::{BUNDLES, Bundle, PHONE};
use super::stamp::Stamp;
use super::{compress, precache};
use crate::clock::{Stopwatch, spoken};
use crate::shell::{cargo, command, run};
use crate::tools::{Tools, pins};
use crate::tree::Tree;

/// Builds the app, unless nothing it is made of has changed.
pub fn up_to_date(tree: &Tree) -> Result<()> {
    let stamp = Stamp::of_sources(tree)?;
    match Stamp::of_dist(tree) {
        Some(built) if built.same_sources(&stamp) => {
            if built.is_small() || !Tools::for_app(tree)?.has_wasm_opt() {
                println!("build: the app is up to date");
                return Ok(());
            }
            println!("build: wasm-opt has come: the app once more, smaller");
        }
        _ => {}
    }
    let tools = Tools::for_app(tree)?;
    build(tree, &tools)?;
    stamp.built(tools.has_wasm_opt()).write(tree)
}

fn build(tree: &Tree, tools: &Tools) -> Result<()> {
    let time = Stopwatch::start();
    // Trunk runs offline, so that it downloads no tools of its own; that would hold back crates, too.
    run(cargo().current_dir(tree.root()).args(["fetch", "--quiet"]))?;
    Stamp::remove(tree)?;
    for bundle in BUNDLES {
        println!(
            "build: the app's bundle `{}` from {}",
            bundle.name, bundle.page
        );
        trunk(tree, tools, bundle)?;
    }
    merge(tree)?;
    let id = precache::fill(tree, PHONE)?;
    let saved = compress::all(&tree.dist())?;
    println!("build: app {id} in {}: {saved}", spoken(time.read()));
    Ok(())
}

fn trunk(tree: &Tree, tools: &Tools, bundle: Bundle) -> Result<()> {
    let staging = bundle.staging(tree);
    fs::create_dir_all(&staging).with_context(|| format!("cannot make {}", staging.display()))?;
    let mut trunk = command("trunk");
    trunk.current_dir(tree.root()).env("PATH", tools.path());
    trunk.args([
        "build",
        "--release",
        "--offline=true",
        "--skip-version-check",
        "--html-output",
        bundle.page,
    ]);
    trunk.arg("--dist").arg(&staging).arg(bundle.page);
    trunk.env("TRUNK_TOOLS_WASM_BINDGEN", pins::wasm_bindgen(tree)?);
    trunk.env(
        "TRUNK_TOOLS_WASM_OPT",
        format!("version_{}", pins::BINARYEN),
    );
    // Trunk knows NO_COLOR as a switch of its own that wants true or false.
    trunk.env_remove("NO_COLOR");
    run(&mut trunk)
}

/// Both bundles in one folder. Names carry the hash of their content, so what both have is the same file.
fn merge(tree: &Tree) -> Result<()> {
    let dist = tree.dist();
    if dist.exists() {
        fs::remove_dir_all(&dist).with_context(|| format!("cannot empty {}", dist.display()))?;
    }
    for bundle in BUNDLES {
        for file in bundle.files(tree)? {
            let (from, to) = (bundle.staging(tree).join(&file), dist.join(&file));
            if to.exists() {
                if fs::read(&from)? != fs::read(&to)? {
                    bail!(
                        "the two bundles have a file {file} of different content: name it by its content"
                    );
                }
                continue;
            }
            let folder = to.parent().unwrap_or(&dist);
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot make {}", folder.display()))?;
            fs::copy(&from, &to).with_context(|| format!("cannot copy to {}", to.display()))?;
        }
    }
    Ok(())
}
