//! 结算: the money of every class, those first whose numbers do not add up, with the names that explain it.

use std::collections::HashMap;

use leptos::prelude::*;
use rollcall_core::desk::{ClassMoney, NamedSum};
use rollcall_core::event::AbsentFee;
use rollcall_core::marks::Method;
use rollcall_core::money::Fen;

use super::loaded::Loaded;
use super::{api, empty};
use crate::desk::state::desk;
use crate::text::after as text;
use crate::text::common;

/// What the notice says of money.
#[derive(Debug, Clone, Copy)]
struct Terms {
    /// The monitors pay the crew, and record it.
    monitor_pays: bool,
    /// The fee of who is not photographed is not given back.
    kept: bool,
}

/// How a class's money stands; in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// Somebody has to look at it.
    Off,
    /// Collected, due and paid are one sum.
    Fine,
    /// Nobody photographed, nothing collected.
    NotBegun,
}

impl Standing {
    fn of(it: &ClassMoney, terms: Terms) -> Self {
        let begun = it.photographed > 0 || it.collected != Fen::ZERO || it.paid.is_some();
        let names = !it.to_refund.is_empty() || !it.to_collect.is_empty();
        let paid = match it.paid {
            Some(paid) => paid == it.due,
            None => it.due == Fen::ZERO || !terms.monitor_pays,
        };
        if !begun && !names && it.open_questions == 0 {
            Self::NotBegun
        } else if it.collected != it.due || !paid || names || it.open_questions > 0 {
            Self::Off
        } else {
            Self::Fine
        }
    }
}

/// The part of the page.
#[component]
pub(super) fn SettlementPart() -> impl IntoView {
    let desk = desk();
    let money = Loaded::ask(api::settlement);
    money.show(move |mut classes| {
        let settings = desk.event.with(|event| event.settings.clone());
        let terms = Terms {
            monitor_pays: settings.monitor_pays(),
            kept: settings.absent_fee == AbsentFee::NotRefunded,
        };
        let untouched = |it: &ClassMoney| Standing::of(it, terms) == Standing::NotBegun;
        if classes.iter().all(untouched) {
            let words = if settings.fee == Fen::ZERO {
                text::money_no_fee()
            } else {
                text::money_none()
            };
            return empty(text::money_none_title(), words);
        }
        // By how they stand, and the classes of each in the order of time, as they come.
        classes.sort_by_key(|it| Standing::of(it, terms));
        view! { <Money classes terms /> }.into_any()
    })
}

#[component]
fn Money(classes: Vec<ClassMoney>, terms: Terms) -> impl IntoView {
    let count = |standing| {
        classes
            .iter()
            .filter(|it| Standing::of(it, terms) == standing)
            .count()
    };
    let (off, fine, wait) = (
        count(Standing::Off),
        count(Standing::Fine),
        count(Standing::NotBegun),
    );
    let foot = foot(&classes);
    // Which are open stays when the sums change.
    let open = RwSignal::new(HashMap::new());
    let rows = classes
        .into_iter()
        .map(|it| view! { <Row it terms open /> })
        .collect_view();
    let [wechat, alipay, cash] = Method::ALL.map(common::method);
    let head = [
        (text::col_class(), ""),
        (text::col_photographed(), "num"),
        (text::col_due(), "num"),
        (wechat, "num wide-only"),
        (alipay, "num wide-only"),
        (cash, "num wide-only"),
        (text::col_collected(), "num"),
        (text::col_difference(), "num"),
        (text::col_paid_crew(), "num"),
        (text::col_why(), ""),
    ];
    view! {
        <section class="card after-summary">
            <div class="figures-row" data-testid="money-figures">
                <p class="figure" class:figure-warn={off > 0}><strong>{text::money_off(off)}</strong></p>
                <p class="figure">{text::money_fine(fine)}</p>
                {(wait > 0).then(|| view! { <p class="figure">{text::money_wait(wait)}</p> })}
            </div>
        </section>
        <section class="table-card">
            <table class="table after-table after-money">
                <thead>
                    <tr>
                        {head.map(|(word, class)| view! { <th scope="col" class=class>{word}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>{foot}</tfoot>
            </table>
        </section>
    }
}

fn foot(classes: &[ClassMoney]) -> impl IntoView + use<> {
    let sum = |of: fn(&ClassMoney) -> Fen| classes.iter().map(of).sum::<Fen>();
    let photographed: u32 = classes.iter().map(|it| it.photographed).sum();
    let ways = [0, 1, 2].map(|way| {
        let of = |it: &ClassMoney| it.by_method.get(way).copied().unwrap_or_default();
        classes.iter().map(of).sum::<Fen>().to_string()
    });
    let (due, collected) = (sum(|it| it.due), sum(|it| it.collected));
    let paid = sum(|it| it.paid.unwrap_or_default());
    view! {
        <tr data-testid="money-sum">
            <th scope="row">{text::sum()}</th>
            <td class="num" data-label=text::col_photographed()>{photographed}</td>
            <td class="num" data-label=text::col_due()>{due.to_string()}</td>
            {ways.map(|it| view! { <td class="num wide-only">{it}</td> }).collect_view()}
            <td class="num" data-label=text::col_collected()>{collected.to_string()}</td>
            <td class="num" data-label=text::col_difference()>{signed(collected - due)}</td>
            <td class="num" data-label=text::col_paid_crew()>{paid.to_string()}</td>
            <td></td>
        </tr>
    }
}

/// A difference with its sign: more was collected, or less.
fn signed(fen: Fen) -> String {
    if fen > Fen::ZERO {
        format!("+{fen}")
    } else {
        fen.to_string()
    }
}

type Open = RwSignal<HashMap<rollcall_core::ids::ClassId, bool>>;

#[component]
fn Row(it: ClassMoney, terms: Terms, open: Open) -> impl IntoView {
    let id = it.class;
    let difference = it.collected - it.due;
    let named = !it.to_refund.is_empty() || !it.to_collect.is_empty();
    let is_open = Memo::new(move |_| open.with(|open| open.get(&id).copied().unwrap_or(false)));
    let toggle = move |_| open.update(|open| *open.entry(id).or_insert(false) ^= true);
    let paid = it
        .paid
        .map_or_else(|| text::nothing().to_owned(), |paid| paid.to_string());
    let quiet = Standing::of(&it, terms) == Standing::NotBegun;
    let chips = why(&it, terms)
        .into_iter()
        .map(|(class, words)| view! { <span class=class>{words}</span> })
        .collect_view();
    let ways = it
        .by_method
        .map(|way| view! { <td class="num wide-only">{way.to_string()}</td> });
    let chips = if named {
        view! {
            <button class="after-why" data-testid="money-names" aria-expanded=move || is_open.get().to_string()
                on:click=toggle>
                {chips}
            </button>
        }
        .into_any()
    } else {
        view! { <span class="after-why">{chips}</span> }.into_any()
    };
    let (to_refund, to_collect) = (it.to_refund.clone(), it.to_collect.clone());
    view! {
        <tr class="opens" class:quiet=quiet data-testid="money-row">
            <th scope="row">
                <a href=format!("/desk/class/{id}")>{it.name.clone()}</a>
                <span class="venue">{it.college.clone()}</span>
            </th>
            <td class="num" data-label=text::col_photographed()>{it.photographed}</td>
            <td class="num" data-label=text::col_due()>{it.due.to_string()}</td>
            {ways.collect_view()}
            <td class="num" data-label=text::col_collected()>{it.collected.to_string()}</td>
            <td class="num" class:differs-sum={difference != Fen::ZERO} data-label=text::col_difference()>
                {signed(difference)}
            </td>
            <td class="num" data-label=text::col_paid_crew()>{paid}</td>
            <td class="after-whys">{chips}</td>
        </tr>
        <Show when=move || is_open.get()>
            <tr class="after-names" data-testid="money-explained">
                <td colspan="10">
                    {names(if terms.kept { text::refund_kept_title() } else { text::refund_title() }, &to_refund)}
                    {names(text::collect_title(), &to_collect)}
                </td>
            </tr>
        </Show>
    }
}

/// What there is to say of a class's money.
fn why(it: &ClassMoney, terms: Terms) -> Vec<(&'static str, String)> {
    const WARN: &str = "chip chip-warn";
    match Standing::of(it, terms) {
        Standing::Fine => return vec![("chip chip-paid", text::why_settled().to_owned())],
        Standing::NotBegun => return vec![("chip", text::why_not_begun().to_owned())],
        Standing::Off => {}
    }
    let mut said = Vec::new();
    if it.open_questions > 0 {
        said.push((WARN, text::why_questions(it.open_questions)));
    }
    match it.paid {
        None if it.due > Fen::ZERO && terms.monitor_pays => {
            said.push((WARN, text::why_unsettled().to_owned()))
        }
        Some(paid) if paid != it.due => said.push((WARN, text::why_paid_other(paid, it.due))),
        _ => {}
    }
    if !it.to_refund.is_empty() {
        let n = it.to_refund.len();
        said.push(if terms.kept {
            ("chip", text::why_refund_kept(n))
        } else {
            (WARN, text::why_refund(n))
        });
    }
    if !it.to_collect.is_empty() {
        said.push((WARN, text::why_collect(it.to_collect.len())));
    }
    said
}

fn names(title: &'static str, all: &[NamedSum]) -> Option<impl IntoView + use<>> {
    let named = |it: &NamedSum| {
        let name = if it.name.is_empty() {
            text::of_nobody()
        } else {
            &it.name
        };
        let words = text::name_and_sum(name, common::yuan(it.fen.short()));
        view! { <li>{words}</li> }
    };
    (!all.is_empty()).then(|| {
        view! {
            <h2>{title}</h2>
            <ul>{all.iter().map(named).collect_view()}</ul>
        }
    })
}
