//! WebDriver, as little of it as we need: a chromedriver of our own, and commands to it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde_json::Value;

use crate::clock::PATIENCE;

/// The longest that one command may take.
const LONGEST: Duration = Duration::from_secs(120);

/// Why a command was not carried out.
#[derive(Debug, Clone)]
pub struct Refusal(pub String);

/// A chromedriver and its one session.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    agent: ureq::Agent,
    base: String,
}

impl Driver {
    /// Starts a chromedriver in a time zone and a session with these capabilities; answers with what the
    /// browser says of itself.
    #[must_use]
    pub fn start(zone: &str, capabilities: &Value) -> (Self, Value) {
        let program = std::env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut process = Command::new(&program)
            .arg("--port=0")
            .env("TZ", zone)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start {}: {error}", program.display()));
        let port = port_of(&mut process);
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

    /// Ends the session, and the browser with it if it still runs.
    pub fn end(&mut self) {
        let _ = self.remove("");
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn read(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, Refusal> {
    let broken = |error: &dyn std::fmt::Display| Refusal(format!("chromedriver: {error}"));
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

/// It chooses a port and says which.
fn port_of(process: &mut Child) -> u16 {
    let output = BufReader::new(process.stdout.take().unwrap());
    let (tell, told) = mpsc::channel();
    thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                let _ = tell.send(port.trim_end_matches('.').parse());
            }
        }
    });
    told.recv_timeout(PATIENCE)
        .expect("chromedriver does not start")
        .expect("a port")
}
