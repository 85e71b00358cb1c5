//! One place touches the phone's database: crates/store. The service worker, which has no WebAssembly, may read it.

use super::Finding;
use super::arrows::dependencies;
use super::source::{File, Kind};

const HOME: &str = "crates/store/";
const PIECES: [&str; 8] = [
    "rexie",
    "indexedDB",
    "indexed_db",
    "IdbDatabase",
    "IdbFactory",
    "IdbTransaction",
    "IdbObjectStore",
    "IdbOpenDbRequest",
];
const CRATES: [&str; 3] = ["rexie", "idb", "indexed_db_futures"];
const TODO: &str = "let crates/store do it";
const READER: &str = "public/sw.js";
const READS: [&str; 1] = ["indexedDB"];
/// Whoever asks for this writes.
const WRITES: &str = "readwrite";

pub fn check(files: &[File]) -> Vec<Finding> {
    files
        .iter()
        .filter(|file| !file.path.starts_with(HOME))
        .flat_map(one)
        .collect()
}

fn one(file: &File) -> Vec<Finding> {
    if file.name() == "Cargo.toml" {
        return manifest(file);
    }
    if !file.is("rs") && !file.is("js") {
        return Vec::new();
    }
    let code = file.only(&[Kind::Code]);
    let reads = file.path == READER && !file.text.contains(WRITES);
    let pieces = PIECES
        .iter()
        .filter(|piece| !(reads && READS.contains(piece)));
    let lines = pieces.flat_map(|piece| {
        File::lines_with(&code, piece)
            .into_iter()
            .map(move |line| (piece, line))
    });
    lines
        .map(|(piece, line)| {
            Finding::new(
                file,
                line,
                format!("IndexedDB ({piece}) outside {HOME}"),
                TODO,
            )
        })
        .collect()
}

fn manifest(file: &File) -> Vec<Finding> {
    let names = file
        .text
        .parse::<toml::Table>()
        .map(|table| dependencies(&table))
        .unwrap_or_default();
    let wrong = names.iter().filter(|name| CRATES.contains(&name.as_str()));
    wrong
        .map(|name| {
            let line = File::lines_with(&file.text, name)
                .last()
                .copied()
                .unwrap_or(1);
            Finding::new(
                file,
                line,
                format!("IndexedDB ({name}) outside {HOME}"),
                TODO,
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::source::File;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        check(&[File::made(path, text)])
            .iter()
            .map(|f| f.line)
            .collect()
    }

    #[test]
    fn the_database_is_touched_in_the_store_alone() {
        let text = "use serde::Serialize;\nuse rexie::Rexie;\n";
        assert_eq!(lines("src/pages/class.rs", text), [2]);
        assert!(lines("crates/store/src/lib.rs", text).is_empty());
    }

    #[test]
    fn the_service_worker_reads_and_does_not_write() {
        let read = "const a = 1;\nindexedDB.open('a');\n";
        assert!(lines("public/sw.js", read).is_empty());
        let write = format!("{read}db.transaction('outbox', 'readwrite');\n");
        assert_eq!(lines("public/sw.js", &write), [2]);
        assert_eq!(lines("public/other.js", read), [2]);
    }

    #[test]
    fn words_about_it_are_free() {
        assert!(lines("src/a.rs", "// IdbDatabase\nlet a = \"indexedDB\";").is_empty());
        assert!(lines("docs/a.md", "rexie").is_empty());
    }

    #[test]
    fn a_dependency_is_found_but_not_the_workspaces_list_of_versions() {
        assert!(
            lines(
                "Cargo.toml",
                "[workspace.dependencies]\nrexie = \"1\"\n[dependencies]\nserde = \"1\"\n"
            )
            .is_empty()
        );
        assert_eq!(
            lines(
                "Cargo.toml",
                "[package]\n[dependencies]\nrexie.workspace = true\n"
            ),
            [3]
        );
    }
}
