//! What people say: every kind of mark, with the heads that their page shows, which may be old.

use std::rc::Rc;

use rollcall_core::access::Role;
use rollcall_core::event::Student;
use rollcall_core::ids::{ClassId, StudentId};
use rollcall_core::marks::{
    Absence, Attendance, Draft, Mark, Method, OpId, Register, Settlement, Subject, WalkIn,
};
use rollcall_core::money::Fen;
use rollcall_core::queue::{Stage, in_queue_order, take_back};
use rollcall_core::sync::pace::GATHER_MS;
use rollcall_core::sync::wire::MAX_BATCH;
use rollcall_device::StoreError;

use super::Tab;
use super::page::{Act, Model};

/// What is about to be said, of whom, instead of what.
type Saying = (Subject, Mark, Vec<OpId>);

/// One act of a person: a tap, or several at once.
pub async fn act(tab: Rc<Tab>) {
    let random = &tab.world.random;
    let fresh = tab.page.borrow().me.is_some() && !tab.page.borrow().classes.is_empty();
    let look_again = tab.page.borrow().is_old && random.permille(400);
    if (!fresh || look_again) && tab.load().await.is_err() {
        return;
    }
    if random.permille(150) {
        undo(&tab).await;
        return;
    }
    let several = match random.below(5000) {
        // More than one request can carry.
        0 => MAX_BATCH + 3,
        1..300 => 3,
        _ => 1,
    };
    let drafts: Vec<Draft> = (0..several).filter_map(|_| draft(&tab)).collect();
    if !drafts.is_empty() {
        append(&tab, drafts).await;
    }
}

/// Takes the latest act of this tab back, which is saying something new.
async fn undo(tab: &Rc<Tab>) {
    let Some((op, (mark, seen))) = tab.page.borrow_mut().acts.pop() else {
        return;
    };
    let draft = Draft {
        class: op.class,
        subject: op.subject,
        mark,
        seen,
        at: tab.clock(),
        by: op.by,
    };
    append(tab, vec![draft]).await;
}

async fn append(tab: &Rc<Tab>, drafts: Vec<Draft>) {
    let wipes = tab.browser().disk.wipes();
    tab.world.oracle.borrow_mut().begins_to_say(&tab.world);
    match tab.device().append(drafts).await {
        Ok(ops) => {
            tab.world.called_saved(tab.owner.browser, wipes, &ops);
            tab.say(|| {
                let said = ops
                    .iter()
                    .map(|op| format!("{} {:?}", op.id.seq.0, op.mark));
                format!("saved {}", said.collect::<Vec<_>>().join("; "))
            });
            let mut page = tab.page.borrow_mut();
            for op in &ops {
                let Some(model) = page.classes.get_mut(&op.class) else {
                    continue;
                };
                let back = take_back(op, &model.state);
                model.state.apply(op, None);
                page.acts
                    .extend(back.map(|back| -> Act { (op.clone(), back) }));
            }
            drop(page);
            tab.sync_soon(GATHER_MS);
        }
        Err(error) => {
            tab.say(|| format!("could not save: {error}"));
            if matches!(error, StoreError::Unheard | StoreError::NotSaved { .. }) {
                let _ = tab.load().await;
            }
        }
    }
}

fn draft(tab: &Rc<Tab>) -> Option<Draft> {
    let random = &tab.world.random;
    let page = tab.page.borrow();
    let models: Vec<&Model> = page.classes.values().collect();
    let model = random.pick(&models)?;
    let grants = &page.me.as_ref()?.grants;
    let mut by = model.role(grants)?;
    let mut class = model.sheet.id;
    let (subject, mark, seen) = saying(tab, model)?;
    if random.permille(12) {
        // A page that is wrong about who it is, or about which class there is.
        if random.permille(500) {
            by = Role::Office;
        } else {
            class = ClassId(random.next());
        }
    }
    Some(Draft {
        class,
        subject,
        mark,
        seen,
        at: tab.clock(),
        by,
    })
}

fn saying(tab: &Tab, model: &Model) -> Option<Saying> {
    let random = &tab.world.random;
    let state = &model.state;
    let queue = in_queue_order(&model.sheet.roster, state);
    let any: &Student = random.pick(&queue)?;
    let method = *random.pick(&Method::ALL)?;
    let of = |register, mark| {
        let subject = Subject::Student(any.id);
        Some((subject, mark, state.seen(subject, register)))
    };
    if tab.world.writes.get() && random.permille(150) {
        return words(tab, model, any.id);
    }
    match random.below(100) {
        0..45 => {
            let stage = *random.pick(&[Stage::RollCall, Stage::Shots, Stage::Fees, Stage::Fees])?;
            let student = stage.next(&queue, state).unwrap_or(any);
            let (mark, seen) = stage.step(student, state, &model.settings, method);
            Some((Subject::Student(student.id), mark, seen))
        }
        45..63 => {
            let standing = match random.below(5) {
                0 => Attendance::Absent(*random.pick(&Absence::ALL)?),
                1 => Attendance::Exempt,
                2 => Attendance::Arrived,
                3 => Attendance::Expected,
                _ => Attendance::Photographed,
            };
            of(Register::Attendance, Mark::Attendance(standing))
        }
        63..73 => {
            let fen = *random.pick(&[model.settings.fee, Fen(1200), Fen(1), Fen(0), Fen(-5)])?;
            let mark = Mark::Received { fen, method };
            Some((Subject::Student(any.id), mark, Vec::new()))
        }
        73..81 => reversal(tab, model, any.id),
        81..87 => of(Register::CodeReady, Mark::CodeReady(random.permille(700))),
        87..92 => of(
            Register::DataChecked,
            Mark::DataChecked(random.permille(700)),
        ),
        92..96 => {
            let place = u32::try_from(random.below(9)).ok()?;
            of(Register::Position, Mark::Position(place))
        }
        _ => {
            let headcount = u32::try_from(random.below(8)).ok()?;
            let settlement = Settlement {
                headcount,
                paid: model.settings.fee * i64::from(headcount),
                method,
            };
            let seen = state.seen(Subject::Class, Register::Settlement);
            Some((Subject::Class, Mark::Settlement(settlement), seen))
        }
    }
}

/// A note, or a line at the list's bottom: a new one, one put right, one taken away. Some are not to be kept.
fn words(tab: &Tab, model: &Model, student: StudentId) -> Option<Saying> {
    let random = &tab.world.random;
    let state = &model.state;
    let written: Vec<StudentId> = state
        .subjects(Register::WalkIn)
        .filter_map(|it| match it {
            Subject::Student(id) => Some(id),
            Subject::Class => None,
        })
        .collect();
    let name = *random.pick(&["路人甲", "路人乙", " ", "138 0000 0000"])?;
    let line = Some(WalkIn {
        name: name.into(),
        number: (*random.pick(&["", "0077"])?).into(),
    });
    let (student, mark) = match random.below(6) {
        0..2 => {
            let words = *random.pick(&["", "等室友", "补拍再问", "13800000000"])?;
            (student, Mark::Note(words.into()))
        }
        2..4 => (StudentId(random.next()), Mark::WalkIn(line)),
        4 => (*random.pick(&written)?, Mark::WalkIn(line)),
        _ => (*random.pick(&written)?, Mark::WalkIn(None)),
    };
    let subject = Subject::Student(student);
    let seen = state.seen(subject, mark.register()?);
    Some((subject, mark, seen))
}

/// Gives a receipt back: the student's, or another's by mistake.
fn reversal(tab: &Tab, model: &Model, student: StudentId) -> Option<Saying> {
    let open = model.state.account(student).open;
    let receipt = tab.world.random.pick(&open)?;
    let mark = Mark::Reversed {
        of: receipt.id,
        fen: receipt.fen,
    };
    Some((Subject::Student(student), mark, Vec::new()))
}

/// Writes the rescue file of a phone. It travels as files do: somebody takes it in at any time, or several do.
pub async fn rescue(tab: Rc<Tab>) {
    if let Ok(file) = tab.device().rescue().await {
        tab.say(|| "writes a rescue file".into());
        tab.world.files.borrow_mut().push(file);
    }
}

/// Takes one of the rescue files in that there are.
pub async fn take_in(to: Rc<Tab>) {
    let file = to.world.random.pick(&to.world.files.borrow()).cloned();
    let Some(file) = file else { return };
    let wipes = to.browser().disk.wipes();
    if let Ok(rescued) = to.device().take_in_rescue(&file).await {
        to.say(|| format!("took in a rescue file: {rescued:?}"));
        if rescued.blocked == 0 {
            to.world.took_in(to.owner.browser, wipes, &file);
        }
        to.sync_soon(GATHER_MS);
    }
}
