//! The parts of the Rust toolchain that are not in everyone's installation.

use std::env;

use anyhow::{Result, bail};

use super::announce;
use super::pins::{RUST, WASM};
use crate::shell::{cargo, command, run, said, which};

/// The compiled standard library for WebAssembly.
pub fn wasm_target() -> Result<()> {
    if has_target() {
        return Ok(());
    }
    let how = format!("rustup target add {WASM}");
    if which("rustup").is_some() {
        announce(
            &format!("the target {WASM}"),
            "is what the app is compiled for",
            &how,
        );
        // The answer of rustup is not trusted: some set-ups report success and put it elsewhere.
        let answer = run(command("rustup").args(["target", "add", WASM]));
        if has_target() {
            return Ok(());
        }
        if let Err(error) = answer {
            println!("tools: {error}");
        }
    }
    bail!("{}", without_rustup(&how));
}

fn has_target() -> bool {
    // Whoever builds the standard library along (see below) needs no compiled one.
    if env::var_os("CARGO_UNSTABLE_BUILD_STD").is_some() {
        return true;
    }
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    said(command(rustc).args(["--print", "target-libdir", "--target", WASM])).is_some_and(|dir| {
        let files = std::fs::read_dir(dir).into_iter().flatten().flatten();
        files
            .into_iter()
            .any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

/// A distribution's Rust has no rustup; Debian's can still build its own standard library for the target.
fn without_rustup(how: &str) -> String {
    format!(
        "the target {WASM} of Rust {RUST} is not here and could not be added.\n  \
         With rustup: {how}\n  \
         Without it, Debian's own Rust builds the standard library along:\n    \
         apt-get install rustc-web cargo-web rust-web-src\n    \
         export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort\n    \
         export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=… (the rust-lld of any rustup toolchain,\n    \
         in its lib/rustlib/…/bin: a linker older than the compiler cannot read its files)"
    )
}

/// A part such as rustfmt, tried by the cargo command it brings.
pub fn component(name: &str, subcommand: &str) -> Result<()> {
    if said(cargo().args([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    let how = format!("rustup component add {name}");
    announce(name, "is part of the tests", &how);
    if run(command("rustup").args(["component", "add", name])).is_err() {
        bail!(
            "{name} is missing. Without rustup, take your distribution's package; with it: {how}"
        );
    }
    Ok(())
}
