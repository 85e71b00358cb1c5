//! `cargo xtask run --live`: the server with a day that begins soon, and phones that play it.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result};

use crate::shell::{cargo, command, line, run};
use crate::tree::Tree;

/// Starts the server and, once it has printed the office's link, the phones. Ends with the server; Ctrl-C reaches both.
pub fn play(tree: &Tree, server: &mut Command) -> Result<()> {
    println!("run: building the phones that play");
    run(cargo().current_dir(tree.root()).args([
        "build",
        "--release",
        "--quiet",
        "--package",
        "rollcall-play",
    ]))?;
    // A hall full of phones asks all the time: the links must stay in sight.
    let log = tree.target().join("live.log");
    let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    println!("run: the server's log goes to {}", log.display());
    let mut running = server
        .stdout(Stdio::piped())
        .stderr(file)
        .spawn()
        .with_context(|| format!("cannot start `{}`", line(server)))?;
    let said = running.stdout.take().context("the server says nothing")?;
    let mut office = None;
    let mut phones = None;
    for words in BufReader::new(said).lines() {
        let words = words.context("the server's words cannot be read")?;
        println!("{words}");
        match words.split_once(char::is_whitespace) {
            Some(("office", link)) => office = Some(link.trim().to_owned()),
            Some(("listening", _)) if phones.is_none() => {
                phones = office.as_deref().map(|link| ring(tree, link)).transpose()?;
            }
            _ => {}
        }
    }
    if let Some(mut phones) = phones {
        phones.kill().ok();
        phones.wait().ok();
    }
    running.wait().context("the server is gone")?;
    Ok(())
}

fn ring(tree: &Tree, link: &str) -> Result<Child> {
    println!("run: the day begins in two minutes; open the office's link and look at 实况 / Live");
    let mut play = command(tree.release("play"));
    play.arg(link);
    play.spawn()
        .with_context(|| format!("cannot start `{}`", line(&play)))
}
