//! One refused op as it stands now, for somebody who looks at it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rollcall_core::desk::{RefusedOp, Settled, Settlement};
use rollcall_core::ids::{ClassId, DeviceId, StudentId};
use rollcall_core::marks::{Mark, Op, RawOp, Register, Subject, once_written};
use rollcall_core::sync::{Past, Refusal, Ruling, identity, rule};

use crate::db::classes::ClassRecord;
use crate::db::grants::GrantRecord;
use crate::db::ops::Committed;
use crate::db::quarantine::Kept;
use crate::db::rosters::Enrolled;
use crate::db::{Conn, classes, grants, ops, quarantine, rosters};
use crate::problem::{Result, Told};
use crate::service::board;
use crate::service::rights::Caller;
use crate::service::scope::Scopes;

/// A refused op, and how things stand with it now.
pub(super) struct Case {
    pub(super) kept: Kept,
    pub(super) raw: Option<RawOp>,
    op: Option<Op>,
    pub(super) class: Option<ClassRecord>,
    /// It is in the history all the same: taken in here, or carried.
    pub(super) committed: Option<Committed>,
    /// What would become of it if the caller brought it in.
    pub(super) ruling: Ruling,
}

/// Whoever looks, and what was looked up for them so far.
pub(super) struct Desk<'a> {
    caller: &'a Caller,
    pub(super) overseer: Caller,
    scopes: Scopes,
    classes: HashMap<ClassId, Option<ClassRecord>>,
    names: HashMap<ClassId, HashMap<StudentId, String>>,
    given: HashMap<DeviceId, Vec<GrantRecord>>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(caller: &'a Caller) -> Result<Self> {
        Ok(Self {
            caller,
            overseer: caller.overseer()?,
            scopes: Scopes::default(),
            classes: HashMap::new(),
            names: HashMap::new(),
            given: HashMap::new(),
        })
    }

    pub(super) async fn case(&mut self, conn: &mut Conn, kept: Kept) -> Result<Case> {
        let raw = kept.text.clone().map(RawOp::from_text);
        let raw = raw.and_then(core::result::Result::ok);
        let op = raw.as_ref().and_then(identity);
        let class = match kept.class {
            Some(id) => self.class(conn, id).await?,
            None => None,
        };
        let known = match &op {
            Some(op) => ops::known(conn, op.id).await?,
            None => None,
        };
        let past = Past {
            committed: known.as_ref().map(|it| (it.no, it.op.clone())),
            ..Past::default()
        };
        let ruling = raw
            .as_ref()
            .map_or(Ruling::Refuse(Refusal::Unreadable), |raw| {
                let device = self.caller.device;
                // Of oneself one says it, as ever; of others one vouches for it, as who looks after them.
                let own = op.as_ref().is_some_and(|op| op.id.device == device);
                let by = if own { self.caller } else { &self.overseer };
                let facts = class.as_ref().map(ClassRecord::facts);
                rule(raw, op.as_ref(), device, &by.grants, &past, facts.as_ref())
            });
        Ok(Case {
            committed: known.filter(|it| Some(&it.op) == raw.as_ref()),
            kept,
            raw,
            op,
            class,
            ruling,
        })
    }

    async fn class(&mut self, conn: &mut Conn, id: ClassId) -> Result<Option<ClassRecord>> {
        if let Some(known) = self.classes.get(&id) {
            return Ok(known.clone());
        }
        let class = classes::find(conn, id).await?;
        self.classes.insert(id, class.clone());
        Ok(class)
    }

    /// Whoever looks after the class; where there is none, whoever looks after the device.
    pub(super) async fn may_see(&mut self, conn: &mut Conn, case: &Case) -> Result<bool> {
        if let Some(class) = &case.class {
            return Ok(self.overseer.covers(class));
        }
        for it in self.given(conn, case.kept.device).await? {
            if self
                .scopes
                .may_invite(conn, &self.overseer, &it.grant)
                .await?
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    async fn given(&mut self, conn: &mut Conn, device: DeviceId) -> Result<Vec<GrantRecord>> {
        if let Some(known) = self.given.get(&device) {
            return Ok(known.clone());
        }
        let given = grants::of_device(conn, device).await?;
        self.given.insert(device, given.clone());
        Ok(given)
    }

    async fn name(
        &mut self,
        conn: &mut Conn,
        class: ClassId,
        id: StudentId,
    ) -> Result<Option<String>> {
        let names = match self.names.entry(class) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => {
                let everybody = rosters::everybody(conn, class).await?;
                let named = |it: Enrolled| (it.student.id, it.student.name);
                let listed = everybody.into_iter().map(named);
                let state = board::state(conn, class).await?;
                let written = state.subjects(Register::WalkIn).filter_map(|it| match it {
                    Subject::Student(id) => Some((id, once_written(&state, id)?.name.clone())),
                    Subject::Class => None,
                });
                // Who has come onto the list by now is called as the list says.
                free.insert(written.chain(listed).collect())
            }
        };
        Ok(names.get(&id).cloned())
    }

    pub(super) async fn show(&mut self, conn: &mut Conn, case: Case) -> Result<RefusedOp> {
        let student = match (&case.class, case.op.as_ref().map(|op| op.subject)) {
            (Some(class), Some(Subject::Student(id))) => self.name(conn, class.id, id).await?,
            _ => None,
        };
        let student = student.or_else(|| match case.op.as_ref().map(|op| &op.mark) {
            // The very line that was refused says who it is.
            Some(Mark::WalkIn(Some(who))) => Some(who.name.clone()),
            _ => None,
        });
        let author = case.op.as_ref().map(|op| op.id.device);
        let given = self.given(conn, author.unwrap_or(case.kept.device)).await?;
        Ok(RefusedOp {
            id: case.kept.address(),
            class: case.class.as_ref().map(|class| class.id),
            class_name: case.class.as_ref().map(|class| class.name.clone()),
            student,
            refusal: case.kept.refusal,
            device: case.kept.device,
            author,
            role: given.iter().map(|it| it.grant.role()).max(),
            at: case.kept.at,
            acceptable: matches!(case.ruling, Ruling::Commit(_)),
            settled: case.settled(),
            op: case.raw,
        })
    }

    /// The entry as it is after what was done about it.
    pub(super) async fn again(&mut self, conn: &mut Conn, address: &str) -> Result<RefusedOp> {
        let kept = quarantine::find(conn, address).await?;
        let case = self.case(conn, kept.ok_or(Told::NotFound)?).await?;
        self.show(conn, case).await
    }
}

impl Case {
    /// What was done about it here, unless it came into the history by another way since.
    fn settled(&self) -> Option<Settled> {
        let noted = self.kept.settled;
        let Some(it) = &self.committed else {
            return noted;
        };
        noted
            .filter(|it| it.how == Settlement::Accepted)
            .or_else(|| {
                let author = self.op.as_ref().map_or(self.kept.device, |op| op.id.device);
                Some(Settled {
                    how: Settlement::Accepted,
                    by: it.carrier.unwrap_or(author),
                    at: it.received_at,
                })
            })
    }
}
