//! Processes that we started, and nobody else's: ended by their number.

use std::process::Command;
use std::time::Duration;

use crate::clock::look_until;

const PATIENCE: Duration = Duration::from_secs(20);

/// Asks a process to end.
pub fn ask_to_end(pid: u32) {
    signal("-TERM", pid);
}

/// Kills a process: it gets no chance to write anything down.
pub fn kill(pid: u32) {
    signal("-KILL", pid);
}

/// Kills a process and all that it has started, itself first: what is left has nobody to write down anything for.
pub fn kill_family(pid: u32) {
    let family = family(pid);
    family.iter().copied().for_each(kill);
    family.into_iter().for_each(wait_for_end);
}

/// The processes that a process has started itself.
#[must_use]
pub fn children(pid: u32) -> Vec<u32> {
    let all = std::fs::read_dir("/proc").unwrap().flatten();
    let numbers = all.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    numbers
        .filter(|child| stat(*child).is_some_and(|(_, parent)| parent == pid))
        .collect()
}

/// A process and its children, and theirs.
fn family(pid: u32) -> Vec<u32> {
    let mut all = vec![pid];
    let mut at = 0;
    while let Some(one) = all.get(at) {
        all.extend(children(*one));
        at += 1;
    }
    all
}

/// Waits until a process runs no more.
pub fn wait_for_end(pid: u32) {
    let ended = look_until(PATIENCE, || (!runs(pid)).then_some(()));
    assert!(ended.is_some(), "process {pid} does not end");
}

/// One line of `/proc/PID/status`, in kB.
#[must_use]
pub fn memory_kb(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .expect("VmRSS");
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// A process that has ended and that nobody has asked after yet runs no more.
fn runs(pid: u32) -> bool {
    stat(pid).is_some_and(|(state, _)| state != 'Z' && state != 'X')
}

/// State and parent of a process.
fn stat(pid: u32) -> Option<(char, u32)> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, rest) = stat.rsplit_once(") ")?;
    let mut words = rest.split(' ');
    let state = words.next()?.chars().next()?;
    Some((state, words.next()?.parse().ok()?))
}

fn signal(which: &str, pid: u32) {
    // It may have ended by itself: that is what is wanted.
    let _ = Command::new("kill")
        .args([which, &pid.to_string()])
        .output();
}
