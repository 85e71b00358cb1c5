//! `POST /api/events/{event}/erase`, and what happens by itself once a closed event's time is over: names go, counts
//! stay (PIPL: shortest keeping, deletion when done).

use rollcall_core::desk::{Closing, EraseRequest};
use rollcall_core::event::Settings;
use rollcall_core::ids::EventId;
use rollcall_core::time::Millis;

use super::{Final, closing, outcome};
use crate::app::App;
use crate::db::events::EventRecord;
use crate::db::{Conn, classes, closing as table, events, grants, meta};
use crate::live::News;
use crate::problem::{Result, Told};
use crate::service::rights::Caller;

/// Deletes the names of a closed event, as its office asks. Again changes nothing.
///
/// # Errors
/// The caller is not the event's office; the event is open; the title that was typed is another one.
pub async fn by_hand(
    app: &App,
    caller: &Caller,
    id: EventId,
    request: &EraseRequest,
    now: Millis,
) -> Result<Closing> {
    let mut tx = app.db.write().await?;
    let caller = Caller::load(&mut tx, caller.device).await?;
    let mut event = caller.office_event(&mut tx, id).await?;
    if event.closed_at.is_none() {
        return Err(Told::EventOpen.into());
    }
    if request.title.trim() != event.card.title.trim() {
        return Err(Told::TitleDiffers.into());
    }
    let news = names(&mut tx, &mut event, now).await?;
    let answer = closing::describe(&mut tx, &caller, &event).await?;
    tx.commit().await?;
    app.live.publish(news);
    if let Err(fault) = forget(app).await {
        tracing::warn!(%fault, "traces of deleted names are still in the file; they are cleared within the hour");
    }
    Ok(answer)
}

/// Deletes the names of every event whose time is over at `now`; answers how many there were.
///
/// # Errors
/// The database does not answer; what was deleted before that stays deleted.
pub async fn overdue(app: &App, now: Millis) -> Result<usize> {
    let mut tx = app.db.read().await?;
    let due = |event: &EventRecord| {
        let over = event.erase_at.is_some_and(|at| at <= now);
        over && event.closed_at.is_some() && event.erased_at.is_none()
    };
    let mut all = events::all(&mut tx).await?;
    drop(tx);
    all.retain(due);
    for event in &all {
        let mut tx = app.db.write().await?;
        // It may have been opened again since.
        let Some(mut event) = events::find(&mut tx, event.card.id).await?.filter(due) else {
            continue;
        };
        let news = names(&mut tx, &mut event, now).await?;
        tx.commit().await?;
        app.live.publish(news);
    }
    forget(app).await?;
    Ok(all.len())
}

/// In one transaction with what the caller does around it: what the classes came to is kept, and whatever names
/// somebody goes.
async fn names(conn: &mut Conn, event: &mut EventRecord, now: Millis) -> Result<Vec<News>> {
    if event.erased_at.is_some() {
        return Ok(Vec::new());
    }
    let id = event.card.id;
    let records = classes::of_event(conn, id).await?;
    for class in &records {
        let it = last_count(conn, class, &event.card.settings).await?;
        table::save_final(conn, class.id, &it).await?;
    }
    let mut news: Vec<News> = records.iter().map(News::of).collect();
    let granted = grants::of_event(conn, id).await?;
    news.extend(granted.iter().map(|it| News::Grants(it.device)));
    let goes = table::holdings(conn, id).await?;
    event.notice.clear();
    event.mends.clear();
    event.erase_at = None;
    event.erased_at = Some(now);
    // First, for the history gives its words away only then.
    events::save(conn, event).await?;
    table::erase(conn, id).await?;
    meta::note_deleted(conn).await?;
    tracing::info!(event = %id, students = goes.students, words = goes.words, refused = goes.refused, "names deleted");
    Ok(news)
}

async fn last_count(
    conn: &mut Conn,
    class: &classes::ClassRecord,
    settings: &Settings,
) -> Result<Final> {
    let it = outcome(conn, class, settings).await?;
    let mut money = it.money;
    money.to_refund.clear();
    money.to_collect.clear();
    Ok(Final {
        roster: it.row.roster,
        tally: it.row.tally,
        money,
    })
}

/// Clears the file of what was deleted. Where somebody reads all the while, or the server is killed, it is done later:
/// at its start, and every hour.
async fn forget(app: &App) -> Result<()> {
    let mut tx = app.db.read().await?;
    let due = meta::has_deleted(&mut tx).await?;
    drop(tx);
    if due {
        app.db.forget().await?;
        let mut tx = app.db.write().await?;
        meta::note_cleared(&mut tx).await?;
        tx.commit().await?;
    }
    Ok(())
}
