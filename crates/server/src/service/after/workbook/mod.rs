//! `GET /api/events/{event}/workbook.xlsx[?college=]`: what came of it all, as one workbook for the office's drawer.
//! Chinese, for a Chinese office; no ID-card numbers, which are nowhere here, and nothing for the crew, which works from
//! the students' own codes (domain.md).

mod sheet;
mod sheets;
mod words;

use rollcall_core::ids::EventId;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};
use tokio::task::spawn_blocking;

use super::handin::Which;
use super::{Outcome, outcomes};
use crate::app::App;
use crate::problem::{Fault, Result};
use crate::service::rights::Caller;

/// A file to keep.
#[derive(Debug)]
pub struct File {
    /// Its name, with its ending.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The workbook of the caller's classes.
///
/// # Errors
/// The caller looks after nothing in the event.
pub async fn file(app: &App, caller: &Caller, id: EventId, which: Which) -> Result<File> {
    let mut tx = app.db.read().await?;
    let (event, all) = outcomes(&mut tx, caller, id, |class| which.has(class)).await?;
    drop(tx);
    let title = event.card.title;
    let name = match &which.college {
        Some(college) => format!("{title} {college}.xlsx"),
        None => format!("{title}.xlsx"),
    };
    // Thousands of rows: away from the threads that answer requests.
    let bytes = spawn_blocking(move || written(&title, &all))
        .await
        .map_err(|_| Fault::Broken("the workbook's writer broke down"))?
        .map_err(|_| Fault::Broken("the workbook cannot be written"))?;
    Ok(File { name, bytes })
}

fn written(title: &str, all: &[Outcome]) -> core::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let about = DocProperties::new().set_title(title);
    book.set_properties(&about);
    sheets::totals(book.add_worksheet(), all)?;
    sheets::names(book.add_worksheet(), all)?;
    sheets::make_up(book.add_worksheet(), all)?;
    sheets::settlement(book.add_worksheet(), all)?;
    book.save_to_buffer()
}
