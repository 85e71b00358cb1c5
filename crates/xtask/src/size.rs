//! `cargo xtask size`: what a phone must fetch, against what we promised.

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::build::{Bundle, DESK, PHONE, brotli};
use crate::tree::Tree;

const KB: usize = 1000;
const WASM: usize = 332 * KB;
const JS: usize = 15 * KB;
const CSS: usize = 12 * KB;
const FIRST_LOAD: usize = 354 * KB;
/// The desk's pages are opened at a desk, or by a counsellor before the day; phones in a queue never fetch them.
const DESK_LOAD: usize = 580 * KB;

struct Sized {
    name: String,
    raw: usize,
    sent: usize,
}

impl Sized {
    fn is(&self, extension: &str) -> bool {
        self.name.ends_with(&format!(".{extension}"))
    }
}

/// Prints the tables; an error when something is over its limit.
pub fn check(tree: &Tree) -> Result<()> {
    let phone = table(tree, PHONE)?;
    let page = fs::read_to_string(tree.dist().join(PHONE.page))?;
    let first: usize = phone
        .iter()
        .filter(|file| is_first(file, &page))
        .map(|file| file.sent)
        .sum();
    let desk = table(tree, DESK)?;
    let limits = [
        ("phone: wasm", sum(&phone, "wasm"), WASM),
        (
            "phone: JS, with the service worker",
            sum(&phone, "js") + inline(&page, "script")?,
            JS,
        ),
        (
            "phone: CSS",
            sum(&phone, "css") + inline(&page, "style")?,
            CSS,
        ),
        ("phone: first load", first, FIRST_LOAD),
        // A desk has a cable: of it only the whole is promised.
        (
            "desk: first load",
            desk.iter().map(|file| file.sent).sum(),
            DESK_LOAD,
        ),
    ];
    let mut over = Vec::new();
    for (what, is, limit) in limits {
        println!(
            "{:<36}{:>8} of {:>4} KB  {}",
            what,
            kb(is),
            limit / KB,
            if is > limit { "OVER" } else { "ok" }
        );
        if is > limit {
            over.push(format!("{what} {} KB > {} KB", kb(is), limit / KB));
        }
    }
    if !over.is_empty() {
        bail!("too large, compressed: {}", over.join("; "));
    }
    Ok(())
}

fn table(tree: &Tree, bundle: Bundle) -> Result<Vec<Sized>> {
    let names = bundle
        .files(tree)
        .context("build first: cargo xtask build")?;
    println!(
        "{:<48}{:>10}{:>10}",
        format!("bundle {}", bundle.name),
        "raw",
        "sent"
    );
    let mut files = Vec::new();
    for name in names {
        let path = tree.dist().join(&name);
        let raw = length(&path)?;
        // The server sends a file without a compressed twin as it is.
        let sent = length(&path.with_added_extension("br")).unwrap_or(raw);
        println!("  {name:<46}{:>10}{:>10}", kb(raw), kb(sent));
        files.push(Sized { name, raw, sent });
    }
    println!(
        "  {:<46}{:>10}{:>10}\n",
        "",
        kb(files.iter().map(|f| f.raw).sum()),
        kb(files.iter().map(|f| f.sent).sum())
    );
    Ok(files)
}

fn length(path: &std::path::Path) -> Result<usize> {
    let found = fs::metadata(path)
        .with_context(|| format!("no {}; build first: cargo xtask build", path.display()))?;
    Ok(usize::try_from(found.len())?)
}

fn sum(files: &[Sized], extension: &str) -> usize {
    files
        .iter()
        .filter(|file| file.is(extension))
        .map(|file| file.sent)
        .sum()
}

/// What stands in the page itself counts as its kind as well.
fn inline(page: &str, tag: &str) -> Result<usize> {
    let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
    let parts = page
        .split(&open)
        .skip(1)
        .filter_map(|rest| rest.split_once('>')?.1.split(&close).next());
    let text: String = parts.collect();
    if text.is_empty() {
        Ok(0)
    } else {
        Ok(brotli(text.as_bytes())?.len())
    }
}

/// All code and style counts, the page itself, and of the rest (manifest, icons) what the page asks for. A picture for
/// the home screen is fetched on installing only.
fn is_first(file: &Sized, page: &str) -> bool {
    if file.name == PHONE.page || ["js", "wasm", "css"].iter().any(|kind| file.is(kind)) {
        return true;
    }
    let mut tags = page.split('<').filter(|tag| tag.contains(&*file.name));
    tags.any(|tag| !tag.contains("apple-touch-icon"))
}

fn kb(bytes: usize) -> String {
    format!("{}.{}", bytes / KB, bytes % KB / (KB / 10))
}

#[cfg(test)]
mod tests {
    use super::{KB, Sized, WASM, check, inline, is_first, kb};
    use crate::scratch::Scratch;
    use crate::tree::Tree;
    use std::fs;

    fn file(name: &str) -> Sized {
        Sized {
            name: name.into(),
            raw: 0,
            sent: 0,
        }
    }

    #[test]
    fn the_first_load_is_code_and_what_the_page_asks_for() {
        let page =
            r#"<link rel="icon" href="/icon.svg"><link rel="apple-touch-icon" href="/touch.png">"#;
        let first = |name| is_first(&file(name), page);
        assert!(
            first("index.html")
                && first("phone-1_bg.wasm")
                && first("snippets/a.js")
                && first("icon.svg")
        );
        assert!(!first("touch.png") && !first("icon-512.png"));
    }

    fn made_up(wasm: usize) -> (Scratch, Tree) {
        let scratch = Scratch::new("size");
        let dist = scratch.path().join("target/dist");
        let staging = |bundle: &str| scratch.path().join("target/trunk").join(bundle);
        for folder in [&dist, &staging("phone"), &staging("desk")] {
            fs::create_dir_all(folder).unwrap();
        }
        let files = [
            ("phone", "index.html", 900),
            ("phone", "p.wasm", wasm),
            ("desk", "desk.html", 900),
        ];
        for (bundle, name, length) in files {
            fs::write(staging(bundle).join(name), "").unwrap();
            fs::write(dist.join(name), vec![b'x'; length]).unwrap();
        }
        let tree = Tree::at(scratch.path());
        (scratch, tree)
    }

    #[test]
    fn an_app_within_its_limits_passes_and_one_that_is_over_is_named() {
        let (_small, tree) = made_up(199_000);
        check(&tree).unwrap();
        let (_large, tree) = made_up(WASM + 100);
        let error = check(&tree).unwrap_err().to_string();
        let limit = WASM / KB;
        assert_eq!(
            error,
            format!("too large, compressed: phone: wasm {limit}.1 KB > {limit} KB")
        );
    }

    #[test]
    fn what_counts_is_what_is_sent() {
        let (_scratch, tree) = made_up(900_000);
        fs::write(tree.dist().join("p.wasm.br"), vec![b'x'; 150_000]).unwrap();
        check(&tree).unwrap();
    }

    #[test]
    fn a_style_in_the_page_is_measured_without_the_page() {
        let page =
            "<style>a{}</style><p>much text that is no style</p><style media=\"print\">b{}</style>";
        assert_eq!(
            inline(page, "style").unwrap(),
            crate::build::brotli(b"a{}b{}").unwrap().len()
        );
        assert_eq!(inline(page, "script").unwrap(), 0);
    }

    #[test]
    fn kilobytes_have_one_decimal() {
        assert_eq!(kb(123_456), "123.4");
        assert_eq!(kb(99), "0.0");
    }
}
