//! `<file>.br` beside every file that becomes smaller: the server sends these as they are (P33).

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use brotli::enc::BrotliEncoderParams;

use super::bundle::files_under;

const COMPRESSIBLE: [&str; 9] = [
    "html",
    "js",
    "wasm",
    "css",
    "json",
    "webmanifest",
    "svg",
    "txt",
    "ico",
];

/// Bytes before and after.
pub struct Saved {
    raw: usize,
    compressed: usize,
}

impl fmt::Display for Saved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} KB, {} KB compressed",
            self.raw.div_ceil(1000),
            self.compressed.div_ceil(1000)
        )
    }
}

/// Compresses what is in the folder as far as brotli goes: it is done once and sent often.
pub fn all(folder: &Path) -> Result<Saved> {
    let mut saved = Saved {
        raw: 0,
        compressed: 0,
    };
    for path in files_under(folder)? {
        let raw = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        saved.raw += raw.len();
        let extension = path.extension().unwrap_or_default().to_string_lossy();
        let small = if COMPRESSIBLE.contains(&&*extension) {
            brotli(&raw)?
        } else {
            raw.clone()
        };
        saved.compressed += small.len().min(raw.len());
        if small.len() < raw.len() {
            let beside = path.with_added_extension("br");
            fs::write(&beside, &small)
                .with_context(|| format!("cannot write {}", beside.display()))?;
        }
    }
    Ok(saved)
}

/// As small as brotli makes it.
pub fn brotli(raw: &[u8]) -> Result<Vec<u8>> {
    let settings = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: raw.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*raw, &mut out, &settings).context("brotli")?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::all;
    use crate::scratch::Scratch;
    use std::fs;

    #[test]
    fn what_becomes_smaller_gets_a_compressed_twin_that_reads_back() {
        let folder = Scratch::new("compress");
        let text = "body { color: black }\n".repeat(50);
        fs::write(folder.path().join("a.css"), &text).unwrap();
        fs::write(folder.path().join("picture.png"), &text).unwrap();
        fs::write(folder.path().join("tiny.js"), "1").unwrap();
        all(folder.path()).unwrap();
        let twin = fs::read(folder.path().join("a.css.br")).unwrap();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &*twin, &mut back).unwrap();
        assert_eq!(back, text.as_bytes());
        assert!(!folder.path().join("picture.png.br").exists());
        assert!(!folder.path().join("tiny.js.br").exists());
    }
}
