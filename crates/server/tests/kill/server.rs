//! The binary, on one folder and one port, as often as it takes.

use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

#[derive(Debug)]
pub struct Server {
    child: Child,
    folder: PathBuf,
    pub addr: SocketAddr,
    /// The secret of the office's link, as the first start prints it.
    pub link: String,
}

impl Server {
    pub fn first(folder: &Path) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let addr = free.local_addr().unwrap();
        drop(free);
        let (child, lines) = start(folder, addr);
        let link = lines.iter().find_map(|line| line.split_once("/join#"));
        Self {
            child,
            folder: folder.to_owned(),
            addr,
            link: link.unwrap().1.trim().to_owned(),
        }
    }

    /// Starts it again where it was.
    pub fn again(&mut self) {
        self.child = start(&self.folder, self.addr).0;
    }

    /// SIGKILL: it does nothing more, not even what it was about to do.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts it; answers what it printed until it listened.
fn start(folder: &Path, addr: SocketAddr) -> (Child, Vec<String>) {
    #[allow(
        clippy::zombie_processes,
        reason = "a server waits for its child when it is killed, at the latest when it is dropped"
    )]
    let mut child = Command::new(env!("CARGO_BIN_EXE_rollcall"))
        .args(["serve", "--listen", &addr.to_string(), "--data"])
        .arg(folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = Vec::new();
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        lines.push(line.unwrap());
        if lines.last().unwrap().starts_with("listening on ") {
            break;
        }
    }
    let listens = lines
        .last()
        .is_some_and(|line| line.starts_with("listening on "));
    assert!(listens, "the server did not start: {lines:?}");
    (child, lines)
}
