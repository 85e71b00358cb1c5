//! The difference, name by name: who paid and was not shot, who was shot and has not paid. One tap ticks a name off; it
//! stays where it is, so that the next tap meets the next name.

use leptos::html::Button;
use leptos::prelude::*;
use rollcall_core::event::{AbsentFee, Student};
use rollcall_core::ids::StudentId;
use rollcall_core::marks::{Attendance, Mark, Register, Subject, student_standing};
use rollcall_core::money::Fen;
use rollcall_core::queue::Reckoning;
use rollcall_core::table::Table;

use super::way::Ways;
use crate::client::ClassModel;
use crate::phone::class::view::ClassView;
use crate::shared::icons::{Glyph, Icon};
use crate::shared::show::Show;
use crate::text::common;
use crate::text::settle as text;

/// A name that explains something.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    student: Student,
    /// Absent, here, shot.
    standing: Attendance,
    /// How much goes back, or is to come.
    fen: Fen,
    /// It is done: given back, or taken.
    done: bool,
}

/// Both lists.
#[component]
pub fn Names(reckoning: Memo<Reckoning>) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let keeps = here
        .model
        .with_untracked(|model| model.settings.absent_fee == AbsentFee::NotRefunded);
    // Whose fee was taken on this page: they stay on it until it is left.
    let taken = RwSignal::new(Table::<StudentId, ()>::default());
    let method = here.method;
    let refunds = Memo::new(move |_| here.model.with(|model| refunds(model)));
    let missing = Memo::new(move |_| {
        here.model
            .with(|model| taken.with(|taken| missing(model, taken)))
    });
    let waiting = move || {
        here.tally.with(|tally| {
            tally
                .expected
                .saturating_sub(tally.photographed + tally.absent)
        })
    };
    let rest = move || {
        let explained = open(&refunds.get()).1 - open(&missing.get()).1;
        reckoning.with(Reckoning::difference) - explained
    };
    let refund_title = move || {
        let (n, yuan) = open(&refunds.get());
        let yuan = common::yuan(yuan.short());
        match n {
            0 => text::refunded_all().to_owned(),
            _ if keeps => text::to_keep(n, yuan),
            _ => text::to_refund(n, yuan),
        }
    };
    let missing_title = move || {
        let (n, yuan) = open(&missing.get());
        match n {
            0 => text::collected_all().to_owned(),
            _ => text::to_collect(n, common::yuan(yuan.short())),
        }
    };
    let refund = Callback::new(move |id| give_back(here, id));
    let collect = Callback::new(move |id| {
        taken.update(|taken| {
            taken.insert(id, ());
        });
        here.receive(id, method.get_untracked());
    });
    let refund_word = if keeps {
        text::stays()
    } else {
        text::gave_back()
    };
    view! {
        <Show when=move || !refunds.with(Vec::is_empty)>
            <section class="card owed" data-testid="to-refund">
                <h2>{move || refund_title()}</h2>
                <Show when=move || !keeps && waiting() != 0>
                    <p class="muted">{move || text::still_waiting(waiting())}</p>
                </Show>
                <List lines=refunds words=refund_word keeps done=|yuan| text::given_back(yuan) act=refund />
            </section>
        </Show>
        <Show when=move || !missing.with(Vec::is_empty)>
            <section class="card owed" data-testid="to-collect">
                <h2>{move || missing_title()}</h2>
                <Ways method label=text::how_collected() />
                <List lines=missing words=text::took() keeps=false done=|yuan| text::taken(yuan) act=collect />
            </section>
        </Show>
        <Show when=move || rest() != Fen::ZERO>
            <p class="settle-note" data-testid="rest">{move || text::rest(common::yuan(rest()))}</p>
        </Show>
    }
}

/// How many are not done, and their sum.
fn open(lines: &[Line]) -> (usize, Fen) {
    let open = || lines.iter().filter(|line| !line.done);
    (open().count(), open().map(|line| line.fen).sum())
}

/// Paid and not shot; and whose fee was given back already.
fn refunds(model: &ClassModel) -> Vec<Line> {
    let line = |student: Student| {
        let standing = student_standing(&student, &model.state);
        if standing == Attendance::Photographed {
            return None;
        }
        let account = model.state.account(student.id);
        let back = || {
            let subject = Subject::Student(student.id);
            let said = model.state.history(subject, Register::Fees);
            said.filter_map(|head| match head.mark {
                Mark::Reversed { fen, .. } => Some(fen),
                _ => None,
            })
            .last()
        };
        let done = !account.is_paid();
        let fen = if done { back()? } else { account.balance };
        Some(Line {
            student,
            standing,
            fen,
            done,
        })
    };
    model.queue().into_iter().filter_map(line).collect()
}

/// Shot and not paid; and of those who have paid, whom this page has ticked off.
fn missing(model: &ClassModel, taken: &Table<StudentId, ()>) -> Vec<Line> {
    let line = |student: Student| {
        let standing = student_standing(&student, &model.state);
        let done = model.state.account(student.id).is_paid();
        let shown = standing == Attendance::Photographed && (!done || taken.contains(&student.id));
        let fen = model.settings.fee;
        (shown && fen > Fen::ZERO).then_some(Line {
            student,
            standing,
            fen,
            done,
        })
    };
    model.queue().into_iter().filter_map(line).collect()
}

/// Ticks a refund off: the receipt that stands is reversed.
fn give_back(here: ClassView, id: StudentId) {
    let open = here
        .model
        .with_untracked(|model| model.state.account(id).open);
    if let Some(receipt) = open.last() {
        let mark = Mark::Reversed {
            of: receipt.id,
            fen: receipt.fen,
        };
        here.say(id, mark, Vec::new());
    }
}

#[component]
fn List(
    lines: Memo<Vec<Line>>,
    words: &'static str,
    keeps: bool,
    done: fn(String) -> String,
    act: Callback<StudentId>,
) -> impl IntoView {
    let ids = move || lines.with(|lines| lines.iter().map(|it| it.student.id).collect::<Vec<_>>());
    view! {
        <ul>
            <For each=move || ids() key=|id| *id let:id>
                <Row id lines words keeps done act />
            </For>
        </ul>
    }
}

/// A name; a tap on it opens the student, a tap on the button ticks it off.
#[component]
fn Row(
    id: StudentId,
    lines: Memo<Vec<Line>>,
    words: &'static str,
    keeps: bool,
    done: fn(String) -> String,
    act: Callback<StudentId>,
) -> impl IntoView {
    let here = expect_context::<ClassView>();
    let line = Memo::new(move |_| {
        lines.with(|lines| lines.iter().find(|it| it.student.id == id).cloned())
    });
    let who = NodeRef::<Button>::new();
    let tick_off = move |_| {
        // The button goes; the name beside it stays.
        if let Some(who) = who.get_untracked() {
            let _ = who.focus();
        }
        act.run(id);
    };
    let tick = move || {
        let line = line.get()?;
        let yuan = common::yuan(line.fen.short());
        Some(if line.done {
            view! { <span class="state state-paid"><Glyph icon=Icon::TICK />{done(yuan)}</span> }
                .into_any()
        } else if keeps {
            view! { <span class="state">{words}" "{yuan}</span> }.into_any()
        } else {
            let label = text::for_whom(format!("{words} {yuan}"), &line.student.name);
            view! {
                <button class="button owed-do" aria-label=label data-testid="tick-off" on:click=tick_off>
                    {words}" "{yuan}
                </button>
            }
            .into_any()
        })
    };
    let name = move || line.with(|line| line.as_ref().map(|it| it.student.name.clone()));
    let standing =
        move || line.with(|line| line.as_ref().map(|it| common::attendance(it.standing)));
    view! {
        <li data-testid="owed">
            <button class="owed-who" node_ref=who on:click=move |_| here.open.set(Some(id))>
                <span>{move || name()}</span>
                <small>{move || standing()}</small>
            </button>
            {move || tick()}
        </li>
    }
}
