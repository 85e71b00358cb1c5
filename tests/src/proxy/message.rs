//! Requests and answers of HTTP/1.1, as far as a proxy must understand them.

use std::io::{self, Read};

/// Of a request or an answer.
const MOST_HEADERS: usize = 64;

/// A request, whole.
#[derive(Debug)]
pub struct Request {
    method: String,
    /// With the query.
    pub path: String,
    headers: Vec<(String, Vec<u8>)>,
    body: Vec<u8>,
}

impl Request {
    /// Reads one; none where the other side has nothing to say.
    pub fn read(from: &mut impl Read) -> io::Result<Option<Self>> {
        let mut bytes = Vec::new();
        loop {
            if let Some((mut request, start)) = Self::head(&bytes)? {
                let length = length_of(&request.headers);
                request.body = bytes.split_off(start);
                let missing = length.saturating_sub(request.body.len());
                let already = request.body.len();
                request.body.resize(already + missing, 0);
                from.read_exact(&mut request.body[already..])?;
                return Ok(Some(request));
            }
            let mut part = [0; 16 << 10];
            match from.read(&mut part)? {
                0 => return Ok(None),
                n => bytes.extend_from_slice(&part[..n]),
            }
        }
    }

    fn head(bytes: &[u8]) -> io::Result<Option<(Self, usize)>> {
        let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
        let mut parsed = httparse::Request::new(&mut headers);
        let status = parsed.parse(bytes).map_err(io::Error::other)?;
        let httparse::Status::Complete(start) = status else {
            return Ok(None);
        };
        let request = Self {
            method: parsed.method.unwrap_or_default().to_owned(),
            path: parsed.path.unwrap_or_default().to_owned(),
            headers: owned(parsed.headers),
            body: Vec::new(),
        };
        Ok(Some((request, start)))
    }

    /// Takes a header out.
    pub fn without(&mut self, name: &str) {
        self.headers
            .retain(|(other, _)| !other.eq_ignore_ascii_case(name));
    }

    /// As it goes to the server: alone on its connection.
    pub fn bytes(mut self) -> Vec<u8> {
        self.without("connection");
        self.headers.push(("connection".into(), b"close".to_vec()));
        written(
            &format!("{} {} HTTP/1.1", self.method, self.path),
            &self.headers,
            &self.body,
        )
    }
}

/// An answer, whole.
#[derive(Debug)]
pub struct Answer {
    status: u16,
    headers: Vec<(String, Vec<u8>)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// Out of all that the server said.
    pub fn of(mut bytes: Vec<u8>) -> io::Result<Self> {
        let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
        let mut parsed = httparse::Response::new(&mut headers);
        let status = parsed.parse(&bytes).map_err(io::Error::other)?;
        let httparse::Status::Complete(start) = status else {
            return Err(io::Error::other("half an answer"));
        };
        let (status, headers) = (parsed.code.unwrap_or_default(), owned(parsed.headers));
        let body = bytes.split_off(start);
        Ok(Self {
            status,
            headers,
            body,
        })
    }

    /// A page.
    pub fn page(html: &str) -> Self {
        let kind = (
            "content-type".to_owned(),
            b"text/html; charset=utf-8".to_vec(),
        );
        Self {
            status: 200,
            headers: vec![kind, ("content-length".to_owned(), Vec::new())],
            body: html.as_bytes().to_vec(),
        }
    }

    /// As it goes to the browser; the length is that of the body as it is now.
    pub fn bytes(mut self) -> Vec<u8> {
        let length = self.body.len().to_string().into_bytes();
        for (name, value) in &mut self.headers {
            if name.eq_ignore_ascii_case("content-length") {
                value.clone_from(&length);
            }
        }
        written(
            &format!("HTTP/1.1 {} -", self.status),
            &self.headers,
            &self.body,
        )
    }
}

fn owned(headers: &[httparse::Header<'_>]) -> Vec<(String, Vec<u8>)> {
    let all = headers.iter();
    all.map(|header| (header.name.to_owned(), header.value.to_vec()))
        .collect()
}

fn length_of(headers: &[(String, Vec<u8>)]) -> usize {
    let length = headers
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"));
    length
        .and_then(|(_, value)| std::str::from_utf8(value).ok()?.parse().ok())
        .unwrap_or_default()
}

fn written(first: &str, headers: &[(String, Vec<u8>)], body: &[u8]) -> Vec<u8> {
    let mut bytes = first.as_bytes().to_vec();
    for (name, value) in headers {
        bytes.extend_from_slice(b"\r\n");
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(b": ");
        bytes.extend_from_slice(value);
    }
    bytes.extend_from_slice(b"\r\n\r\n");
    bytes.extend_from_slice(body);
    bytes
}
