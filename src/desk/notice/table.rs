//! The timetable that was read, by day, place and slot; each row leads to its line, and each cell can be mended.

use std::collections::HashMap;

use chrono::NaiveDate;
use leptos::prelude::*;
use rollcall_core::desk::Field;

use super::add::AddButton;
use super::bench::{Bench, ByName, bench};
use super::cell::{Cell, Row};
use super::figures::{LineLink, times};
use super::mends::MendBar;
use super::reading::{At, Entry, Spare};
use super::view::TABLE;
use crate::text::desk as text;
use crate::text::{common, format, mend};

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Line {
    /// Without its sums: a list that stays the same is not painted again, and nothing jumps.
    Head(Place),
    Entry(At),
    Spare(Spare),
}

/// Day, campus and venue: rows are gathered by them.
type Place = (Option<NaiveDate>, Option<String>, Option<String>);

fn place_of(entry: &Entry) -> Place {
    (entry.date, entry.campus.clone(), entry.venue.clone())
}

/// How many classes and students a day and place have.
fn sums(entries: &[Entry]) -> HashMap<Place, (usize, u64)> {
    let mut sums = HashMap::new();
    for entry in entries {
        let sum: &mut (usize, u64) = sums.entry(place_of(entry)).or_default();
        sum.0 += usize::from(entry.class.is_some());
        sum.1 += u64::from(entry.headcount.unwrap_or(0));
    }
    sums
}

/// The entries and the free slots in the order of day, place and time.
fn lines(entries: &[Entry], spares: &[Spare]) -> Vec<Line> {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by_cached_key(|it| {
        let time = (it.start.is_none(), it.start.clone(), it.group);
        (it.date.is_none(), place_of(it), time, it.seq, it.at())
    });
    let mut free: Vec<&Spare> = spares.iter().collect();
    free.sort_by_key(|it| (&it.start, it.group, it.line));
    let mut lines = Vec::with_capacity(sorted.len() + spares.len() + 8);
    for rows in sorted.chunk_by(|a, b| place_of(a) == place_of(b)) {
        let Some(first) = rows.first() else {
            continue;
        };
        lines.push(Line::Head(place_of(first)));
        // A free slot names a campus and no venue: it stands with the first of them.
        let here = |it: &&Spare| it.date == first.date && it.campus == first.campus;
        let mut mine: Vec<&Spare> = free.iter().copied().filter(here).collect();
        free.retain(|it| !here(it));
        for row in rows {
            while let Some(spare) = mine.first().filter(|it| it.start < row.start) {
                lines.push(Line::Spare((*spare).clone()));
                mine.remove(0);
            }
            lines.push(Line::Entry(row.at()));
        }
        lines.extend(mine.into_iter().cloned().map(Line::Spare));
    }
    lines.extend(free.into_iter().cloned().map(Line::Spare));
    lines
}

/// The entries by name; the first of its slot says when it is.
fn by_name(entries: &[Entry], lines: &[Line]) -> ByName {
    let all: HashMap<At, &Entry> = entries.iter().map(|it| (it.at(), it)).collect();
    let mut before = None;
    let mut named = ByName::with_capacity(entries.len());
    for line in lines {
        match line {
            Line::Entry(at) => {
                if let Some(entry) = all.get(at) {
                    let slot = (entry.start.clone(), entry.end.clone());
                    let opens = before.as_ref() != Some(&slot);
                    before = Some(slot);
                    named.insert(*at, ((*entry).clone(), opens));
                }
            }
            Line::Head(_) | Line::Spare(_) => before = None,
        }
    }
    named
}

#[component]
pub(super) fn TablePane(fixed: bool) -> impl IntoView {
    let bench = bench();
    let entries = bench.part(|reading| reading.entries.clone());
    let spares = bench.part(|reading| reading.spare.clone());
    let lines = Memo::new(move |before: Option<&Vec<Line>>| {
        // A row that moves away takes the field in it along, and with it the focus: rows wait until the cell is written.
        let held = before.filter(|_| bench.editing.with(Option::is_some));
        let now = || entries.with(|entries| spares.with(|spares| lines(entries, spares)));
        held.cloned().unwrap_or_else(now)
    });
    let named =
        Memo::new(move |_| entries.with(|entries| lines.with(|lines| by_name(entries, lines))));
    let sums = Memo::new(move |_| entries.with(|entries| sums(entries)));
    let classes = bench.part(|reading| reading.totals.classes);
    let empty = Memo::new(move |_| entries.with(Vec::is_empty));
    let head = [
        (text::col_time(), "times"),
        (text::col_group(), "num"),
        (text::col_class(), ""),
        (text::col_headcount(), "num"),
        (text::col_college(), "college"),
        (text::col_counsellor(), ""),
        (text::col_line(), "num"),
    ];
    view! {
        <section class="card pane pane-table">
            <header class="pane-head">
                <h2>
                    {text::entries_title()}
                    " "
                    <span class="muted">{move || common::classes_count(classes.get())}</span>
                </h2>
                {(!fixed).then(|| view! { <div class="pane-tools"><MendBar /><AddButton /></div> })}
            </header>
            <div class="pane-body" id=TABLE tabindex="-1">
                <Show when=move || empty.get() fallback=move || view! {
                    <table class="table read-rows">
                        <thead>
                            <tr>
                                {head.map(|(word, class)| view! { <th scope="col" class=class>{word}</th> })
                                    .into_iter().collect_view()}
                            </tr>
                        </thead>
                        <tbody>
                            <For each=move || lines.get() key=Clone::clone let(line)>
                                {match line {
                                    Line::Head(place) => view! { <Head place sums /> }.into_any(),
                                    Line::Entry(at) => view! { <Row at named fixed /> }.into_any(),
                                    Line::Spare(spare) => view! { <Free spare /> }.into_any(),
                                }}
                            </For>
                        </tbody>
                    </table>
                }>
                    <Nothing fixed />
                </Show>
            </div>
            <Show when=move || !empty.get()>
                <Chosen named fixed />
            </Show>
        </section>
    }
}

#[component]
fn Head(place: Place, sums: Memo<HashMap<Place, (usize, u64)>>) -> impl IntoView {
    let date = place.0;
    let day = date.map_or_else(|| mend::day_unknown().to_owned(), format::day);
    let printed = [place.1.clone(), place.2.clone()];
    let printed: Vec<_> = printed.into_iter().flatten().collect();
    let sum = Memo::new(move |_| sums.with(|sums| sums.get(&place).copied().unwrap_or_default()));
    view! {
        <tr class="day-row" class:day-unknown=date.is_none()>
            <th scope="rowgroup" colspan="7">
                <span class="day-name">{day}</span>
                <span class="day-place">{printed.join(" · ")}</span>
                <span class="muted">{move || mend::day_sum(sum.get().0, sum.get().1)}</span>
            </th>
        </tr>
    }
}

#[component]
fn Free(spare: Spare) -> impl IntoView {
    let bench = bench();
    let line = spare.line;
    view! {
        <tr
            class="spare-row"
            class:entry-chosen=move || bench.view.line.get() == Some(line)
            data-line=line
            data-testid="spare"
        >
            <td class="times">{times(&spare.start, &spare.end)}</td>
            <td class="num">{spare.group}</td>
            <td colspan="4" class="spare-word">{mend::spare()}</td>
            <td class="num"><LineLink line /></td>
        </tr>
    }
}

/// No class was read: what can be done by hand.
#[component]
fn Nothing(fixed: bool) -> impl IntoView {
    let bench = bench();
    let tables = bench.part(|reading| !reading.tables.is_empty());
    view! {
        <div class="empty by-hand-start">
            <p>{text::entries_none()}</p>
            {(!fixed).then(|| view! {
                <p>
                    {move || if tables.get() { mend::by_hand_columns() } else { mend::by_hand_add() }}
                </p>
                <AddButton great=true />
            })}
        </div>
    }
}

/// The rest of the chosen class: what its row has no room for.
#[component]
fn Chosen(named: Memo<ByName>, fixed: bool) -> impl IntoView {
    let bench: Bench = bench();
    let chosen = Memo::new(move |_| {
        let at = bench.view.entry.get()?;
        named.with(|named| named.contains_key(&at)).then_some(at)
    });
    move || match chosen.get() {
        None => {
            let words = if fixed {
                mend::entry_hint_fixed()
            } else {
                mend::entry_hint()
            };
            view! { <footer class="pane-foot"><p class="muted">{words}</p></footer> }.into_any()
        }
        Some(at) => {
            let cell = |field: Field| {
                view! {
                    <label class="foot-cell">
                        <span>{mend::field(field)}</span>
                        <Cell at field named fixed />
                    </label>
                }
            };
            let drop = move |_| {
                bench.view.entry.set(None);
                bench.mend(rollcall_core::desk::Mend::Drop {
                    line: at.line,
                    nth: at.nth,
                });
            };
            view! {
                <footer class="pane-foot" data-testid="entry-more">
                    {[Field::Campus, Field::Venue, Field::Date, Field::Seq].map(cell)}
                    {if at.line > 0 {
                        view! {
                            <button class="button button-slim foot-source" on:click=move |_| bench.view.go_to_line(at.line)>
                                {text::line(at.line)}
                            </button>
                        }.into_any()
                    } else {
                        view! { <span class="chip">{mend::entry_added()}</span> }.into_any()
                    }}
                    {(!fixed).then(|| view! {
                        <button class="button button-slim" data-testid="entry-drop" on:click=drop>
                            {mend::drop_entry()}
                        </button>
                    })}
                </footer>
            }
            .into_any()
        }
    }
}
