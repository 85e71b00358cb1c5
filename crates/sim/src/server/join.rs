//! `POST /api/join`: an invitation makes a browser a device.

use rollcall_core::ids::{DeviceId, Seq};
use rollcall_core::sync::wire::{JoinAnswer, JoinRequest, OLDEST_PROTOCOL, PROTOCOL};

use super::{GrantRow, Invitation, Server, Session};
use crate::random::Random;

impl Server {
    /// Opens an invitation; the answer, and the cookie of a new session where there is one.
    ///
    /// # Errors
    /// The status with which the link is turned down; nothing was written.
    pub fn open(
        &mut self,
        cookie: Option<u64>,
        request: &JoinRequest,
        random: &Random,
    ) -> Result<(JoinAnswer, Option<u64>), u16> {
        if !(OLDEST_PROTOCOL..=PROTOCOL).contains(&request.protocol) {
            return Err(426);
        }
        let session = cookie.and_then(|it| self.db.sessions.get(&it));
        let session = session.map(|it| it.device);
        let invitation = self.db.invitations.get(&request.secret).cloned();
        let invitation = invitation.ok_or(404_u16)?;
        let attempt = request.attempt.clone().map(|it| (invitation.id, it));
        let before = attempt.as_ref().filter(|_| !invitation.revoked);
        let before = before.and_then(|it| self.db.attempts.get(it).copied());
        let device = self.which_device(before.or(session), request, &invitation, random);
        match self.opened(device, &invitation) {
            Some(true) => return Err(410),
            Some(false) => {}
            None => match before {
                Some(lost) => self.pass_on(lost, device, &invitation)?,
                None => self.first_time(device, &invitation)?,
            },
        }
        if let Some(attempt) = attempt {
            self.db.attempts.entry(attempt).or_insert(device);
        }
        let key = (request.protocol >= 2)
            .then(|| self.key(device, request.attempt.as_deref(), random))
            .flatten();
        let last_seq = self.db.devices.get(&device).map_or(0, |it| it.last_seq);
        let answer = JoinAnswer {
            protocol: request.protocol,
            epoch: self.db.epoch,
            device,
            last_seq: Seq(last_seq),
            grant: invitation.grant,
            event: self.db.event.clone(),
            key,
        };
        let cookie = (session != Some(device)).then(|| random.next());
        if let Some(cookie) = cookie {
            let then = self.db.grants_of(device);
            self.db.sessions.insert(cookie, Session { device, then });
        }
        Ok((answer, cookie))
    }

    /// Whether the device opened this invitation before, and if so whether what it got was taken back.
    fn opened(&self, device: DeviceId, invitation: &Invitation) -> Option<bool> {
        let mut rows = self.db.grants.iter();
        rows.find(|it| it.device == device && it.invitation == invitation.id)
            .map(|it| it.revoked)
    }

    /// A phone that has lost this answer got a name by another link: it is one phone.
    fn pass_on(
        &mut self,
        lost: DeviceId,
        named: DeviceId,
        invitation: &Invitation,
    ) -> Result<(), u16> {
        if self.opened(lost, invitation) != Some(false) {
            return Err(410);
        }
        for row in &mut self.db.grants {
            if row.device == lost && row.invitation == invitation.id {
                row.device = named;
            }
        }
        for ((of, _), device) in &mut self.db.attempts {
            if *of == invitation.id && *device == lost {
                *device = named;
            }
        }
        Ok(())
    }

    /// The key of a device that has none yet, or has got it by this very attempt.
    fn key(&mut self, device: DeviceId, attempt: Option<&str>, random: &Random) -> Option<String> {
        let row = self.db.devices.entry(device).or_default();
        let given = attempt.map(|it| format!("key of {it}"));
        if row.key.is_some() {
            return given.filter(|key| row.key.as_ref() == Some(key));
        }
        row.key = given.or_else(|| Some(format!("key {:016x}", random.next())));
        row.key.clone()
    }

    fn which_device(
        &self,
        otherwise: Option<DeviceId>,
        request: &JoinRequest,
        invitation: &Invitation,
        random: &Random,
    ) -> DeviceId {
        if let Some(named) = request.device {
            let row = self.db.devices.get(&named);
            let proved = match (row.and_then(|it| it.key.as_ref()), &request.key) {
                (Some(known), Some(key)) => known == key,
                _ => !invitation.revoked && self.opened(named, invitation).is_some(),
            };
            if proved {
                return named;
            }
        }
        match (otherwise, request.device) {
            (Some(otherwise), _) => otherwise,
            (None, Some(named)) if !self.db.devices.contains_key(&named) => named,
            _ => DeviceId(random.next()),
        }
    }

    fn first_time(&mut self, device: DeviceId, invitation: &Invitation) -> Result<(), u16> {
        if invitation.revoked {
            return Err(410);
        }
        let link = self.db.invitations.values_mut();
        if let Some(uses) = link
            .filter(|it| it.id == invitation.id)
            .find_map(|it| it.uses_left.as_mut())
        {
            *uses = uses.checked_sub(1).ok_or(410_u16)?;
        }
        self.db.devices.entry(device).or_default();
        self.db.grants.push(GrantRow {
            device,
            invitation: invitation.id,
            grant: invitation.grant.clone(),
            revoked: false,
        });
        Ok(())
    }
}
