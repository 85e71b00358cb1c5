//! As much of HTTP as a phone needs: one request a connection, and an answer that is whole or none.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(20);

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// Nobody listens: nothing was sent.
    NotSent,
    /// It was sent, or a part of it.
    Lost,
}

#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub session: Option<String>,
    pub body: Vec<u8>,
}

pub fn ask(
    to: SocketAddr,
    (method, path): (&str, &str),
    session: Option<&str>,
    body: &[u8],
) -> Result<Answer, Silence> {
    let stream = TcpStream::connect_timeout(&to, PATIENCE).map_err(|_| Silence::NotSent)?;
    exchange(stream, (method, path), session, body).ok_or(Silence::Lost)
}

fn exchange(
    mut stream: TcpStream,
    (method, path): (&str, &str),
    session: Option<&str>,
    body: &[u8],
) -> Option<Answer> {
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.set_nodelay(true).ok()?;
    let cookie = session.map_or_else(String::new, |it| format!("Cookie: rollcall={it}\r\n"));
    let mut request = format!(
        "{method} {path} HTTP/1.1\r\nHost: rollcall\r\nConnection: close\r\n{cookie}\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )
    .into_bytes();
    request.extend_from_slice(body);
    stream.write_all(&request).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    read(&answer)
}

fn read(answer: &[u8]) -> Option<Answer> {
    let end = answer.windows(4).position(|it| it == b"\r\n\r\n")?;
    let head = core::str::from_utf8(&answer[..end]).ok()?;
    let body = &answer[end + 4..];
    let field = |name: &str| {
        head.lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(is, _)| is.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    };
    let length: usize = field("content-length")?.parse().ok()?;
    let session = field("set-cookie").and_then(|it| it.split(';').next());
    (body.len() == length).then(|| Answer {
        status: head
            .split(' ')
            .nth(1)
            .and_then(|it| it.parse().ok())
            .unwrap_or(0),
        session: session
            .and_then(|it| it.strip_prefix("rollcall="))
            .map(str::to_owned),
        body: body.to_vec(),
    })
}
