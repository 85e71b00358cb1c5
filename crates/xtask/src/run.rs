//! `cargo xtask run`: the built product with the demo event.

mod live;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::Args;

use crate::build;
use crate::shell::command;
use crate::tree::Tree;

/// How to run it.
#[derive(Debug, Args)]
pub struct Run {
    /// The port to listen on
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Listen to the whole network, so that a phone can open the links; without it to this machine only
    #[arg(long)]
    lan: bool,
    /// The folder of the database; without it one below target/
    #[arg(long)]
    data: Option<PathBuf>,
    /// Play a day: the demo begins in two minutes, goes by ten times as fast, and phones tick by themselves
    #[arg(long)]
    live: bool,
    /// Begin with an empty database: what was ticked before is deleted
    #[arg(long)]
    fresh: bool,
}

impl Run {
    fn address(&self) -> String {
        format!(
            "{}:{}",
            if self.lan { "0.0.0.0" } else { "127.0.0.1" },
            self.port
        )
    }
}

/// Builds what changed, then becomes the server.
pub fn run(tree: &Tree, how: &Run) -> Result<()> {
    build::all(tree)?;
    let data = how.data.clone().unwrap_or_else(|| {
        let folder = if how.live { "live-data" } else { "run-data" };
        PathBuf::from("target").join(folder)
    });
    let data = tree.path(&data);
    // A day that was played is over: the next one begins with nothing.
    if (how.fresh || how.live) && data.exists() {
        empty(tree, &data)?;
    }
    fs::create_dir_all(&data).with_context(|| format!("cannot make {}", data.display()))?;
    let mut server = command(tree.server());
    server
        .current_dir(tree.root())
        .arg("serve")
        .arg("--data")
        .arg(&data);
    server.args(["--listen", &how.address(), "--demo", "demo"]);
    if how.live {
        server.arg("--live");
        return live::play(tree, &mut server);
    }
    become_it(&mut server)
}

/// Below target/ everything is ours; elsewhere only what is plainly a database is deleted, whatever `--data` says.
fn empty(tree: &Tree, data: &Path) -> Result<()> {
    let ours = |name: &str| name.contains(".db") || name.contains(".sqlite");
    // As they really are: `target/..` is not below target/.
    let data = data
        .canonicalize()
        .with_context(|| format!("no folder {}", data.display()))?;
    let target = tree.path("target").canonicalize().ok();
    let below_target = target
        .zip(data.parent())
        .is_some_and(|(target, parent)| parent.starts_with(target));
    let entries = fs::read_dir(&data).with_context(|| format!("cannot read {}", data.display()))?;
    for entry in entries.filter(|_| !below_target) {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !path.is_file() || !ours(&name) {
            bail!(
                "--fresh deletes databases only, and {} is none: delete it yourself",
                path.display()
            );
        }
    }
    println!("run: {} is emptied", data.display());
    fs::remove_dir_all(&data).with_context(|| format!("cannot delete {}", data.display()))
}

#[cfg(unix)]
fn become_it(server: &mut std::process::Command) -> Result<()> {
    use std::os::unix::process::CommandExt as _;
    // Ctrl-C then reaches the server alone, which stops in order.
    let error = server.exec();
    Err(error).with_context(|| format!("cannot start `{}`", crate::shell::line(server)))
}

#[cfg(not(unix))]
fn become_it(server: &mut std::process::Command) -> Result<()> {
    crate::shell::run(server)
}

#[cfg(test)]
mod tests {
    use super::empty;
    use crate::scratch::Scratch;
    use crate::tree::Tree;
    use std::fs;

    #[test]
    fn fresh_deletes_a_database_and_nothing_else() {
        let scratch = Scratch::new("fresh");
        let tree = Tree::at(scratch.path());
        let data = scratch.path().join("data");
        fs::create_dir_all(&data).unwrap();
        fs::write(data.join("rollcall.db-wal"), "").unwrap();
        fs::write(data.join("thesis.docx"), "").unwrap();
        assert!(empty(&tree, &data).is_err());
        assert!(data.join("rollcall.db-wal").exists());
        fs::remove_file(data.join("thesis.docx")).unwrap();
        empty(&tree, &data).unwrap();
        assert!(!data.exists());
    }

    #[test]
    fn what_is_below_target_is_ours() {
        let scratch = Scratch::new("fresh");
        let tree = Tree::at(scratch.path());
        let data = tree.path("target/run-data");
        fs::create_dir_all(data.join("keys")).unwrap();
        fs::create_dir_all(tree.path("src")).unwrap();
        assert!(empty(&tree, &tree.path("target/..")).is_err());
        empty(&tree, &data).unwrap();
        assert!(!data.exists());
        assert!(tree.path("src").exists());
    }
}
