//! The commands.

use std::fmt::Display;
use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use rollcall_core::ids::EventId;

use crate::{first, log, notice_cli, restored, serve};

/// 图采点名: roll call and fee book for the graduation-photo queue.
#[derive(Debug, Parser)]
#[command(name = "rollcall", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs the server.
    Serve(ServeArgs),
    /// Reads notices.
    #[command(subcommand)]
    Notice(NoticeCommand),
    /// Prints a fresh link, when the first one is lost.
    Invite(InviteArgs),
    /// Says that the database was restored from a backup: phones then offer again all they keep. The server
    /// must be stopped meanwhile.
    Restored {
        /// The folder with the database.
        #[arg(long, default_value = "data")]
        data: PathBuf,
    },
}

/// What the server is told at its start.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// The folder with the database; made if it is not there.
    #[arg(long, default_value = "data")]
    pub data: PathBuf,
    /// Where to listen; 0.0.0.0 lets phones in the same network in.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// What links begin with, where a proxy stands before the server: https://rollcall.example.edu.cn
    #[arg(long)]
    pub public_url: Option<String>,
    /// Loads the notice and the rosters of this folder, with the days moved to today, and prints links to try.
    #[arg(long)]
    pub demo: Option<PathBuf>,
    /// The demo's first day begins in two minutes and goes by ten times as fast.
    #[arg(long, requires = "demo")]
    pub live: bool,
    /// How the log is written.
    #[arg(long, value_enum, default_value_t)]
    pub log: log::Format,
}

#[derive(Debug, Subcommand)]
enum NoticeCommand {
    /// Reads a notice and says what was found. Ends with 0 when a timetable was read without errors, with 1
    /// when not, with 2 when the file cannot be read.
    Check {
        /// The file; - for standard input.
        file: PathBuf,
        /// Prints everything as JSON.
        #[arg(long)]
        json: bool,
    },
}

/// Whom a link is for.
#[derive(Debug, Args)]
pub struct InviteArgs {
    /// The folder with the database.
    #[arg(long, default_value = "data")]
    pub data: PathBuf,
    /// What the link begins with.
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    pub public_url: String,
    /// The role.
    #[arg(value_enum)]
    pub role: InviteRole,
    /// Which event; not needed where there is only one.
    #[arg(long)]
    pub event: Option<EventId>,
}

/// Roles that the command line invites. Everybody else is invited by somebody with a link.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum InviteRole {
    /// 教务处.
    Office,
}

/// Runs the command that was given.
#[must_use]
pub fn run() -> ExitCode {
    let command = Cli::parse().command;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => return failed(&format!("cannot start: {error}")),
    };
    let done = match command {
        Command::Serve(args) => {
            log::start(args.log);
            runtime.block_on(serve::run(&args))
        }
        Command::Notice(NoticeCommand::Check { file, json }) => {
            return notice_cli::check(&file, json);
        }
        Command::Invite(args) => runtime.block_on(first::invite(&args)),
        Command::Restored { data } => runtime.block_on(restored::renew(&data)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => failed(&sentence),
    }
}

/// Prints a line. Nobody has to read it: a closed pipe must not stop a server, nor a check its exit code.
pub fn say(line: impl Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn failed(sentence: &str) -> ExitCode {
    eprintln!("rollcall: {sentence}");
    ExitCode::FAILURE
}
