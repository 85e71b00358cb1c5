//! WebDriver, as little of it as we need: a driver of our own, and commands to it.

use std::io::{BufRead as _, BufReader};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::clock::{PATIENCE, look_until};
use crate::process;

/// The longest that one command may take.
const LONGEST: Duration = Duration::from_secs(120);

/// Why a command was not carried out.
#[derive(Debug, Clone)]
pub struct Refusal(pub String);

/// How a driver lets us know where it listens.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Listening {
    /// It chooses a port and says it after these words.
    Says(&'static str),
    /// It was told this port.
    On(u16),
}

/// A driver and its one session.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    agent: ureq::Agent,
    base: String,
}

impl Driver {
    /// Starts a driver and a session with these capabilities; answers with what the browser says of itself.
    pub(crate) fn start(
        mut command: Command,
        listening: Listening,
        capabilities: &Value,
    ) -> (Self, Value) {
        let mut process = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!("cannot start {}: {error}", command.get_program().display())
            });
        let port = port_of(&mut process, listening);
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(LONGEST));
        let mut driver = Self {
            process,
            agent: config.build().into(),
            base: format!("http://127.0.0.1:{port}/session"),
        };
        let session = driver
            .send("", Some(capabilities))
            .unwrap_or_else(|refusal| panic!("no browser: {}", refusal.0));
        let id = session["sessionId"].as_str().expect("a session");
        driver.base = format!("{}/{id}", driver.base);
        let said = session["capabilities"].clone();
        (driver, said)
    }

    /// Its own process.
    pub(crate) fn pid(&self) -> u32 {
        self.process.id()
    }

    /// `POST` where there is a body, otherwise `GET`.
    ///
    /// # Errors
    /// [`Refusal`], in the browser's words.
    pub fn send(&self, path: &str, body: Option<&Value>) -> Result<Value, Refusal> {
        let url = format!("{}{path}", self.base);
        let answer = match body {
            Some(body) => self
                .agent
                .post(url)
                .header("content-type", "application/json")
                .send(body.to_string()),
            None => self.agent.get(url).call(),
        };
        read(answer)
    }

    /// `DELETE`.
    ///
    /// # Errors
    /// [`Refusal`], in the browser's words.
    pub fn remove(&self, path: &str) -> Result<Value, Refusal> {
        read(self.agent.delete(format!("{}{path}", self.base)).call())
    }
}

impl Drop for Driver {
    /// With the browser that it started, whatever state that is in: asking a session to end would wait for it.
    fn drop(&mut self) {
        process::kill_family(self.process.id());
        let _ = self.process.wait();
    }
}

fn read(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, Refusal> {
    let broken = |error: &dyn std::fmt::Display| Refusal(format!("the driver: {error}"));
    let mut answer = answer.map_err(|error| broken(&error))?;
    let fine = answer.status().is_success();
    let text = answer
        .body_mut()
        .with_config()
        .limit(64 << 20)
        .read_to_string()
        .map_err(|error| broken(&error))?;
    let mut json: Value = serde_json::from_str(&text).map_err(|error| broken(&error))?;
    let value = json["value"].take();
    if fine {
        Ok(value)
    } else {
        let first = value["message"].as_str().unwrap_or(&text).lines().next();
        Err(Refusal(first.unwrap_or_default().to_owned()))
    }
}

fn port_of(process: &mut Child, listening: Listening) -> u16 {
    let output = BufReader::new(process.stdout.take().unwrap());
    let (tell, told) = mpsc::channel();
    // Read to the end in any case, so that it never waits for us.
    thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            let Listening::Says(words) = listening else {
                continue;
            };
            if let Some((_, rest)) = line.split_once(words) {
                let end = rest.find(|c: char| !c.is_ascii_digit());
                let _ = tell.send(rest[..end.unwrap_or(rest.len())].parse());
            }
        }
    });
    match listening {
        Listening::Says(_) => told
            .recv_timeout(PATIENCE)
            .expect("the driver does not start")
            .expect("a port"),
        Listening::On(port) => {
            let knock = || TcpStream::connect(("127.0.0.1", port)).ok();
            look_until(PATIENCE, knock).expect("the driver does not start");
            port
        }
    }
}
