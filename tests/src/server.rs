//! The real server: on a port of its own, over data of its own, stopped and started at will (P36).

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;

use tempfile::TempDir;

use crate::clock::PATIENCE;
use crate::port::free_port;
use crate::{process, root};

/// What is in the database at the first start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Data {
    /// Nothing: the server prints the office's link.
    Empty,
    /// The demo event: the server prints three links.
    Demo,
    /// The demo event, whose first day begins soon and goes by faster.
    Live,
}

/// A server that can be stopped and started again; port and data stay.
#[derive(Debug)]
pub struct Server {
    folder: TempDir,
    port: u16,
    data: Data,
    process: Option<Child>,
    links: BTreeMap<String, String>,
}

impl Server {
    /// Starts one.
    #[must_use]
    pub fn start(data: Data) -> Self {
        let mut server = Self {
            folder: TempDir::new().unwrap(),
            port: free_port(),
            data,
            process: None,
            links: BTreeMap::new(),
        };
        server.start_again();
        server
    }

    /// Starts it again after a stop: the same port, the same data.
    pub fn start_again(&mut self) {
        assert!(self.process.is_none(), "it is running");
        let mut command = Command::new(binary());
        command.arg("serve").arg("--data").arg(self.folder.path());
        command.args(["--listen", &format!("127.0.0.1:{}", self.port)]);
        if self.data != Data::Empty {
            command.arg("--demo").arg(root().join("demo"));
        }
        if self.data == Data::Live {
            command.arg("--live");
        }
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {}: {error}", binary().display()));
        let (tell, told) = mpsc::channel();
        let output = BufReader::new(child.stdout.take().unwrap());
        thread::spawn(move || {
            // Read to the end, so that the server never waits for us.
            for line in output.lines().map_while(Result::ok) {
                let _ = tell.send(line);
            }
        });
        let log = BufReader::new(child.stderr.take().unwrap());
        thread::spawn(move || {
            let trouble = |line: &String| line.contains("ERROR") || line.starts_with("rollcall:");
            let lines = log.lines().map_while(Result::ok);
            lines.filter(trouble).for_each(|line| eprintln!("{line}"));
        });
        self.process = Some(child);
        loop {
            let line = told
                .recv_timeout(PATIENCE)
                .expect("the server does not say `listening on …`");
            match line.split_once(char::is_whitespace) {
                Some(("listening", _)) => break,
                Some((who, link)) if link.trim().starts_with("http") => {
                    self.links.insert(who.to_owned(), link.trim().to_owned());
                }
                _ => {}
            }
        }
    }

    /// A link that it printed: `office`, `counsellor`, `monitor`.
    #[must_use]
    pub fn link(&self, who: &str) -> String {
        let link = self.links.get(who);
        link.unwrap_or_else(|| panic!("the server printed no link for {who}: {:?}", self.links))
            .clone()
    }

    /// The address of a page.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Its port, in all its lives.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The process, while it runs.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.process.as_ref().expect("it is not running").id()
    }

    /// Stops it as an administrator does.
    pub fn stop(&mut self) {
        self.end(process::ask_to_end);
    }

    /// Kills it as a power cut does.
    pub fn kill(&mut self) {
        self.end(process::kill);
    }

    fn end(&mut self, how: fn(u32)) {
        if let Some(mut child) = self.process.take() {
            how(child.id());
            process::wait_for_end(child.id());
            child.wait().unwrap();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut child) = self.process.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn binary() -> PathBuf {
    let built = || root().join("target/release/rollcall");
    std::env::var_os("ROLLCALL_BINARY").map_or_else(built, |path| Path::new(&path).to_owned())
}
