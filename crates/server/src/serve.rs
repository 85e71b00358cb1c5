//! From the command line to a running server, and to its end.

use std::future::IntoFuture;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::watch;

use crate::app::{App, Shared};
use crate::cli::{ServeArgs, say};
use crate::db::Db;
use crate::service::after::erase;
use crate::{clock, demo, first, http, links};

/// How long requests that are under way may take when the server stops.
const GRACE: Duration = Duration::from_millis(1500);

/// How often it is looked for names whose time is over.
const TIDY_EVERY: Duration = Duration::from_secs(3600);

/// Runs the server until it is told to stop.
///
/// # Errors
/// A sentence for the person at the terminal.
pub async fn run(args: &ServeArgs) -> Result<(), String> {
    let stopwatch = clock::Stopwatch::start();
    let mut signals = Signals::listen()?;
    // Before anything is written: a second server on the same port must not touch the first one's data.
    let listener = bind(args.listen).await?;
    let addr = listener.local_addr().map_err(|error| error.to_string())?;
    let base_url = args.public_url.as_deref().map_or_else(
        || links::base_url(addr),
        |url| url.trim_end_matches('/').to_owned(),
    );
    let db = open(&args.data).await?;
    let (stop, stopping) = watch::channel(false);
    let app = App::new(db, base_url, stopping)
        .await
        .map_err(|fault| fault.to_string())?;
    let app = Arc::new(app);
    let now = clock::now();
    match &args.demo {
        Some(folder) => demo::start(&app, (folder, args.live), now).await?,
        None => first::greet(&app, now).await?,
    }
    say(format_args!("listening on {}", app.base_url));
    let micros = u64::try_from(stopwatch.elapsed().as_micros()).unwrap_or(u64::MAX);
    tracing::info!(%addr, epoch = %app.epoch, micros, "started");
    tokio::spawn(async move {
        signals.told().await;
        tracing::info!("stopping");
        let _ = stop.send(true);
    });
    let tidying = tokio::spawn(delete_overdue(app.clone()));
    answer_until_stopped(listener, &app).await?;
    tidying.abort();
    tracing::info!("all answered");
    app.db.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Deletes the names of closed events when their time is over: at the start, and every hour.
async fn delete_overdue(app: Shared) {
    let mut hours = tokio::time::interval(TIDY_EVERY);
    loop {
        hours.tick().await;
        if let Err(fault) = erase::overdue(&app, clock::now()).await {
            tracing::error!(%fault, "names that are due to go could not be deleted; trying again within the hour");
        }
    }
}

async fn answer_until_stopped(listener: TcpListener, app: &Shared) -> Result<(), String> {
    let stopped = |app: &Shared| {
        let mut stopping = app.stopping.clone();
        async move {
            let _ = stopping.wait_for(|stopping| *stopping).await;
        }
    };
    let server =
        axum::serve(listener, http::router(app.clone())).with_graceful_shutdown(stopped(app));
    let patience = async {
        stopped(app).await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        ended = server.into_future() => ended.map_err(|error| error.to_string()),
        // What was committed is safe; what was not will be sent again (I2, I7).
        () = patience => Ok(()),
    }
}

async fn bind(addr: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(addr).await.map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => format!(
            "端口 {port} 已被占用：可能另一个 rollcall 正在运行。先停掉它，或用 --listen {ip}:{next} 换一个端口。\n\
             Port {port} is taken; perhaps another rollcall is running. Stop it, or choose another port: --listen {ip}:{next}",
            port = addr.port(),
            ip = addr.ip(),
            next = addr.port().saturating_add(1),
        ),
        ErrorKind::PermissionDenied => format!(
            "不允许监听 {addr}：1024 以下的端口需要管理员权限。\nListening on {addr} is not permitted: ports below 1024 need an administrator."
        ),
        _ => format!("cannot listen on {addr}: {error}"),
    })
}

const FILE: &str = "rollcall.sqlite";

/// Whether there is a database in a folder.
///
/// # Errors
/// A sentence for the person at the terminal.
pub fn check_exists(folder: &Path) -> Result<(), String> {
    if folder.join(FILE).exists() {
        Ok(())
    } else {
        Err(format!(
            "{0} 里没有数据库；先用 `rollcall serve --data {0}` 启动一次。\n\
             There is no database in {0}; `rollcall serve --data {0}` makes one.",
            folder.display()
        ))
    }
}

/// Opens the database in a folder.
///
/// # Errors
/// A sentence for the person at the terminal.
pub async fn open(folder: &Path) -> Result<Db, String> {
    std::fs::create_dir_all(folder)
        .map_err(|error| format!("cannot make the folder {}: {error}", folder.display()))?;
    let file = folder.join(FILE);
    Db::open(&file)
        .await
        .map_err(|error| format!("cannot open the database {}: {error}", file.display()))
}

/// The two ways in which a server is told to stop: by its terminal and by its system.
struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    /// From here on a signal stops the server in good order, also when it comes during the start.
    fn listen() -> Result<Self, String> {
        let listen = |kind| signal(kind).map_err(|error| error.to_string());
        Ok(Self {
            interrupt: listen(SignalKind::interrupt())?,
            terminate: listen(SignalKind::terminate())?,
        })
    }

    async fn told(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}
