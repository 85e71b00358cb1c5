//! The binary, as a person at a terminal has it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo");

fn rollcall() -> Command {
    Command::new(env!("CARGO_BIN_EXE_rollcall"))
}

fn check(file: &str, input: &[u8]) -> Output {
    let mut child = rollcall()
        .args(["notice", "check", file, "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

/// A running server and what it printed up to "listening on".
struct Server(Child, Vec<String>);

impl Server {
    fn start(data: &Path, more: &[&str]) -> Self {
        let mut child = rollcall()
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .args(more)
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
        Self(child, lines)
    }

    fn links(&self, word: &str) -> usize {
        let begins = format!("{word} ");
        let is_link = |line: &&String| line.starts_with(&begins) && line.contains("/join#");
        self.1.iter().filter(is_link).count()
    }

    /// Asks it to stop as a system does; answers whether it ended well.
    fn stop(mut self) -> bool {
        let id = self.0.id().to_string();
        let kill = Command::new("kill").args(["-TERM", &id]).status();
        assert!(kill.unwrap().success());
        self.0.wait().unwrap().success()
    }
}

#[test]
fn notice_check_ends_with_0_for_a_timetable_1_for_none_and_2_for_what_cannot_be_read() {
    let good = check(&format!("{DEMO}/notice.txt"), b"");
    assert_eq!(good.status.code(), Some(0));
    let json: serde_json::Value = serde_json::from_slice(&good.stdout).unwrap();
    assert_eq!(json["totals"]["classes"], 129);
    assert_eq!(json["entries"][0]["start"], "08:30");

    assert_eq!(
        check("-", "今天天气不错。".as_bytes()).status.code(),
        Some(1)
    );
    let page = "<html><table><tr><td>日期<td>时间<td>班级<td>人数<tr><td>2027年4月15日<td>8:30-8:50<td>23甲1班<td>40</table>";
    assert_eq!(check("-", page.as_bytes()).status.code(), Some(0));
    assert_eq!(check("/no/such/file", b"").status.code(), Some(2));
    let picture = check("-", b"\x89PNG\r\n\x1a\n\0\0\0");
    assert_eq!(picture.status.code(), Some(2));
    assert!(!picture.stderr.is_empty());
}

#[test]
fn a_first_start_prints_the_offices_link_once_and_a_lost_one_is_made_again() {
    let dir = tempfile::tempdir().unwrap();
    let first = Server::start(dir.path(), &[]);
    assert_eq!(first.links("office"), 1);
    assert!(first.stop());
    let second = Server::start(dir.path(), &[]);
    assert_eq!(second.links("office"), 0);
    assert!(second.stop());

    let data = dir.path().to_str().unwrap();
    let again = rollcall()
        .args(["invite", "--data", data, "office"])
        .output();
    assert!(
        String::from_utf8(again.unwrap().stdout)
            .unwrap()
            .contains("/join#")
    );
    let epoch = || {
        let out = rollcall()
            .args(["restored", "--data", data])
            .output()
            .unwrap();
        String::from_utf8(out.stdout).unwrap()
    };
    assert_ne!(
        epoch(),
        epoch(),
        "P17: each restore is a database of its own"
    );
}

#[test]
fn a_demo_prints_three_links_at_every_start() {
    let dir = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let server = Server::start(dir.path(), &["--demo", DEMO]);
        for word in ["office", "counsellor", "monitor"] {
            assert_eq!(server.links(word), 1, "{word}");
        }
        assert!(server.stop());
    }
}

#[test]
fn a_taken_port_gets_a_sentence() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let addr = taken.local_addr().unwrap().to_string();
    let dir = tempfile::tempdir().unwrap();
    let out = rollcall()
        .args(["serve", "--listen", &addr, "--data"])
        .arg(dir.path())
        .output()
        .unwrap();
    assert!(!out.status.success());
    assert!(String::from_utf8(out.stderr).unwrap().contains("已被占用"));
}
