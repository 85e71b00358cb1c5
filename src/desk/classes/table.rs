//! The table: days, slots within them, classes within these.

use chrono::{NaiveDate, NaiveTime};
use leptos::prelude::*;
use rollcall_core::desk::ClassRow;
use rollcall_core::ids::ClassId;

use super::row::Row;
use crate::desk::state::{Filter, desk};
use crate::text::common;
use crate::text::desk as text;
use crate::text::format;

/// One line of the table. It is painted anew only when it is another line: the numbers of a class flow in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Line {
    Day {
        date: Option<NaiveDate>,
        classes: u32,
        students: u32,
    },
    Class {
        id: ClassId,
        /// Whether it is the first of its slot and place.
        opens: bool,
    },
}

/// What the classes of one slot have in common.
type SlotKey<'a> = Option<(NaiveTime, NaiveTime, Option<&'a String>)>;

fn lines(rows: &[ClassRow], filter: Filter) -> Vec<Line> {
    let shown: Vec<_> = rows.iter().filter(|row| filter.lets_through(row)).collect();
    let date = |row: &ClassRow| row.slot.as_ref().map(|slot| slot.date);
    let mut lines = Vec::with_capacity(shown.len() + 8);
    for day in shown.chunk_by(|a, b| date(a) == date(b)) {
        lines.push(Line::Day {
            date: day.first().and_then(|row| date(row)),
            classes: u32::try_from(day.len()).unwrap_or(u32::MAX),
            students: day.iter().map(|row| row.students()).sum(),
        });
        let mut before: Option<SlotKey<'_>> = None;
        for row in day {
            let slot = row.slot.as_ref();
            let key = slot.map(|slot| (slot.start, slot.end, slot.campus.as_ref()));
            let opens = before != Some(key);
            before = Some(key);
            lines.push(Line::Class { id: row.id, opens });
        }
    }
    lines
}

#[component]
pub(super) fn Table() -> impl IntoView {
    let desk = desk();
    let lines = Memo::new(move |_| {
        desk.rows
            .with(|rows| lines(rows.as_deref().unwrap_or_default(), desk.filter))
    });
    let head = [
        (text::col_time(), ""),
        (text::col_place(), ""),
        (text::col_group(), "num"),
        (text::col_class(), ""),
        (text::col_college(), "wide-only"),
        (text::col_counsellor(), ""),
        (text::col_headcount(), "num"),
        (text::col_roster(), "num"),
        (text::col_shot(), "num"),
        (text::col_missing(), "num"),
        (text::col_collected(), "num"),
        (text::col_heard(), "num"),
    ];
    view! {
        <section class="table-card">
            <table class="table board">
                <thead>
                    <tr>
                        {head.map(|(word, class)| view! { <th scope="col" class=class>{word}</th> })
                            .into_iter().collect_view()}
                        {desk.invites_counsellors.then(|| view! {
                            <th scope="col"><span class="unseen">{text::col_actions()}</span></th>
                        })}
                    </tr>
                </thead>
                <tbody>
                    <For each=move || lines.get() key=Line::clone let(line)>
                        {match line {
                            Line::Day { date, classes, students } => {
                                view! { <Day date classes students /> }.into_any()
                            }
                            Line::Class { id, opens } => view! { <Row id opens /> }.into_any(),
                        }}
                    </For>
                </tbody>
            </table>
            <Show when=move || lines.with(Vec::is_empty)>
                <p class="empty">{text::nothing_matches()}</p>
            </Show>
        </section>
    }
}

#[component]
fn Day(date: Option<NaiveDate>, classes: u32, students: u32) -> impl IntoView {
    let desk = desk();
    let today = Memo::new(move |_| desk.now.get().to_local(desk.offset()).date());
    let words = move || match date {
        Some(date) => format::day_seen_from(date, today.get()),
        None => text::no_time().to_owned(),
    };
    view! {
        <tr class="day-row">
            <th scope="rowgroup" colspan="13">
                <span class="day-name">{words}</span>
                <span class="muted">
                    {common::classes_count(classes)} " · " {common::headcount(students)}
                </span>
            </th>
        </tr>
    }
}
