//! What people paste or upload, read by rollcall-notice away from the threads that answer requests.
//!
//! Invariant: whatever a file holds, the server goes on. Each is read on a thread of its own with a large stack: a panic
//! ends that thread alone, and one that does not come to an end is given up and takes one of a few places.

use std::sync::LazyLock;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use rollcall_core::desk::{Mend, RosterColumn};
use rollcall_notice::roster::{self, Book, People};
use rollcall_notice::timetable::{self, Reading};
use rollcall_notice::{document, refusal, sheet};
use tokio::sync::{Semaphore, oneshot};

use crate::problem::{Fault, Result};

/// How long a file may be read. A notice takes milliseconds, a school's rosters a second.
const PATIENCE: Duration = Duration::from_secs(30);
/// Files that are read at the same time, those that were given up included.
static PLACES: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(4));
/// Parsers of documents descend into what they read.
const STACK: usize = 32 << 20;

/// What a person says of a sheet's columns: which, from 0, and what it holds.
pub type Columns = Vec<(usize, RosterColumn)>;

/// The text of a notice, in whatever encoding and container it came. For the command line, which waits.
///
/// # Errors
/// There is no text in it; says what it looks like.
pub fn text(bytes: Vec<u8>, name: Option<String>) -> Result<String> {
    waiting(PATIENCE, move || document::text(&bytes, name.as_deref()))?.map_err(refused)
}

/// A notice out of a file, read. For the command line, which waits.
///
/// # Errors
/// There is no text in it; says what it looks like.
pub fn check(bytes: Vec<u8>, name: Option<String>) -> Result<Reading> {
    let read = move || document::text(&bytes, name.as_deref()).map(|text| timetable::read(&text));
    waiting(PATIENCE, read)?.map_err(refused)
}

fn waiting<T: Send + 'static>(
    patience: Duration,
    read: impl FnOnce() -> T + Send + 'static,
) -> Result<T> {
    let (tell, told) = mpsc::channel();
    let reader = move || {
        // Nobody listens any more where it took too long.
        let _ = tell.send(read());
    };
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(reader)
        .map_err(|_| broke_down())?;
    told.recv_timeout(patience).map_err(|error| match error {
        RecvTimeoutError::Timeout => took_too_long(),
        RecvTimeoutError::Disconnected => broke_down(),
    })
}

/// A notice, read, with what a person mended in it.
///
/// # Errors
/// The reader broke down.
pub async fn notice(text: String, mends: Vec<Mend>) -> Result<Reading> {
    away(move || timetable::read_with(&text, &mends)).await
}

/// A notice out of a file: its text, and what was read in it.
///
/// # Errors
/// The file holds no text.
pub async fn notice_file(name: &str, bytes: Vec<u8>) -> Result<(String, Reading)> {
    let name = name.to_owned();
    let read = move || {
        let text = document::text(&bytes, Some(&name))?;
        let reading = timetable::read(&text);
        Ok((text, reading))
    };
    away(read).await?.map_err(refused)
}

/// A file with students, read: every sheet or table of it.
///
/// # Errors
/// There is no table in it; says what it looks like.
pub async fn book(name: &str, bytes: Vec<u8>, said: Columns) -> Result<Book> {
    let name = name.to_owned();
    let read = move || {
        let file = Some(name.as_str()).filter(|name| !name.is_empty());
        sheet::read_all(&bytes, file).map(|grids| roster::read_book(&grids, &said, file))
    };
    away(read).await?.map_err(refused)
}

/// A list of people, read.
///
/// # Errors
/// There is no table in it; says what it looks like.
pub async fn people(name: &str, bytes: Vec<u8>, said: Columns) -> Result<People> {
    let name = name.to_owned();
    let read =
        move || sheet::read(&bytes, Some(&name)).map(|grid| roster::read_people(&grid, &said));
    away(read).await?.map_err(refused)
}

async fn away<T: Send + 'static>(read: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    within(PATIENCE, read).await
}

async fn within<T: Send + 'static>(
    patience: Duration,
    read: impl FnOnce() -> T + Send + 'static,
) -> Result<T> {
    let work = async {
        let place = PLACES.acquire().await.map_err(|_| broke_down())?;
        let (tell, told) = oneshot::channel();
        // A thread and not the runtime's pool: nobody waits for it when the server stops.
        let reader = move || {
            let _ = tell.send(read());
            drop(place);
        };
        thread::Builder::new()
            .stack_size(STACK)
            .spawn(reader)
            .map_err(|_| broke_down())?;
        told.await.map_err(|_| broke_down())
    };
    match tokio::time::timeout(patience, work).await {
        Ok(read) => read,
        Err(_) => Err(took_too_long()),
    }
}

fn refused(refusal: refusal::Refusal) -> Fault {
    Fault::FileUnreadable {
        zh: format!("没有导入任何内容，原有数据不变。{}", refusal.message),
        en: format!(
            "Nothing was brought in; what was there stays as it was. {}",
            refusal.message_en
        ),
    }
}

fn broke_down() -> Fault {
    tracing::error!("a reader broke down over a file");
    Fault::FileUnreadable {
        zh: "没有导入任何内容，原有数据不变。这个文件读到一半出错，可能已损坏。请打开它另存一份再上传，或把内容复制粘贴进来。".into(),
        en: "Nothing was brought in; what was there stays as it was. Reading this file broke down, it may be damaged. \
             Open it, save it anew and upload that, or copy and paste its contents."
            .into(),
    }
}

fn took_too_long() -> Fault {
    tracing::warn!("a file was given up after {} seconds", PATIENCE.as_secs());
    Fault::FileUnreadable {
        zh: "没有导入任何内容，原有数据不变。这个文件读了半分钟还没有读完，已放弃。请只保留需要的页和表格再上传，或把内容复制粘贴进来。".into(),
        en: "Nothing was brought in; what was there stays as it was. This file was not read to its end within half a minute. \
             Keep the needed pages and tables only and upload again, or copy and paste its contents."
            .into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_reader_that_breaks_down_is_a_sentence_and_the_next_file_is_read() {
        for _ in 0..8 {
            let broken: Result<()> = away(|| panic!("as a parser may")).await;
            assert!(matches!(broken, Err(Fault::FileUnreadable { .. })));
        }
        assert_eq!(away(|| 1).await.unwrap(), 1);
    }

    #[tokio::test]
    async fn a_reader_that_never_ends_is_given_up() {
        let (stop, stopped) = std::sync::mpsc::channel::<()>();
        let read = move || stopped.recv().is_err();
        let given_up = within(Duration::from_millis(50), read).await;
        assert!(matches!(given_up, Err(Fault::FileUnreadable { .. })));
        drop(stop);
    }

    #[test]
    fn the_command_line_gives_up_and_goes_on_as_well() {
        let (stop, stopped) = mpsc::channel::<()>();
        let read = move || stopped.recv().is_err();
        assert!(waiting(Duration::from_millis(50), read).is_err());
        assert!(waiting::<()>(PATIENCE, || panic!("as a parser may")).is_err());
        drop(stop);
    }
}
