//! Web pages that a browser saved as one file (.mht): mail with the page as its first part.

use data_encoding::BASE64;

use crate::refusal::MOST_UNPACKED;

/// What parts are kept apart with is at most this long, in bytes; by the letter of the law it is 70.
const MOST_BOUNDARY: usize = 200;

/// The bytes of the page.
pub(super) fn page(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.len() as u64 > MOST_UNPACKED {
        return None;
    }
    let (head, mut rest) = split(bytes)?;
    let after = &head[find(head, b"boundary=")? + b"boundary=".len()..];
    let boundary = match after.strip_prefix(b"\"") {
        Some(quoted) => quoted.split(|b| *b == b'"').next()?,
        None => after
            .split(|b| b.is_ascii_whitespace() || *b == b';')
            .next()?,
    };
    let boundary = [b"--", boundary].concat();
    if !(3..=MOST_BOUNDARY).contains(&boundary.len()) {
        return None;
    }
    rest = &rest[find(rest, &boundary)? + boundary.len()..];
    loop {
        let end = find(rest, &boundary);
        let part = &rest[..end.unwrap_or(rest.len())];
        if let Some((head, body)) = split(part) {
            let head = String::from_utf8_lossy(head).to_lowercase();
            if head.contains("content-type: text/html") {
                return decoded(&head, body.trim_ascii_end());
            }
        }
        rest = &rest[end? + boundary.len()..];
    }
}

/// A head and what follows the empty line below it.
fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let lines = bytes.iter().enumerate().filter(|(_, b)| **b == b'\n');
    for (at, _) in lines {
        let rest = &bytes[at + 1..];
        if let Some(body) = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")) {
            return Some((&bytes[..at], body));
        }
    }
    None
}

fn decoded(head: &str, body: &[u8]) -> Option<Vec<u8>> {
    if head.contains("quoted-printable") {
        return Some(quoted_printable(body));
    }
    if !head.contains("base64") {
        return Some(body.to_vec());
    }
    let letters = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'=');
    let dense: Vec<u8> = body.iter().copied().filter(letters).collect();
    BASE64.decode(&dense).ok()
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes
        .windows(what.len())
        .position(|w| w.eq_ignore_ascii_case(what))
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let digit = |b: Option<&u8>| {
        b.and_then(|b| char::from(*b).to_digit(16))
            .and_then(|d| u8::try_from(d).ok())
    };
    let mut page = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(byte) = body.get(at) {
        let rest = &body[at + 1..];
        let (put, used) = match (byte, digit(rest.first()), digit(rest.get(1))) {
            (b'=', Some(high), Some(low)) => (Some(high * 16 + low), 3),
            // A line that was broken to fit.
            (b'=', ..) if rest.starts_with(b"\r\n") => (None, 3),
            (b'=', ..) if rest.starts_with(b"\n") => (None, 2),
            _ => (Some(*byte), 1),
        };
        page.extend(put);
        at += used;
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_lines_are_joined_and_bytes_come_back() {
        assert_eq!(
            quoted_printable(b"a=3Db=\r\nc=E7=8F=AD="),
            "a=bc班=".as_bytes()
        );
    }

    #[test]
    fn the_page_is_the_part_that_says_so() {
        let mail = b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"----x\"\r\n\r\n------x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPGI+\r\n5LiJPC9iPg==\r\n------x--\r\n";
        assert_eq!(page(mail).unwrap(), "<b>三</b>".as_bytes());
    }
}
