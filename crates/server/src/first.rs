//! The first start, and the office's link.

use rollcall_core::access::Grant;
use rollcall_core::desk::InviteRequest;
use rollcall_core::event::{EventCard, Settings};
use rollcall_core::ids::EventId;
use rollcall_core::time::Millis;

use crate::app::App;
use crate::cli::{InviteArgs, InviteRole, say};
use crate::db::events::{self, EventRecord};
use crate::db::{Conn, Db};
use crate::problem::Result;
use crate::service::invite;
use crate::{clock, secret, serve};

/// An office has a few browsers; who finds the link later finds it used up.
const OFFICE_LINK: (Option<u32>, u16) = (Some(5), 30);

/// On an empty database: makes an event without a timetable and prints the office's link.
///
/// # Errors
/// A sentence for the person at the terminal.
pub async fn greet(app: &App, now: Millis) -> core::result::Result<(), String> {
    let link = first_link(app, now)
        .await
        .map_err(|fault| fault.to_string())?;
    if let Some(link) = link {
        say(format_args!(
            "教务处的链接（可用 5 次，30 天内有效）/ link for the office (5 uses, 30 days):"
        ));
        say(format_args!("office      {link}"));
    }
    Ok(())
}

async fn first_link(app: &App, now: Millis) -> Result<Option<String>> {
    let mut tx = app.db.write().await?;
    if !events::all(&mut tx).await?.is_empty() {
        return Ok(None);
    }
    let event = new_event(&mut tx).await?;
    let link = office_link(&mut tx, &app.base_url, event, now).await?;
    tx.commit().await?;
    Ok(Some(link))
}

/// Adds an event without a timetable.
///
/// # Errors
/// The database does not answer.
pub async fn new_event(conn: &mut Conn) -> Result<EventId> {
    let id = EventId(secret::random_id()?);
    let event = EventRecord::empty(EventCard {
        id,
        title: "毕业生图像采集".into(),
        settings: Settings::default(),
        closed: false,
    });
    events::save(conn, &event).await?;
    Ok(id)
}

async fn office_link(
    conn: &mut Conn,
    base_url: &str,
    event: EventId,
    now: Millis,
) -> Result<String> {
    let (uses, days) = OFFICE_LINK;
    let request = InviteRequest {
        grant: Grant::Office { event },
        uses,
        days,
    };
    let invitation = invite::mint(conn, base_url, &request, None, now).await?;
    Ok(invitation.url)
}

/// `rollcall invite`: a fresh link straight from the database, for whoever has the machine.
///
/// # Errors
/// A sentence for the person at the terminal.
pub async fn invite(args: &InviteArgs) -> core::result::Result<(), String> {
    let InviteRole::Office = args.role;
    serve::check_exists(&args.data)?;
    let db = serve::open(&args.data).await?;
    let link = fresh_link(&db, args).await;
    db.close().await;
    say(format_args!("office      {}", link?));
    Ok(())
}

async fn fresh_link(db: &Db, args: &InviteArgs) -> core::result::Result<String, String> {
    let told = |fault: crate::problem::Fault| fault.to_string();
    let mut tx = db.write().await.map_err(|error| error.to_string())?;
    let all = events::all(&mut tx)
        .await
        .map_err(|error| error.to_string())?;
    let event = match (args.event, all.as_slice()) {
        (Some(id), all) if all.iter().any(|event| event.card.id == id) => id,
        (None, [only]) => only.card.id,
        (_, all) => {
            let list: Vec<String> = all
                .iter()
                .map(|event| format!("  --event {}  {}", event.card.id, event.card.title))
                .collect();
            return Err(format!("which event?\n{}", list.join("\n")));
        }
    };
    let base_url = args.public_url.trim_end_matches('/');
    let link = office_link(&mut tx, base_url, event, clock::now())
        .await
        .map_err(told)?;
    tx.commit().await.map_err(|error| error.to_string())?;
    Ok(link)
}
