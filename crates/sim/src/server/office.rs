//! What people do at the server beside the exchange: rosters, rights, the quarantine, backups.

use rollcall_core::access::Grant;
use rollcall_core::event::Student;
use rollcall_core::ids::{ClassId, CounsellorId, DeviceId, Epoch, InvitationId, StudentId};
use rollcall_core::marks::RawOp;

use super::{Invitation, Server};
use crate::random::Random;

impl Server {
    /// Makes an invitation; its secret.
    pub fn invite(&mut self, grant: Grant, uses_left: Option<u32>, random: &Random) -> String {
        let secret = format!("link {:016x}", random.next());
        let invitation = Invitation {
            id: InvitationId(random.next()),
            grant,
            uses_left,
            revoked: false,
        };
        self.db.invitations.insert(secret.clone(), invitation);
        secret
    }

    /// Takes back all that a device was granted; its session stays (I9).
    pub fn revoke(&mut self, device: DeviceId) {
        for row in self.db.grants.iter_mut().filter(|it| it.device == device) {
            row.revoked = true;
        }
    }

    /// A student comes into a class, or leaves it, or is exempt.
    pub fn change_roster(&mut self, class: ClassId, random: &Random) {
        let Some(class) = self.db.classes.get_mut(&class) else {
            return;
        };
        let students = &mut class.sheet.roster.students;
        match random.below(3) {
            0 => {
                let order = students.iter().map(|it| it.order).max().unwrap_or(0) + 1;
                students.push(Student {
                    id: StudentId(random.next()),
                    order,
                    name: format!("新同学{order}"),
                    number: format!("{order:04}"),
                    exempt: false,
                    pinyin: String::new(),
                });
            }
            1 if students.len() > 1 => {
                students.remove(random.place(students.len()));
            }
            _ => {
                let at = random.place(students.len());
                if let Some(student) = students.get_mut(at) {
                    student.exempt = !student.exempt;
                }
            }
        }
        class.sheet.version += 1;
    }

    /// Another counsellor has the class.
    pub fn move_class(&mut self, class: ClassId, counsellor: CounsellorId) {
        if let Some(class) = self.db.classes.get_mut(&class) {
            class.facts.counsellor = Some(counsellor);
            class.sheet.version += 1;
        }
    }

    /// The event of a class is closed, or opened again. Answers whether it is closed now.
    pub fn close_or_reopen(&mut self, class: ClassId) -> bool {
        let Some(class) = self.db.classes.get_mut(&class) else {
            return false;
        };
        class.facts.closed = !class.facts.closed;
        class.facts.closed
    }

    /// A counsellor takes a refused op in after all, where its number is free and its class is there and open: it is
    /// committed under its own id. Answers the op.
    pub fn accept(&mut self, at: usize) -> Option<RawOp> {
        let refused = self.db.quarantine.get(at)?;
        let raw = RawOp::from_text(refused.text.clone()).ok()?;
        let op = raw.parse().ok()?;
        let free = !self.db.ids.contains_key(&op.id);
        let class = self.db.classes.get(&op.class)?;
        if !free || !op.mark.is_sound() || class.facts.closed {
            return None;
        }
        self.db.commit(op.id, op.class, &raw)?;
        Some(raw)
    }

    /// Puts a backup in the place of the database; `epoch` where the operator says so (P17).
    pub fn restore(&mut self, at: usize, epoch: Option<Epoch>) -> bool {
        let Some(backup) = self.backups.get(at) else {
            return false;
        };
        // A backup from before an earlier restore has an older epoch; unsaid, that is the server's again.
        self.db = backup.clone();
        if let Some(epoch) = epoch {
            self.db.epoch = epoch;
        }
        true
    }
}
