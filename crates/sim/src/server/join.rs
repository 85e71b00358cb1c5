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
        let device = self.which_device(session, request, &invitation, random);
        match self.opened(device, &invitation) {
            Some(true) => return Err(410),
            Some(false) => {}
            None => self.first_time(device, &invitation)?,
        }
        let row = self.db.devices.entry(device).or_default();
        let key = (request.protocol >= 2 && row.key.is_none()).then(|| {
            let key = format!("key {:016x}", random.next());
            row.key = Some(key.clone());
            key
        });
        let answer = JoinAnswer {
            protocol: request.protocol,
            epoch: self.db.epoch,
            device,
            last_seq: Seq(row.last_seq),
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

    fn which_device(
        &self,
        session: Option<DeviceId>,
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
        match (session, request.device) {
            (Some(session), _) => session,
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
