//! A monitor's phone: the app's own logic, and a thumb that follows a script.

use pollster::block_on;
use rollcall_core::access::Role;
use rollcall_core::event::{ClassSheet, Settings};
use rollcall_core::ids::ClassId;
use rollcall_core::marks::{
    ClassState, Draft, Mark, OpId, Register, Subject, Tally, WalkIn, member,
};
use rollcall_core::queue::Stage;
use rollcall_core::time::Millis;
use rollcall_device::Device;

use crate::memory::Memory;
use crate::script::Act;
use crate::web::{Unplayable, Web};

/// Somebody who is not on the list.
const BELOW: &str = "路人";
/// What there is to note of somebody.
const NOTE: &str = "补拍前再问一次";

/// How many rounds a phone may need until there is nothing more to send or to fetch.
const ROUNDS: u32 = 50;

/// A phone that has joined a class.
#[derive(Debug)]
pub struct Phone {
    device: Device<Memory>,
    web: Web,
    /// The class as the phone has it.
    pub sheet: ClassSheet,
    settings: Settings,
    state: ClassState,
}

fn broken(what: impl core::fmt::Debug) -> Unplayable {
    Unplayable::Phone(format!("{what:?}"))
}

impl Phone {
    /// Opens an invitation to a class and fetches it; `now` is what the phone's clock says.
    ///
    /// # Errors
    /// [`Unplayable`].
    pub fn open(base: &str, secret: &str, class: ClassId, now: Millis) -> Result<Self, Unplayable> {
        let (device, web) = (Device::on(Memory::default()), Web::to(base));
        let joined = block_on(device.open_invitation(&web, secret.to_owned(), None));
        let (answer, _) = joined.map_err(broken)?;
        let mut phone = Self {
            device,
            web,
            sheet: ClassSheet {
                id: class,
                event: answer.event.id,
                version: 0,
                name: String::new(),
                college: None,
                counsellor: None,
                headcount: None,
                slot: None,
                roster: Default::default(),
            },
            settings: answer.event.settings,
            state: ClassState::default(),
        };
        phone.exchange(now)?;
        Ok(phone)
    }

    /// Does one thing and saves it. Whatever it takes is answered like a tap of the app's.
    ///
    /// # Errors
    /// [`Unplayable::Phone`].
    pub fn act(&mut self, act: &Act, at: Millis) -> Result<(), Unplayable> {
        let Some((subject, mark, seen)) = self.says(act) else {
            return Ok(());
        };
        let draft = Draft {
            class: self.sheet.id,
            subject,
            mark,
            seen,
            at,
            by: Role::Monitor,
        };
        let said = block_on(self.device.append(vec![draft])).map_err(broken)?;
        for op in &said {
            self.state.apply(op, None);
        }
        Ok(())
    }

    fn says(&self, act: &Act) -> Option<(Subject, Mark, Vec<OpId>)> {
        let student = |place: usize| self.sheet.roster.students.get(place);
        let step = |place: usize, stage: Stage, method| {
            let student = student(place)?;
            let (mark, seen) = stage.step(student, &self.state, &self.settings, method);
            Some((Subject::Student(student.id), mark, seen))
        };
        let of = |id, mark: Mark| {
            let subject = Subject::Student(id);
            let seen = self.state.seen(subject, mark.register()?);
            Some((subject, mark, seen))
        };
        let tick = |place: usize, mark| of(student(place)?.id, mark);
        match *act {
            Act::Code(place) => tick(place, Mark::CodeReady(true)),
            Act::Data(place) => tick(place, Mark::DataChecked(true)),
            Act::Pay(place, method) => step(place, Stage::Fees, method),
            Act::Arrive(place) => step(place, Stage::RollCall, Default::default()),
            Act::Shoot(place) => step(place, Stage::Shots, Default::default()),
            Act::Absent(place, reason) => tick(
                place,
                Mark::Attendance(rollcall_core::marks::Attendance::Absent(reason)),
            ),
            Act::WriteDown(id) => {
                let name = BELOW.to_owned();
                let number = String::new();
                of(id, Mark::WalkIn(Some(WalkIn { name, number })))
            }
            Act::ShootBelow(id) => {
                let student = member(&self.sheet.roster, &self.state, id)?;
                let (mark, seen) =
                    Stage::Shots.step(&student, &self.state, &self.settings, Default::default());
                Some((Subject::Student(id), mark, seen))
            }
            Act::Note(place) => tick(place, Mark::Note(NOTE.to_owned())),
            Act::Settle(method) => {
                let tally = Tally::of(&self.sheet, &self.settings, &self.state);
                let mark = Mark::Settlement(rollcall_core::marks::Settlement {
                    headcount: tally.photographed,
                    paid: tally.due,
                    method,
                });
                let seen = self.state.seen(Subject::Class, Register::Settlement);
                Some((Subject::Class, mark, seen))
            }
        }
    }

    /// Exchanges until there is nothing more to send or to fetch.
    ///
    /// # Errors
    /// [`Unplayable::Phone`]: the outbox is as it was.
    pub fn exchange(&mut self, now: Millis) -> Result<(), Unplayable> {
        for _ in 0..ROUNDS {
            let round = block_on(self.device.round(&self.web, || now)).map_err(broken)?;
            if let Some(event) = round.me.events.first() {
                self.settings = event.settings.clone();
            }
            if !round.more {
                break;
            }
        }
        let log = block_on(self.device.class_log(self.sheet.id)).map_err(broken)?;
        if let Some(sheet) = log.sheet {
            self.sheet = sheet;
        }
        self.state = ClassState::default();
        for (op, no) in &log.ops {
            self.state.apply(op, *no);
        }
        Ok(())
    }

    /// How many ops wait to be sent.
    ///
    /// # Errors
    /// [`Unplayable::Phone`].
    pub fn waiting(&self) -> Result<u32, Unplayable> {
        let pending = block_on(self.device.pending()).map_err(broken)?;
        Ok(pending.count)
    }
}
