//! A screen that nobody looks at: WebKitGTK has no way to run without one.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// An Xvfb of our own.
#[derive(Debug)]
pub struct Display {
    process: Child,
    name: String,
}

impl Display {
    pub fn start() -> Self {
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1400x1000x24"])
            .args(["-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start Xvfb: {error}"));
        let mut number = String::new();
        let mut said = BufReader::new(process.stdout.take().unwrap());
        said.read_line(&mut number).unwrap();
        let number = number.trim();
        assert!(!number.is_empty(), "Xvfb names no display");
        Self {
            process,
            name: format!(":{number}"),
        }
    }

    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
