//! The server's door: a text comes in, a text goes out, and the oracle looks on.

use std::rc::Rc;

use rollcall_core::mutation::{Mutation, is_on};
use rollcall_core::sync::wire::{JoinRequest, SyncRequest};
use rollcall_core::time::Millis;
use serde::Serialize;

use crate::network::{Message, Path, Reply, problem};
use crate::world::{Event, World};

impl World {
    /// Handles a request, in one transaction: the answer, and the cookie that it sets.
    pub fn serve(&self, message: &Message) -> (Reply, Option<u64>) {
        let now = Millis(self.exec.now());
        let mut server = self.server.borrow_mut();
        match message.path {
            Path::Join => {
                let Ok(request) = serde_json::from_str::<JoinRequest>(&message.text) else {
                    return (problem(400), None);
                };
                let opened = server.open(message.cookie, &request, &self.random);
                drop(server);
                let mut oracle = self.oracle.borrow_mut();
                match opened {
                    Ok((answer, cookie)) => {
                        oracle.opened(message, &request, &answer);
                        (text(&answer), cookie)
                    }
                    Err(status) => {
                        oracle.not_opened(self, message, &request, status);
                        (problem(status), None)
                    }
                }
            }
            Path::Sync => {
                let Ok(request) = serde_json::from_str::<SyncRequest>(&message.text) else {
                    return (problem(400), None);
                };
                let mut ruled = Vec::new();
                let answer = server.exchange(message.cookie, &request, now, &mut ruled);
                drop(server);
                self.figures.borrow_mut().exchanges += 1;
                self.oracle.borrow_mut().ruled(self, &ruled);
                match answer {
                    Ok(answer) => {
                        self.oracle
                            .borrow()
                            .answered(self, message.cookie, &request, &answer);
                        (text(&answer), None)
                    }
                    Err(status) => (problem(status), None),
                }
            }
        }
    }

    /// The server dies before the commit of a request: nothing of it is written, and nothing is answered.
    pub fn served_in_vain(&self, message: &Rc<Message>) {
        if !is_on(Mutation::AnswerBeforeCommit) {
            return;
        }
        let before = self.server.borrow().db.clone();
        let now = Millis(self.exec.now());
        if let Ok(request) = serde_json::from_str::<SyncRequest>(&message.text) {
            let mut ruled = Vec::new();
            let answer = {
                let mut server = self.server.borrow_mut();
                let answer = server.exchange(message.cookie, &request, now, &mut ruled);
                server.db = before;
                answer
            };
            if let Ok(answer) = answer {
                self.oracle
                    .borrow()
                    .answered(self, message.cookie, &request, &answer);
                let event = Event::Answer(Rc::clone(message), text(&answer), None);
                self.exec.after(1, event);
            }
        }
    }
}

fn text(answer: &impl Serialize) -> Reply {
    match serde_json::to_string(answer) {
        Ok(text) => Reply::Text(200, text),
        Err(_) => problem(500),
    }
}
