//! `--demo DIR`: an event to try, brought in by the same services as the office's own.

use std::collections::HashMap;
use std::path::Path;

use chrono::{NaiveDate, TimeDelta};
use rollcall_core::access::Grant;
use rollcall_core::desk::InviteRequest;
use rollcall_core::ids::EventId;
use rollcall_core::time::Millis;
use rollcall_notice::class_key;
use rollcall_notice::timetable::Reading;

use crate::app::App;
use crate::cli::say;
use crate::db::classes::ClassRecord;
use crate::db::events::EventRecord;
use crate::db::{classes, events};
use crate::problem::{Fault, Result, Told};
use crate::service::{invite, publish, roster, source};
use crate::{first, links};

const LINK_DAYS: u16 = 30;

/// Loads the demo where there is nothing yet, moves its days to today, and prints three links.
///
/// # Errors
/// A sentence for the person at the terminal.
pub async fn start(app: &App, folder: &Path, now: Millis) -> core::result::Result<(), String> {
    let file = |name: &str| {
        let path = folder.join(name);
        std::fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))
    };
    let (notice, rosters) = (file("notice.txt")?, file("rosters.csv")?);
    let told = |fault: Fault| {
        let (_, problem) = fault.answer();
        format!("demo: {problem} ({fault})")
    };
    load(app, &notice, rosters, now).await.map_err(told)?;
    print_links(app, now).await.map_err(told)
}

/// Publishes again on every later day, for as long as nobody has published another notice: the days move, and
/// rosters and marks stay.
async fn load(app: &App, notice: &[u8], rosters: Vec<u8>, now: Millis) -> Result<()> {
    let text = source::text(notice, Some("notice.txt"))?;
    let mut tx = app.db.write().await?;
    let event = match events::all(&mut tx).await?.into_iter().next() {
        None => first::new_event(&mut tx).await?,
        Some(event) if event.notice == text || event.notice.is_empty() => event.card.id,
        Some(_) => return Ok(()),
    };
    let EventRecord { card, version, .. } =
        events::find(&mut tx, event).await?.ok_or(Told::NotFound)?;
    tx.commit().await?;
    let mut reading = source::notice(text.clone()).await?;
    let today = now.to_local(card.settings.utc_offset_minutes).date();
    move_days(&mut reading, today);
    publish::put(app, event, text, &reading).await?;
    if version == 0 {
        bring_in(app, event, rosters).await?;
    }
    Ok(())
}

/// Moves all days of the reading so that its first is `today`.
fn move_days(reading: &mut Reading, today: NaiveDate) {
    let entries = reading.entries.iter();
    let Some(first) = entries.filter_map(|entry| entry.date).min() else {
        return;
    };
    let days = TimeDelta::days(today.signed_duration_since(first).num_days());
    let dates = reading.entries.iter_mut().map(|entry| &mut entry.date);
    let spare = reading.spare.iter_mut().map(|spare| &mut spare.date);
    for date in dates.chain(spare) {
        *date = date.and_then(|date| date.checked_add_signed(days));
    }
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
async fn print_links(app: &App, now: Millis) -> Result<()> {
    let mut tx = app.db.write().await?;
    let event = events::all(&mut tx)
        .await?
        .into_iter()
        .next()
        .ok_or(Told::NotFound)?
        .card;
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
