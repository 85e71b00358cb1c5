//! What people paste or upload, read by rollcall-notice away from the threads that answer requests.

use rollcall_core::desk::Mend;
use rollcall_notice::roster::{self, RosterReading};
use rollcall_notice::timetable::{self, Reading};
use rollcall_notice::{Looks, decode, refusal, sheet};
use tokio::task::spawn_blocking;

use crate::problem::{Fault, Result};

/// The text of a notice, in whatever encoding or as whatever sheet it came.
///
/// # Errors
/// The bytes are neither; says what they look like.
pub fn text(bytes: &[u8], name: Option<&str>) -> Result<String> {
    let text = if refusal::looks(bytes) == Looks::Workbook {
        sheet::read(bytes, name).map(|grid| grid.to_text())
    } else {
        decode::decode(bytes).map(|decoded| decoded.text)
    };
    text.map_err(refused)
}

/// A notice, read, with what a person mended in it.
///
/// # Errors
/// The reader broke down.
pub async fn notice(text: String, mends: Vec<Mend>) -> Result<Reading> {
    away(move || read_with(&text, &mends)).await
}

fn read_with(text: &str, _mends: &[Mend]) -> Reading {
    timetable::read(text)
}

/// A notice out of a file: its text, and what was read in it.
///
/// # Errors
/// The file is neither text nor sheet.
pub async fn notice_file(name: &str, bytes: Vec<u8>) -> Result<(String, Reading)> {
    let name = name.to_owned();
    let read = move || {
        let text = text(&bytes, Some(&name))?;
        let reading = timetable::read(&text);
        Ok((text, reading))
    };
    away(read).await?
}

/// A sheet with students, read: pasted cells, CSV or a workbook.
///
/// # Errors
/// The file is none of these; says what it looks like.
pub async fn roster(name: &str, bytes: Vec<u8>) -> Result<RosterReading> {
    let name = name.to_owned();
    let read = move || sheet::read(&bytes, Some(&name)).map(|grid| roster::read(&grid));
    away(read).await?.map_err(refused)
}

async fn away<T: Send + 'static>(read: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    spawn_blocking(read)
        .await
        .map_err(|_| Fault::Broken("a reader broke down"))
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
