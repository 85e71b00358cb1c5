//! Nothing in the tree names somebody's machine: no folder of a home, no registry or mirror.

use super::Finding;
use super::source::File;

/// Written in two pieces, so that this file is not its own finding.
const FOLDERS: [&str; 4] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
];
const HOSTS: [&str; 7] = [
    concat!("registry.", "npm"),
    concat!("index.", "crates.io"),
    concat!("static.", "crates.io"),
    concat!("rsproxy", ".cn"),
    concat!("arti", "factory"),
    concat!("mirrors.", "tuna"),
    concat!("mirrors.", "ustc"),
];
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

pub fn check(files: &[File]) -> Vec<Finding> {
    files.iter().flat_map(one).collect()
}

fn one(file: &File) -> Vec<Finding> {
    let mut found = Vec::new();
    for (line, number) in file.text.lines().zip(1..) {
        for folder in FOLDERS.iter().filter(|folder| begins_a_path(line, folder)) {
            let what = format!("a folder of one machine ({folder}…)");
            found.push(Finding::new(
                file,
                number,
                what,
                "say it from the root of the tree",
            ));
        }
        for host in HOSTS.iter().filter(|host| line.contains(*host)) {
            let what = format!("a registry's host ({host}…)");
            found.push(Finding::new(
                file,
                number,
                what,
                "leave it to each one's own settings",
            ));
        }
        if file.name() == "Cargo.lock" && line.starts_with("source = ") && !line.contains(REGISTRY)
        {
            found.push(Finding::new(
                file,
                number,
                "a crate from elsewhere",
                "take it from crates.io",
            ));
        }
    }
    found
}

/// `src/work/a.rs` and an address's path are no folders of a machine.
fn begins_a_path(line: &str, folder: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || "._-/}~".contains(c);
    line.match_indices(folder)
        .any(|(at, _)| !line[..at].chars().next_back().is_some_and(inside))
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::source::File;

    fn count(path: &str, text: &str) -> usize {
        check(&[File::made(path, text)]).len()
    }

    #[test]
    fn a_folder_of_a_machine_is_found_in_any_text() {
        assert_eq!(count("README.md", concat!("see /wo", "rk/notes")), 1);
        assert_eq!(count("a.rs", concat!("let a = \"/ro", "ot/.cargo\";")), 1);
        assert_eq!(
            count(
                "a.rs",
                concat!("mod src/wo", "rk/a; https://example.org/ho", "me/")
            ),
            0
        );
    }

    #[test]
    fn a_mirror_is_found_and_the_registry_itself_is_not() {
        assert_eq!(
            count(
                ".npmrc",
                concat!("registry=https://registry.", "npmmirror.com")
            ),
            1
        );
        assert_eq!(
            count(
                "Cargo.lock",
                "source = \"registry+https://github.com/rust-lang/crates.io-index\""
            ),
            0
        );
        assert_eq!(
            count(
                "Cargo.lock",
                "source = \"registry+https://elsewhere.example/index\""
            ),
            1
        );
    }
}
