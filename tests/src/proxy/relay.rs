//! One connection of a browser's: one request, and what becomes of it.

use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::thread::sleep;
use std::time::Duration;

use super::message::{Answer, Request};
use super::{Fault, SEEN, State};

/// How often one who waits looks whether there is still something to wait for.
const GLANCE: Duration = Duration::from_millis(50);

/// What a hotel says to everything.
const LOGIN: &str = "<!doctype html><html><head><title>Welcome</title></head>\
<body><form method=post>Room <input name=room> <button>Connect</button></form></body></html>";

pub(super) fn serve(mut client: TcpStream, server: u16, state: &State) -> io::Result<()> {
    client.set_nodelay(true)?;
    let Some(request) = Request::read(&mut client)? else {
        return Ok(());
    };
    if let Some(words) = request.path.strip_prefix(SEEN) {
        state.note(words);
        return client.write_all(b"HTTP/1.1 204 -\r\nconnection: close\r\n\r\n");
    }
    state.count(&request.path);
    match state.fault_of(&request.path) {
        Some(Fault::Refuse) => Ok(()),
        Some(Fault::BlackHole) => hold(&client, state),
        Some(Fault::Portal) => client.write_all(&Answer::page(LOGIN).bytes()),
        Some(Fault::DropAnswer) => whole(request, server).map(drop),
        Some(Fault::CutAnswer) => {
            let answer = whole(request, server)?;
            let body = Answer::of(answer.clone())?.body.len();
            client.write_all(&answer[..answer.len() - body.div_ceil(2)])
        }
        Some(Fault::Delay(time)) => {
            sleep(time);
            pass(client, request, server, state)
        }
        None => pass(client, request, server, state),
    }
}

/// Says nothing until the browser gives up.
fn hold(client: &TcpStream, state: &State) -> io::Result<()> {
    while !state.over() && !has_left(client)? {
        sleep(GLANCE);
    }
    Ok(())
}

fn pass(client: TcpStream, request: Request, server: u16, state: &State) -> io::Result<()> {
    match state.build() {
        Some(build) if is_of_the_app(&request.path) => rebuilt(client, request, server, &build),
        _ => stream(client, request, server, state),
    }
}

/// Hands the answer on as it comes. One without an end, the live stream, ends when a fault meets its path.
fn stream(mut client: TcpStream, request: Request, server: u16, state: &State) -> io::Result<()> {
    let path = request.path.clone();
    let mut upstream = ask(request, server)?;
    upstream.set_read_timeout(Some(GLANCE))?;
    let mut part = [0; 16 << 10];
    loop {
        match upstream.read(&mut part) {
            Ok(0) => return Ok(()),
            Ok(n) => client.write_all(&part[..n])?,
            Err(error) if is_pause(&error) => {
                let met = state.fault_of(&path).is_some();
                if met || state.over() || has_left(&client)? {
                    return Ok(());
                }
            }
            Err(error) => return Err(error),
        }
    }
}

/// The worker and the pages of another build.
fn rebuilt(
    mut client: TcpStream,
    mut request: Request,
    server: u16,
    build: &str,
) -> io::Result<()> {
    // Readable, and whole: the two builds have the same tag.
    request.without("accept-encoding");
    request.without("if-none-match");
    let mut answer = Answer::of(whole(request, server)?)?;
    let text = String::from_utf8(answer.body).map_err(io::Error::other)?;
    let text = text.replace("<html", &format!("<html data-build=\"{build}\""));
    let text = text.replace("const BUILD = \"", &format!("const BUILD = \"{build}-"));
    answer.body = text.into_bytes();
    client.write_all(&answer.bytes())
}

fn is_of_the_app(path: &str) -> bool {
    let pages = ["/class/", "/join", "/classes"];
    path == "/" || path == "/sw.js" || pages.iter().any(|page| path.starts_with(page))
}

/// Everything that the server has to say.
fn whole(request: Request, server: u16) -> io::Result<Vec<u8>> {
    let mut answer = Vec::new();
    ask(request, server)?.read_to_end(&mut answer)?;
    Ok(answer)
}

fn ask(request: Request, server: u16) -> io::Result<TcpStream> {
    let mut upstream = TcpStream::connect(("127.0.0.1", server))?;
    upstream.set_nodelay(true)?;
    upstream.write_all(&request.bytes())?;
    Ok(upstream)
}

/// Whether the browser has closed its end.
fn has_left(client: &TcpStream) -> io::Result<bool> {
    client.set_nonblocking(true)?;
    let left = match client.peek(&mut [0]) {
        Ok(n) => n == 0,
        Err(error) => !is_pause(&error),
    };
    client.set_nonblocking(false)?;
    Ok(left)
}

fn is_pause(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut
    )
}
