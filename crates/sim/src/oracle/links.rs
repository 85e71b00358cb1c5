//! A link that a phone has had opened once opens for it again until it has heard of it, whatever became of the answers:
//! opening has one effect, however often it is asked for (I3).

use rollcall_core::sync::wire::{JoinAnswer, JoinRequest};

use super::{Oracle, settled};
use crate::network::Message;
use crate::report::Rule;
use crate::world::World;

impl Oracle {
    /// The server has opened a link.
    pub fn opened(&mut self, message: &Message, request: &JoinRequest, answer: &JoinAnswer) {
        let key = (
            message.tab.owner.browser,
            message.wipes,
            request.secret.clone(),
        );
        self.openings.insert(key, answer.device);
    }

    /// The server has turned a link down. Of a phone whose storage was wiped since, or that has heard who it is, nothing
    /// is said here; nor of an app that is too old to say which attempt it is, nor of a tab that had read its name before
    /// the storage was wiped: that name may be revoked, and asked once more it names none.
    pub fn not_opened(&self, world: &World, message: &Message, request: &JoinRequest, status: u16) {
        let (at, link) = (message.tab.owner.browser, &request.secret);
        let browser = &world.browsers[at];
        let is_new = message.wipes == browser.disk.wipes()
            && !browser.old_app
            && request.device.is_none()
            && settled::identity(world, at).is_none();
        let opening = self.openings.get(&(at, message.wipes, link.clone()));
        let Some(device) = opening.filter(|_| is_new) else {
            return;
        };
        let server = world.server.borrow();
        let invitation = server.db.invitations.get(link).map(|it| it.id);
        let mut grants = server.db.grants.iter();
        let holds = grants
            .any(|it| it.device == *device && Some(it.invitation) == invitation && !it.revoked);
        if holds {
            world.breach(Rule::I3, || {
                format!(
                    "{} has had {link} opened as {device}, has not heard of it, and is told {status}",
                    browser.name
                )
            });
        }
    }
}
