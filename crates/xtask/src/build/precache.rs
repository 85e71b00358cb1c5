//! The service worker's list of files, and the build id that names its cache (P19).

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use super::bundle::Bundle;
use crate::tree::Tree;

const WORKER: &str = "sw.js";
const LIST: &str = "/*PRECACHE*/[]";
const ID: &str = "/*BUILD*/\"\"";
/// Where the protocol's number is written down.
const WIRE: &str = "crates/core/src/sync/wire.rs";
const SPOKEN: &str = "/*PROTOCOL*/0";

/// Fills in target/dist/sw.js; answers with the build id.
pub fn fill(tree: &Tree, bundle: Bundle) -> Result<String> {
    let dist = tree.dist();
    let mut files = bundle.files(tree)?;
    files.retain(|file| file != WORKER);
    let path = dist.join(WORKER);
    let worker = fs::read_to_string(&path).with_context(|| {
        format!(
            "{} is missing: public/{WORKER} is copied there by Trunk",
            path.display()
        )
    })?;
    let id = build_id(&dist, &files, &worker)?;
    let list = serde_json::to_string(&addresses(&files, bundle))?;
    let wire = tree.path(WIRE);
    let wire =
        fs::read_to_string(&wire).with_context(|| format!("cannot read {}", wire.display()))?;
    let spoken = protocol(&wire).with_context(|| format!("{WIRE} has no PROTOCOL"))?;
    fs::write(&path, filled(&worker, &list, &id, spoken)?)
        .with_context(|| format!("cannot write {}", path.display()))?;
    Ok(id)
}

/// What the worker asks the server for. The page is cached under the address that people open.
fn addresses(files: &[String], bundle: Bundle) -> Vec<String> {
    let address = |file: &String| {
        if file == bundle.page {
            "/".to_owned()
        } else {
            format!("/{file}")
        }
    };
    files.iter().map(address).collect()
}

/// A hash of all contents and names: any change makes a new cache, the same tree always the same.
fn build_id(dist: &Path, files: &[String], worker: &str) -> Result<String> {
    let mut hash = Sha256::new();
    for file in files {
        let content = fs::read(dist.join(file)).with_context(|| format!("cannot read {file}"))?;
        hash.update(file);
        hash.update(Sha256::digest(&content));
    }
    hash.update(worker);
    Ok(hash
        .finalize()
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect())
}

fn protocol(wire: &str) -> Option<u16> {
    let line = wire
        .lines()
        .find_map(|line| line.strip_prefix("pub const PROTOCOL: u16 = "))?;
    line.trim_end_matches(';').parse().ok()
}

fn filled(worker: &str, list: &str, id: &str, spoken: u16) -> Result<String> {
    for place in [LIST, ID, SPOKEN] {
        if worker.matches(place).count() != 1 {
            bail!("public/{WORKER} must contain {place} exactly once: the build fills it in there");
        }
    }
    Ok(worker
        .replace(LIST, list)
        .replace(ID, &format!("\"{id}\""))
        .replace(SPOKEN, &spoken.to_string()))
}

#[cfg(test)]
mod tests {
    use super::{WIRE, addresses, filled, protocol};
    use crate::build::PHONE;
    use crate::tree::Tree;

    #[test]
    fn the_worker_speaks_the_protocol_of_the_app() {
        let wire = std::fs::read_to_string(Tree::here().path(WIRE)).unwrap();
        assert!(protocol(&wire).is_some_and(|number| number > 1));
    }

    #[test]
    fn every_place_is_filled_in() {
        let worker = "const FILES = /*PRECACHE*/[];\nconst BUILD = /*BUILD*/\"\";\nconst PROTOCOL = /*PROTOCOL*/0;";
        let done = filled(worker, "[\"/\"]", "abc", 7).unwrap();
        assert_eq!(
            done,
            "const FILES = [\"/\"];\nconst BUILD = \"abc\";\nconst PROTOCOL = 7;"
        );
    }

    #[test]
    fn a_worker_without_a_place_for_the_list_is_an_error_and_no_empty_cache() {
        let error = filled("const BUILD = /*BUILD*/\"\";", "[]", "abc", 1)
            .unwrap_err()
            .to_string();
        assert!(error.contains("/*PRECACHE*/[]"), "{error}");
    }

    #[test]
    fn the_page_is_cached_under_the_address_that_people_open() {
        let files = [
            "icons/a.svg".to_owned(),
            "index.html".to_owned(),
            "phone-1.js".to_owned(),
        ];
        assert_eq!(
            addresses(&files, PHONE),
            ["/icons/a.svg", "/", "/phone-1.js"]
        );
    }
}
