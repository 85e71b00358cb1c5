//! wasm-opt. The app is larger without it and works the same, so its absence is said and no failure.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::pins::BINARYEN;
use super::{announce, npm};
use crate::shell::{command, line, run, said, which};
use crate::tree::Tree;

/// The folder with the pinned wasm-opt; none when it cannot be had.
pub fn folder(tree: &Tree) -> Option<PathBuf> {
    if let Some(found) = which("wasm-opt").filter(|path| is_pinned(path)) {
        return found.parent().map(Path::to_owned);
    }
    let prefix = tree.path("target/tools");
    let folder = prefix.join("node_modules/.bin");
    if is_pinned(&folder.join("wasm-opt")) {
        return Some(folder);
    }
    let mut npm = npm::install(&prefix, &format!("binaryen@{BINARYEN}.0.0"));
    announce(
        &format!("wasm-opt {BINARYEN}"),
        "makes the app smaller",
        &line(&npm),
    );
    let fetched = run(&mut npm);
    if is_pinned(&folder.join("wasm-opt")) {
        return Some(folder);
    }
    let why = fetched.err().map_or_else(
        || "npm brought another version".to_owned(),
        |error| error.to_string(),
    );
    println!("tools: no wasm-opt ({why}); going on without: the app will be about a fifth larger.");
    println!(
        "tools: to mend it, install Node.js with npm (Debian: apt-get install npm) and build again."
    );
    None
}

/// The folder of a wasm-opt that only copies. Trunk's pages ask for wasm-opt, and Trunk fails where there is none.
pub fn stand_in(tree: &Tree) -> Result<PathBuf> {
    let folder = tree.path("target/tools/stand-in");
    let path = folder.join("wasm-opt");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    fs::write(&path, STAND_IN.replace("VERSION", BINARYEN))
        .with_context(|| format!("cannot write {}", path.display()))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
    }
    Ok(folder)
}

const STAND_IN: &str = r#"#!/bin/sh
for word in "$@"; do
    case "$word" in
        --version) echo "wasm-opt version VERSION (stand-in)"; exit ;;
        --output=*) to=${word#--output=} ;;
        *.wasm) from=$word ;;
    esac
done
exec cp "$from" "$to"
"#;

fn is_pinned(path: &Path) -> bool {
    let answer = path
        .is_file()
        .then(|| said(command(path).arg("--version")))
        .flatten();
    // `wasm-opt version 132 (version_132)`
    answer.is_some_and(|text| text.split_whitespace().nth(2) == Some(BINARYEN))
}

#[cfg(all(test, unix))]
mod tests {
    use super::{BINARYEN, stand_in};
    use crate::scratch::Scratch;
    use crate::shell::{command, run, said};
    use crate::tree::Tree;
    use std::fs;

    #[test]
    fn the_stand_in_hands_the_app_on_as_it_is() {
        let scratch = Scratch::new("stand-in");
        let program = stand_in(&Tree::at(scratch.path()))
            .unwrap()
            .join("wasm-opt");
        let version = said(command(&program).arg("--version")).unwrap();
        assert_eq!(version.split(' ').nth(2), Some(BINARYEN));
        let (from, to) = (scratch.path().join("a.wasm"), scratch.path().join("b.wasm"));
        fs::write(&from, "wasm").unwrap();
        run(command(&program)
            .arg(format!("--output={}", to.display()))
            .arg("-Oz")
            .arg(&from))
        .unwrap();
        assert_eq!(fs::read(to).unwrap(), b"wasm");
    }
}
