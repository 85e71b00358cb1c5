//! Bytes to text: UTF-8, UTF-16 with a byte order mark, and GB18030, in which Chinese Windows still saves.

use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};
use serde::{Deserialize, Serialize};

use crate::refusal::{Looks, Refusal, looks};

/// The encoding a text was in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[serde(rename = "utf-8")]
    Utf8,
    /// UTF-16, the low byte first.
    #[serde(rename = "utf-16le")]
    Utf16Le,
    /// UTF-16, the high byte first.
    #[serde(rename = "utf-16be")]
    Utf16Be,
    /// GB18030, which includes GBK and GB2312.
    #[serde(rename = "gb18030")]
    Gb18030,
}

/// A text and the encoding it was in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// What it was encoded in.
    pub encoding: Encoding,
}

/// Larger files are no notices.
const MOST_BYTES: usize = 32 << 20;

/// Decodes a file.
///
/// # Errors
/// Bytes that are no text: the refusal says what they look like and what to do next.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::new(Looks::TooLarge));
    }
    let what = looks(bytes);
    if !matches!(what, Looks::Text | Looks::WebPage) {
        return Err(Refusal::new(what));
    }
    let (coding, encoding) = if bytes.starts_with(&[0xff, 0xfe]) {
        (UTF_16LE, Encoding::Utf16Le)
    } else if bytes.starts_with(&[0xfe, 0xff]) {
        (UTF_16BE, Encoding::Utf16Be)
    } else if std::str::from_utf8(bytes).is_ok() {
        (UTF_8, Encoding::Utf8)
    } else {
        (GB18030, Encoding::Gb18030)
    };
    let (text, _) = coding.decode_with_bom_removal(bytes);
    let broken = text
        .chars()
        .filter(|c| *c == char::REPLACEMENT_CHARACTER || *c == '\0')
        .count();
    // A cut last character is forgiven; one broken character in a hundred is another encoding, or none.
    if broken > 1 && broken * 100 > text.chars().count() {
        return Err(Refusal::new(Looks::Binary));
    }
    Ok(Decoded {
        text: text.into_owned(),
        encoding,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "班级：23软工1班，８：３０";

    #[test]
    fn every_encoding_a_school_saves_in_is_read() {
        let wide = |to: fn(u16) -> [u8; 2], mark: [u8; 2]| -> Vec<u8> {
            mark.into_iter()
                .chain(TEXT.encode_utf16().flat_map(to))
                .collect()
        };
        let marked: Vec<u8> = [0xef, 0xbb, 0xbf].into_iter().chain(TEXT.bytes()).collect();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), Encoding::Utf8),
            (marked, Encoding::Utf8),
            (wide(u16::to_le_bytes, [0xff, 0xfe]), Encoding::Utf16Le),
            (wide(u16::to_be_bytes, [0xfe, 0xff]), Encoding::Utf16Be),
            (GB18030.encode(TEXT).0.into_owned(), Encoding::Gb18030),
        ] {
            assert_eq!(
                decode(&bytes),
                Ok(Decoded {
                    text: TEXT.to_owned(),
                    encoding
                })
            );
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_with_what_they_look_like() {
        assert_eq!(decode(b"%PDF-1.7").map_err(|r| r.looks), Err(Looks::Pdf));
        let noise: Vec<u8> = (0..4000u32)
            .map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8 | 0x80)
            .collect();
        assert_eq!(decode(&noise).map_err(|r| r.looks), Err(Looks::Binary));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = decode(&bytes);
        }
    }
}
