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
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let state = stat
        .rsplit_once(") ")
        .and_then(|(_, rest)| rest.chars().next());
    state.is_some_and(|state| state != 'Z' && state != 'X')
}

fn signal(which: &str, pid: u32) {
    // It may have ended by itself: that is what is wanted.
    let _ = Command::new("kill")
        .args([which, &pid.to_string()])
        .output();
}
