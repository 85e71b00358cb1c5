//! 采集表 of one class, as it is signed and handed in.

use chrono::NaiveDate;
use leptos::prelude::*;
use rollcall_core::desk::{ClassRow, HandInClass, HandInLine};
use rollcall_core::event::EventCard;
use rollcall_core::money::Fen;

use crate::text::after as text;
use crate::text::{common, format};

/// Columns of the table.
const COLUMNS: &str = "7";

#[component]
pub(super) fn Paper(event: EventCard, class: HandInClass, today: NaiveDate) -> impl IntoView {
    let HandInClass { row, lines, money } = class;
    let fees = event.settings.fee > Fen::ZERO;
    let nobody = lines.is_empty().then(|| {
        let words = if row.roster > 0 {
            text::paper_erased()
        } else {
            text::paper_no_lines()
        };
        view! { <tr><td colspan=COLUMNS class="paper-nobody">{words}</td></tr> }
    });
    let head = [
        (text::paper_order(), "paper-order"),
        (text::col_name(), "paper-name"),
        (text::col_number(), "paper-number"),
        (text::paper_mark(), "paper-mark"),
        (text::paper_shot(), "paper-shot"),
        (text::paper_fee(), "paper-fee"),
        (text::paper_sign(), "paper-sign"),
    ];
    let tally = row.tally;
    let mut sums = vec![
        text::paper_expected(tally.expected),
        text::paper_photographed(tally.photographed),
        text::paper_absent(tally.absent),
    ];
    let unsaid = tally
        .expected
        .saturating_sub(tally.photographed + tally.absent);
    if unsaid > 0 {
        sums.push(text::paper_unsaid(unsaid));
    }
    if tally.exempt > 0 {
        sums.push(text::paper_exempt(tally.exempt));
    }
    if fees {
        sums.push(text::paper_due(money.due));
        sums.push(text::paper_collected(money.collected));
        sums.extend(money.paid.map(text::paper_paid));
    }
    let signatures = [
        text::sign_monitor(),
        text::sign_counsellor(),
        text::sign_college(),
    ];
    view! {
        <article class="paper" data-testid="paper">
            <table class="paper-table">
                <colgroup>{head.map(|(_, class)| view! { <col class=class /> }).collect_view()}</colgroup>
                <thead>
                    // In the table's head: on a second page it is repeated with it.
                    <tr><th colspan=COLUMNS class="paper-head"><Head event=event.title row=row.clone() /></th></tr>
                    <tr>
                        {head.map(|(word, class)| view! { <th scope="col" class=class>{word}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>
                    {lines.into_iter().map(|line| one(line, fees)).collect_view()}
                    {nobody}
                </tbody>
            </table>
            <footer class="paper-foot">
                <p class="paper-sums">
                    {sums.into_iter().map(|words| view! { <span>{words}</span> }).collect_view()}
                </p>
                <p class="paper-signatures">
                    {signatures.map(|word| view! { <span>{word}<i></i></span> }).collect_view()}
                </p>
                <p class="paper-date">{text::printed_on(text::day_of_year(today))}</p>
            </footer>
        </article>
    }
}

#[component]
fn Head(event: String, row: ClassRow) -> impl IntoView {
    let slot = row.slot.as_ref().map_or_else(
        || text::paper_no_slot().to_owned(),
        |slot| {
            let place = format::place(slot);
            let (day, times) = (text::day_of_year(slot.date), format::times(slot));
            [day, times, place].join("  ")
        },
    );
    let whose = [row.college, row.counsellor.map(text::paper_counsellor)];
    let whose: Vec<String> = whose.into_iter().flatten().collect();
    view! {
        <span class="paper-event">{event}</span>
        <span class="paper-class">{row.name}" "{text::paper_title()}</span>
        <span class="paper-facts">
            <span>{whose.join("  ")}</span>
            <span>{slot}</span>
        </span>
    }
}

fn one(line: HandInLine, fees: bool) -> impl IntoView {
    let order = match line.order {
        0 => text::paper_off_list().to_owned(),
        place => place.to_string(),
    };
    let name = if line.name.is_empty() {
        text::of_nobody().to_owned()
    } else {
        line.name
    };
    let fee = match line.method {
        Some(method) if fees => format!("{} {}", line.paid.short(), common::method(method)),
        _ if line.paid != Fen::ZERO => line.paid.short(),
        _ => String::new(),
    };
    view! {
        <tr>
            <td class="paper-order">{order}</td>
            <td class="paper-name">{name}</td>
            <td class="paper-number">{line.number}</td>
            <td class="paper-mark">{text::standing(line.standing)}</td>
            <td class="paper-shot">{line.shot}</td>
            <td class="paper-fee">{fee}</td>
            <td class="paper-sign"></td>
        </tr>
    }
}
