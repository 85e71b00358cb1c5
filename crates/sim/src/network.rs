//! The network between a tab and the server. What crosses it is text, written and read as in the app.

use core::cell::{Cell, RefCell};
use core::future::poll_fn;
use core::task::Poll;
use std::rc::Rc;

use rollcall_core::json;
use rollcall_core::sync::wire::{
    JoinAnswer, JoinRequest, OLDEST_PROTOCOL, Problem, SyncAnswer, SyncRequest,
};
use rollcall_core::sync::{Failure, Protocol};
use serde::de::DeserializeOwned;

use crate::executor::TaskId;
use crate::faults::Fault;
use crate::phone::Tab;
use crate::world::{Event, World};

/// Which message it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// `POST /api/join`.
    Join,
    /// `POST /api/sync`.
    Sync,
}

/// What comes back: a status and a text, or nothing.
#[derive(Debug, Clone)]
pub enum Reply {
    /// The connection broke, or time is up.
    Nothing,
    /// An answer.
    Text(u16, String),
}

/// A request on its way, and where its answer is waited for.
pub struct Message {
    /// Who asks.
    pub tab: Rc<Tab>,
    /// What.
    pub path: Path,
    /// Its text.
    pub text: String,
    /// The cookie that went with it.
    pub cookie: Option<u64>,
    /// How often the phone's storage was gone when it asked.
    pub wipes: u64,
    /// The tab sleeps, and will wait however long it takes.
    pub asleep: Cell<bool>,
    reply: RefCell<Option<Reply>>,
    task: TaskId,
}

impl Message {
    /// The answer comes; the first one counts.
    pub fn answer(&self, reply: Reply) -> bool {
        let mut slot = self.reply.borrow_mut();
        let first = slot.is_none();
        slot.get_or_insert(reply);
        self.tab.world.exec.wake(self.task);
        first
    }
}

/// A tab's way to the server.
pub struct Wire(pub Rc<Tab>);

impl Protocol for Wire {
    async fn join(&self, request: &JoinRequest) -> Result<JoinAnswer, Failure> {
        let mut request = request.clone();
        if self.0.browser().old_app {
            request.protocol = OLDEST_PROTOCOL;
            request.key = None;
            request.attempt = None;
        }
        let text = serde_json::to_string(&request).map_err(|_| Failure::NoAnswer)?;
        read(self.post(Path::Join, text).await)
    }

    async fn sync(&self, request: &SyncRequest) -> Result<SyncAnswer, Failure> {
        let text = if self.0.browser().old_app {
            let mut request = request.clone();
            request.protocol = OLDEST_PROTOCOL;
            serde_json::to_string(&request)
        } else {
            serde_json::to_string(request)
        };
        read(
            self.post(Path::Sync, text.map_err(|_| Failure::NoAnswer)?)
                .await,
        )
    }
}

fn read<T: DeserializeOwned>(reply: Reply) -> Result<T, Failure> {
    match reply {
        Reply::Nothing => Err(Failure::NoAnswer),
        Reply::Text(200, text) => json::read(&text).map_err(|_| Failure::NotOurs),
        Reply::Text(status, text) => match json::read::<Problem>(&text) {
            Ok(problem) => Err(Failure::Problem(status, problem)),
            Err(_) => Err(Failure::NotOurs),
        },
    }
}

/// The body of an answer that is not a success.
pub fn problem(status: u16) -> Reply {
    let problem = Problem {
        code: format!("status-{status}"),
        zh: String::new(),
        en: String::new(),
    };
    Reply::Text(status, serde_json::to_string(&problem).unwrap_or_default())
}

/// How long something takes that takes far too long, in milliseconds: minutes to days.
pub fn long(world: &World) -> i64 {
    60_000 << world.random.below(12)
}

const GIVE_UP_MS: i64 = 20_000;

impl Wire {
    async fn post(&self, path: Path, text: String) -> Reply {
        let tab = &self.0;
        let world = &tab.world;
        let message = Rc::new(Message {
            tab: Rc::clone(tab),
            path,
            text,
            cookie: tab.browser().cookie.get(),
            wipes: tab.browser().disk.wipes(),
            asleep: Cell::new(false),
            reply: RefCell::default(),
            task: world.exec.current(),
        });
        let soon = || world.random.within(5, 400);
        let answer = |ms, reply| {
            world
                .exec
                .after(ms, Event::Answer(Rc::clone(&message), reply, None))
        };
        if world.strikes(Fault::CaptivePortal) {
            answer(
                soon(),
                Reply::Text(200, "<!doctype html><title>登录</title>".into()),
            );
        } else if world.strikes(Fault::Forbidden) {
            answer(
                soon(),
                problem(if world.random.permille(500) { 401 } else { 403 }),
            );
        } else if world.strikes(Fault::BadGateway) {
            answer(soon(), problem(502));
        } else {
            let request = |ms| world.exec.after(ms, Event::Request(Rc::clone(&message)));
            if world.strikes(Fault::RequestDelayed) {
                request(long(world));
            } else if !world.strikes(Fault::RequestDropped) {
                request(soon());
            }
            if world.strikes(Fault::RequestDoubled) {
                request(if world.random.permille(300) {
                    long(world)
                } else {
                    soon()
                });
            }
        }
        world
            .exec
            .after(GIVE_UP_MS, Event::GiveUp(Rc::clone(&message)));
        poll_fn(|_| match message.reply.borrow_mut().take() {
            Some(reply) => Poll::Ready(reply),
            None => Poll::Pending,
        })
        .await
    }
}

/// A request arrives at the server.
pub fn arrive(world: &World, message: &Rc<Message>) {
    let nothing = |ms| {
        let event = Event::Answer(Rc::clone(message), Reply::Nothing, None);
        world.exec.after(ms, event);
    };
    if world.is_down() {
        return nothing(5);
    }
    if world.strikes(Fault::KilledBefore) {
        world.stop_server();
        world.served_in_vain(message);
        return nothing(5);
    }
    let (reply, cookie) = world.serve(message);
    if world.strikes(Fault::KilledAfter) {
        world.stop_server();
        return nothing(5);
    }
    if world.strikes(Fault::AnswerLost) {
        return;
    }
    let reply = match reply {
        Reply::Text(200, _) if world.strikes(Fault::AnswerTruncated) => Reply::Nothing,
        // A server that is newer says more than this app knows (I12).
        Reply::Text(200, text) if world.random.permille(60) => {
            let rest = text.strip_prefix('{').unwrap_or_default();
            Reply::Text(200, format!("{{\"weather\":[1,{{\"rain\":null}}],{rest}"))
        }
        reply => reply,
    };
    let ms = if world.strikes(Fault::AnswerDelayed) {
        message.asleep.set(true);
        long(world)
    } else {
        world.random.within(5, 400)
    };
    world
        .exec
        .after(ms, Event::Answer(Rc::clone(message), reply, cookie));
}
