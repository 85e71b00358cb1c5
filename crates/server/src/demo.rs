//! `--demo DIR`: an event to try, brought in by the same services as the office's own.

mod days;

use std::collections::HashMap;
use std::path::Path;

use rollcall_core::access::Grant;
use rollcall_core::desk::{EventEdit, InviteRequest, PublishRequest};
use rollcall_core::ids::EventId;
use rollcall_core::time::Millis;
use rollcall_notice::class_key;

use crate::app::App;
use crate::cli::say;
use crate::db::classes::ClassRecord;
use crate::db::{classes, events};
use crate::problem::{Fault, Result, Told};
use crate::service::publish::Publication;
use crate::service::{invite, publish, roster, source};
use crate::{first, links};

const LINK_DAYS: u16 = 30;

/// Loads the demo where there is nothing yet, moves its days to today, and prints three links.
///
/// # Errors
/// A sentence for the person at the terminal.
pub async fn start(
    app: &App,
    (folder, live): (&Path, bool),
    now: Millis,
) -> core::result::Result<(), String> {
    let file = |name: &str| {
        let path = folder.join(name);
        std::fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))
    };
    let (notice, rosters) = (file("notice.txt")?, file("rosters.csv")?);
    let told = |fault: Fault| {
        let (_, problem) = fault.answer();
        format!("demo: {problem} ({fault})")
    };
    let event = load(app, (&notice, live), rosters, now)
        .await
        .map_err(told)?;
    print_links(app, event, now).await.map_err(told)
}

/// Publishes again on every later day, for as long as nobody has published another notice: the days move, and
/// rosters, marks and what the office has set stay. On the same day classes stay where they were moved.
async fn load(
    app: &App,
    (notice, live): (&[u8], bool),
    rosters: Vec<u8>,
    now: Millis,
) -> Result<EventId> {
    let text = source::text(notice.to_vec(), Some("notice.txt".to_owned()))?;
    let mut tx = app.db.write().await?;
    let all = events::all(&mut tx).await?;
    let known = all.iter().find(|it| it.notice == text);
    let event = match known.or_else(|| all.first()) {
        Some(event) => event.clone(),
        None => {
            let id = first::new_event(&mut tx).await?;
            events::find(&mut tx, id).await?.ok_or(Told::NotFound)?
        }
    };
    tx.commit().await?;
    let id = event.card.id;
    let offset = event.card.settings.utc_offset_minutes;
    let local = now.to_local(offset);
    let today = |at: Millis| at.to_local(offset).date() == local.date();
    let ours = event.notice == text || event.version == 0;
    if !ours || event.closed_at.is_some() || event.published_at.is_some_and(today) {
        return Ok(id);
    }
    let edit = (event.version > 0).then_some(EventEdit {
        title: event.card.title,
        settings: event.card.settings,
    });
    let mends = event.mends;
    let mut publication = Publication::read(PublishRequest { text, mends, edit }).await?;
    if live {
        days::to_now(&mut publication.reading, local);
    } else {
        days::to_today(&mut publication.reading, local.date());
    }
    publish::put(app, id, publication, now).await?;
    if event.version == 0 {
        bring_in(app, id, rosters).await?;
    }
    Ok(id)
}

/// Brings in one sheet that holds the students of all classes.
async fn bring_in(app: &App, event: EventId, rosters: Vec<u8>) -> Result<()> {
    let book = source::book("rosters.csv", rosters, Vec::new()).await?;
    roster::check(&book)?;
    let mut by_class: HashMap<String, roster::Listed> = HashMap::new();
    for list in &book.lists {
        let class = list.named.as_deref().map(class_key).unwrap_or_default();
        by_class.entry(class).or_default().add(list);
    }
    let mut tx = app.db.write().await?;
    let card = events::find(&mut tx, event)
        .await?
        .ok_or(Told::NotFound)?
        .card;
    for class in classes::of_event(&mut tx, event).await? {
        if let Some(listed) = by_class.get(&class.key) {
            let order = card.settings.queue_order;
            let plan = roster::Plan::new(&mut tx, &class, listed, order).await?;
            plan.write(&mut tx).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Three fresh links in a form that scripts can read: a word, spaces, the link.
async fn print_links(app: &App, id: EventId, now: Millis) -> Result<()> {
    let mut tx = app.db.write().await?;
    let event = events::find(&mut tx, id).await?.ok_or(Told::NotFound)?.card;
    let all = classes::of_event(&mut tx, event.id).await?;
    let offset = event.settings.utc_offset_minutes;
    let pick = pick(&all, now.to_local(offset)).ok_or(Told::NotFound)?;
    let [monitor, counsellor] = pick;
    let event = event.id;
    let wanted = [
        ("office", "教务处 / the office", Grant::Office { event }),
        ("counsellor", "辅导员 / a counsellor", counsellor),
        ("monitor", "班长 / a monitor of that counsellor", monitor),
    ];
    for (word, label, grant) in wanted {
        let request = InviteRequest {
            grant,
            uses: None,
            days: LINK_DAYS,
        };
        let invitation = invite::mint(&mut tx, &app.base_url, &request, None, now).await?;
        say(format_args!("{label}\n{word:<11} {}", invitation.url));
        if word == "monitor" {
            say(format_args!("{}", links::qr_terminal(&invitation.url)?));
        }
    }
    tx.commit().await?;
    Ok(())
}

/// A monitor's and a counsellor's grant worth looking at: the counsellor with the most classes on the day, and
/// of those the class that is next, or else the first.
fn pick(all: &[ClassRecord], now: chrono::NaiveDateTime) -> Option<[Grant; 2]> {
    let mut today: Vec<_> = all
        .iter()
        .filter_map(|class| {
            let slot = class.slot.as_ref()?;
            Some((class, class.counsellor?, slot.date.and_time(slot.start)))
        })
        .collect();
    if today.iter().any(|(.., start)| start.date() == now.date()) {
        today.retain(|(.., start)| start.date() == now.date());
    }
    today.sort_by_key(|(class, _, start)| (*start, class.id));
    let mut classes_of: HashMap<_, usize> = HashMap::new();
    for (_, counsellor, _) in &today {
        *classes_of.entry(*counsellor).or_default() += 1;
    }
    let most = classes_of.values().max()?;
    let busy = |id| classes_of.get(&id) == Some(most);
    let mut candidates = today.iter().filter(|(_, id, _)| busy(*id));
    let next = candidates.clone().find(|(.., start)| *start > now);
    let (class, counsellor, _) = next.or_else(|| candidates.next())?;
    let event = class.event;
    Some([
        Grant::Monitor {
            event,
            class: class.id,
        },
        Grant::Counsellor {
            event,
            counsellor: *counsellor,
        },
    ])
}
