//! Dependencies run one way: app → store → device → core; sim, play → device; server → notice → core; core knows nobody.

use super::Finding;
use super::source::File;

/// Who may know whom. The tests and xtask stand outside: they look at the parts, and no part looks at them.
const ALLOWED: [(&str, &[&str]); 10] = [
    ("rollcall-core", &[]),
    ("rollcall-device", &["rollcall-core"]),
    ("rollcall-store", &["rollcall-device", "rollcall-core"]),
    (
        "rollcall-app",
        &["rollcall-store", "rollcall-device", "rollcall-core"],
    ),
    ("rollcall-notice", &["rollcall-core"]),
    ("rollcall-server", &["rollcall-notice", "rollcall-core"]),
    ("rollcall-sim", &["rollcall-device", "rollcall-core"]),
    ("rollcall-play", &["rollcall-device", "rollcall-core"]),
    (
        "rollcall-e2e",
        &["rollcall-play", "rollcall-notice", "rollcall-core"],
    ),
    ("xtask", &["rollcall-notice", "rollcall-core"]),
];

const TURN: &str = "move what both need towards rollcall-core";
const NAME: &str = "give it a place in crates/xtask/src/tidy/arrows.rs and in docs/ARCHITECTURE.md";
const PARSE: &str = "mend it";

pub fn check(files: &[File]) -> Vec<Finding> {
    files
        .iter()
        .filter(|file| file.name() == "Cargo.toml")
        .flat_map(manifest)
        .collect()
}

fn manifest(file: &File) -> Vec<Finding> {
    let Ok(table) = file.text.parse::<toml::Table>() else {
        return vec![Finding::new(file, 1, "this is no TOML", PARSE)];
    };
    let Some(name) = table
        .get("package")
        .and_then(|p| p.get("name"))
        .and_then(|n| n.as_str())
    else {
        return Vec::new();
    };
    let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| *known == name) else {
        return vec![Finding::new(
            file,
            1,
            format!("nobody said where {name} stands"),
            NAME,
        )];
    };
    let wrong = |known: &String| {
        ALLOWED.iter().any(|(name, _)| name == known) && !allowed.contains(&known.as_str())
    };
    let found = dependencies(&table).into_iter().filter(wrong);
    found
        .map(|known| {
            let line = File::lines_with(&file.text, &known)
                .into_iter()
                .find(|line| !is_own_name(file, *line));
            Finding::new(
                file,
                line.unwrap_or(1),
                format!("{name} must not know {known}"),
                TURN,
            )
        })
        .collect()
}

fn is_own_name(file: &File, line: usize) -> bool {
    file.text
        .lines()
        .nth(line - 1)
        .is_some_and(|text| text.trim_start().starts_with("name"))
}

/// The packages that a manifest depends on, for whatever purpose and target.
pub fn dependencies(table: &toml::Table) -> Vec<String> {
    let mut names = Vec::new();
    for (key, value) in table {
        let Some(inner) = value.as_table() else {
            continue;
        };
        match key.as_str() {
            "dependencies" | "dev-dependencies" | "build-dependencies" => {
                let package = |(key, value): (&String, &toml::Value)| {
                    value
                        .get("package")
                        .and_then(|p| p.as_str())
                        .map_or_else(|| key.clone(), str::to_owned)
                };
                names.extend(inner.iter().map(package));
            }
            "target" => names.extend(
                inner
                    .values()
                    .filter_map(|cfg| cfg.as_table())
                    .flat_map(dependencies),
            ),
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::tidy::source::File;

    fn of(name: &str, rest: &str) -> Vec<String> {
        let text = format!("[package]\nname = \"{name}\"\n\n{rest}");
        check(&[File::made("crates/a/Cargo.toml", &text)])
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn the_allowed_arrows_pass() {
        let store = "[dependencies]\nrollcall-core.workspace = true\nserde = \"1\"\n";
        assert!(of("rollcall-store", store).is_empty());
        assert!(
            of(
                "rollcall-server",
                "[dependencies]\nrollcall-notice = {}\nrollcall-core = {}\n"
            )
            .is_empty()
        );
    }

    #[test]
    fn an_arrow_against_the_order_is_found_with_its_line() {
        let found = of(
            "rollcall-core",
            "[dependencies]\nserde = \"1\"\nrollcall-store.workspace = true\n",
        );
        assert_eq!(found.len(), 1);
        assert!(
            found[0]
                .starts_with("crates/a/Cargo.toml:6: rollcall-core must not know rollcall-store"),
            "{found:?}"
        );
    }

    #[test]
    fn arrows_of_tests_of_one_target_and_under_another_name_count_too() {
        assert_eq!(
            of(
                "rollcall-store",
                "[dev-dependencies]\nrollcall-server = {}\n"
            )
            .len(),
            1
        );
        let target = "[target.'cfg(unix)'.dependencies]\nrollcall-app = {}\n";
        assert_eq!(of("rollcall-notice", target).len(), 1);
        let renamed =
            "[dependencies]\nphone = { package = \"rollcall-store\", path = \"../store\" }\n";
        assert_eq!(of("rollcall-server", renamed).len(), 1);
    }

    #[test]
    fn a_new_crate_must_say_where_it_stands() {
        assert_eq!(of("rollcall-newcomer", "").len(), 1);
    }
}
