//! `--demo DIR`: an event to try, brought in by the same services as the office's own.

use std::collections::HashMap;
use std::path::Path;

use chrono::{NaiveDate, TimeDelta};
use rollcall_core::access::Grant;
use rollcall_core::desk::{EventEdit, InviteRequest, PublishRequest};
use rollcall_core::ids::EventId;
use rollcall_core::time::Millis;
use rollcall_notice::class_key;
use rollcall_notice::timetable::Reading;

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
    let event = load(app, &notice, rosters, now).await.map_err(told)?;
    print_links(app, event, now).await.map_err(told)
}

/// Publishes again on every later day, for as long as nobody has published another notice: the days move, and
/// rosters, marks and what the office has set stay. On the same day classes stay where they were moved.
async fn load(app: &App, notice: &[u8], rosters: Vec<u8>, now: Millis) -> Result<EventId> {
    let text = source::text(notice, Some("notice.txt"))?;
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
    let day = |at: Millis| at.to_local(event.card.settings.utc_offset_minutes).date();
    let today = day(now);
    let ours = event.notice == text || event.version == 0;
    if !ours || event.closed_at.is_some() || event.published_at.map(day) == Some(today) {
        return Ok(id);
    }
    let edit = (event.version > 0).then_some(EventEdit {
        title: event.card.title,
        settings: event.card.settings,
    });
    let mends = event.mends;
    let mut publication = Publication::read(PublishRequest { text, mends, edit }).await?;
    move_days(&mut publication.reading, today);
    publish::put(app, id, publication, now).await?;
    if event.version == 0 {
        bring_in(app, id, rosters).await?;
    }
    Ok(id)
}

/// Moves all days of the reading so that the first of the shooting is `today`.
fn move_days(reading: &mut Reading, today: NaiveDate) {
    let entries = reading.entries.iter();
    let Some(first) = entries.filter_map(|entry| entry.date).min() else {
        return;
    };
    let days = TimeDelta::days(today.signed_duration_since(first).num_days());
    let dates = reading.entries.iter_mut().map(|entry| &mut entry.date);
    let spare = reading.spare.iter_mut().map(|spare| &mut spare.date);
    let deadlines = reading.deadlines.iter_mut();
    let due = deadlines.flat_map(|deadline| [&mut deadline.start, &mut deadline.date]);
    for date in dates.chain(spare).chain(due) {
        *date = date.and_then(|date| date.checked_add_signed(days));
    }
}

/// Brings in one sheet that holds the students of all classes.
async fn bring_in(app: &App, event: EventId, rosters: Vec<u8>) -> Result<()> {
    let reading = source::roster("rosters.csv", rosters).await?;
    roster::check(&reading)?;
    let mut by_class: HashMap<String, Vec<_>> = HashMap::new();
    for student in reading.students {
        let class = student.class.as_deref().map(class_key).unwrap_or_default();
        by_class.entry(class).or_default().push(student);
    }
    let mut tx = app.db.write().await?;
    let card = events::find(&mut tx, event)
        .await?
        .ok_or(Told::NotFound)?
        .card;
    for class in classes::of_event(&mut tx, event).await? {
        if let Some(list) = by_class.get(&class.key) {
            roster::put(&mut tx, &class, list, card.settings.queue_order).await?;
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
