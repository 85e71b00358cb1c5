//! What the server has ruled, against what the design says of it (I3, I7, I8, I9, I12, I13).

use std::rc::Rc;

use rollcall_core::access::{ClassFacts, Grant, Role};
use rollcall_core::ids::ClassId;
use rollcall_core::marks::ServerNo;
use rollcall_core::sync::Refusal;
use rollcall_core::sync::wire::{SyncAnswer, SyncRequest, Verdict};

use super::said::{self, Said};
use super::{Oracle, Text};
use crate::report::Rule;
use crate::server::Ruled;
use crate::world::World;

/// What should become of an op.
#[derive(Debug, PartialEq, Eq)]
enum Expected {
    New,
    Duplicate(u64),
    Refused(Refusal),
}

impl Oracle {
    /// The server has ruled on the ops of a request, in their order.
    pub fn ruled(&mut self, world: &World, ruled: &[Ruled]) {
        for it in ruled {
            let text: Text = it.raw.text().into();
            let said = said::read(&text);
            if let Some(said) = &said {
                self.heard.insert(said.id);
            }
            let expected = self.expected(it, &text, said.as_ref());
            match (&it.verdict, &expected) {
                (Verdict::Accepted(no), Expected::New) => {
                    if let Some(class) = said.and_then(|it| it.class.parse().ok()) {
                        self.commit(world, class, no.0, &text);
                    }
                }
                (Verdict::Duplicate(no), Expected::Duplicate(at)) if no.0 == *at => {}
                (Verdict::Quarantined(refusal), Expected::Refused(reason)) if refusal == reason => {
                    let id = said.map(|it| it.id);
                    self.refused.insert((it.device, text), (id, *refusal));
                }
                (verdict, _) => {
                    let rule = match (verdict, &expected) {
                        (Verdict::Accepted(_), Expected::Refused(_)) => Rule::I9,
                        (Verdict::Quarantined(_), _) => Rule::I2,
                        _ => Rule::I3,
                    };
                    world.breach(rule, || format!("{verdict:?}, not {expected:?}: {text}"));
                }
            }
        }
    }

    fn expected(&self, it: &Ruled, text: &Text, said: Option<&Said>) -> Expected {
        let committed = said.and_then(|said| self.ids.get(&said.id));
        if let Some((no, _)) = committed.filter(|(_, there)| there == text) {
            return Expected::Duplicate(*no);
        }
        let mine = || {
            self.refused
                .iter()
                .filter(|((device, _), _)| *device == it.device)
        };
        if let Some((_, (_, refusal))) = mine().find(|((_, there), _)| there == text) {
            return Expected::Refused(*refusal);
        }
        let Some(said) = said else {
            return Expected::Refused(Refusal::Unreadable);
        };
        if committed.is_some() || mine().any(|(_, (id, _))| *id == Some(said.id)) {
            return Expected::Refused(Refusal::NumberTaken);
        }
        let Some(facts) = &it.facts else {
            return Expected::Refused(Refusal::UnknownClass);
        };
        if facts.closed {
            return Expected::Refused(Refusal::EventClosed);
        }
        let own = said.id.0 == it.device;
        if !it
            .grants
            .iter()
            .any(|grant| may(grant, facts, &said.by, own))
        {
            let refusal = if own {
                Refusal::NotAllowed
            } else {
                Refusal::ForeignDevice
            };
            return Expected::Refused(refusal);
        }
        if !said.is_sound() {
            return Expected::Refused(if said.is_words() {
                Refusal::BadWords
            } else {
                Refusal::BadAmount
            });
        }
        Expected::New
    }

    pub(super) fn commit(&mut self, world: &World, class: ClassId, no: u64, text: &str) {
        world.figures.borrow_mut().committed += 1;
        let text: Text = text.into();
        if !self.authored.contains_key(&text) {
            world.breach(Rule::I12, || format!("nobody has written this: {text}"));
        }
        let history = self.history.entry(class).or_default();
        history.push(Rc::clone(&text));
        if history.len() as u64 != no {
            world.breach(Rule::I8, || format!("{no} is not the next number: {text}"));
        }
        if let Some(id) = said::id(&text)
            && self.ids.insert(id, (no, Rc::clone(&text))).is_some()
        {
            world.breach(Rule::I3, || format!("committed twice: {text}"));
        }
    }

    /// An answer is about to leave the server.
    pub fn answered(
        &self,
        world: &World,
        cookie: Option<u64>,
        request: &SyncRequest,
        answer: &SyncAnswer,
    ) {
        let server = world.server.borrow();
        if answer.epoch != request.epoch {
            return;
        }
        for (raw, verdict) in request.ops.iter().zip(&answer.verdicts) {
            let (Verdict::Accepted(ServerNo(no)) | Verdict::Duplicate(ServerNo(no))) = verdict
            else {
                continue;
            };
            let op = raw.parse().ok().and_then(|op| server.db.op(op.id));
            if op.is_none_or(|(there, text)| there.0 != *no || text != raw) {
                world.breach(Rule::I7, || format!("answered and not committed: {raw:?}"));
            }
        }
        let session = cookie.and_then(|it| server.db.sessions.get(&it));
        let grants = session
            .map(|it| server.db.grants_of(it.device))
            .unwrap_or_default();
        for (id, class) in &server.db.classes {
            let carries = grants.iter().any(|grant| carries(grant, &class.facts));
            if carries != answer.classes.contains_key(id) {
                world.breach(Rule::I13, || format!("{id} in the answer of {grants:?}"));
            }
        }
    }
}

fn rank(role: &str) -> u8 {
    match role {
        "monitor" => 0,
        "counsellor" => 1,
        "college" => 2,
        _ => 3,
    }
}

fn name(role: Role) -> &'static str {
    match role {
        Role::Monitor => "monitor",
        Role::Counsellor => "counsellor",
        Role::College => "college",
        Role::Office => "office",
    }
}

/// Whether a grant reaches a class.
fn reaches(grant: &Grant, facts: &ClassFacts) -> bool {
    match grant {
        Grant::Monitor { event, class } => *event == facts.event && *class == facts.class,
        Grant::Counsellor { event, counsellor } => {
            *event == facts.event && Some(*counsellor) == facts.counsellor
        }
        Grant::College { event, college } => {
            *event == facts.event && Some(college) == facts.college.as_ref()
        }
        Grant::Office { event } => *event == facts.event,
    }
}

/// Whether a phone with this grant has the class's names and marks (I13).
pub fn carries(grant: &Grant, facts: &ClassFacts) -> bool {
    let phones = matches!(grant, Grant::Monitor { .. } | Grant::Counsellor { .. });
    phones && !facts.closed && reaches(grant, facts)
}

/// Whether the holder may say it, or bring in what another has said (I9).
fn may(grant: &Grant, facts: &ClassFacts, by: &str, own: bool) -> bool {
    let role = name(grant.role());
    let stands = if own {
        role == by
    } else {
        rank(role) >= rank(by)
    };
    stands && reaches(grant, facts)
}
