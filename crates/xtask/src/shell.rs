//! Starting other programs: what they print is seen as it comes, and a failure names the command.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// A program, found also in cargo's own folder of binaries when that is not on PATH.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.env("PATH", path_with(&[]));
    command
}

/// Cargo, the one that runs us.
pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// PATH with `first` before everything else and cargo's folder of binaries at the end.
pub fn path_with(first: &[PathBuf]) -> OsString {
    let own = env::var_os("PATH").unwrap_or_default();
    let all = first
        .iter()
        .cloned()
        .chain(env::split_paths(&own))
        .chain(cargo_bin());
    env::join_paths(all).unwrap_or(own)
}

/// Where `cargo install` puts programs.
pub fn cargo_bin() -> Option<PathBuf> {
    let root = env::var_os("CARGO_INSTALL_ROOT").or_else(|| env::var_os("CARGO_HOME"));
    let root = root
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))?;
    Some(root.join("bin"))
}

/// The file that `program` would start.
pub fn which(program: &str) -> Option<PathBuf> {
    let file = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&path_with(&[]))
        .map(|dir| dir.join(&file))
        .find(|path| path.is_file())
}

/// Runs to the end, with the terminal as its own.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start `{}`", line(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", line(command));
    }
    Ok(())
}

/// What a program prints; nothing when it cannot be started or fails.
pub fn said(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as one would type it.
pub fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(program).chain(command.get_args());
    words
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Stdio, cargo, command, line, run, said, which};

    #[test]
    fn a_failure_names_the_command_as_one_would_type_it() {
        let error = run(cargo().arg("no-such-command").stderr(Stdio::null())).unwrap_err();
        assert!(
            error.to_string().contains("cargo no-such-command` failed"),
            "{error}"
        );
        let error = run(command("no-such-program").arg("now")).unwrap_err();
        assert_eq!(error.to_string(), "cannot start `no-such-program now`");
    }

    #[test]
    fn a_program_that_is_not_there_says_nothing() {
        assert_eq!(said(&mut command("no-such-program")), None);
        assert_eq!(which("no-such-program"), None);
        assert!(which("cargo").is_some());
    }

    #[test]
    fn the_line_has_the_name_and_not_the_place_of_the_program() {
        assert_eq!(line(command("/usr/bin/env").args(["a", "b"])), "env a b");
    }
}
