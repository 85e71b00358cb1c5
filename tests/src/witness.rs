//! A device without a browser: asks the server, beside all screens, what it holds.

use rollcall_core::access::Grant;
use rollcall_core::desk::{
    ClassPage, ClassRow, Invitation, InviteRequest, PublishRequest, Published,
};
use rollcall_core::ids::{ClassId, DeviceId, Epoch, EventId};
use rollcall_core::sync::wire::{
    Delta, JoinAnswer, JoinRequest, PROTOCOL, SyncAnswer, SyncRequest,
};
use rollcall_core::time::Millis;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The device.
#[derive(Debug)]
pub struct Witness {
    agent: ureq::Agent,
    base: String,
    cookie: String,
    device: DeviceId,
    epoch: Epoch,
    /// The event that its link was for.
    pub event: EventId,
}

impl Witness {
    /// Opens a link.
    #[must_use]
    pub fn join(link: &str) -> Self {
        let (base, secret) = link.split_once("/join#").expect("a link");
        let agent = ureq::Agent::new_with_defaults();
        let request = JoinRequest {
            protocol: PROTOCOL,
            secret: secret.to_owned(),
            device: None,
            key: None,
            attempt: None,
        };
        let mut answer = agent
            .post(format!("{base}/api/join"))
            .send(serde_json::to_string(&request).unwrap())
            .unwrap();
        let cookie = answer.headers()["set-cookie"].to_str().unwrap();
        let (cookie, _) = cookie.split_once(';').unwrap();
        let cookie = cookie.to_owned();
        let text = answer.body_mut().read_to_string().unwrap();
        let joined: JoinAnswer = serde_json::from_str(&text).unwrap();
        Self {
            agent,
            base: base.to_owned(),
            cookie,
            device: joined.device,
            epoch: joined.epoch,
            event: joined.event.id,
        }
    }

    /// All classes that it may look at.
    #[must_use]
    pub fn rows(&self) -> Vec<ClassRow> {
        self.get(&format!("/api/events/{}/classes", self.event))
    }

    /// The class of this name, however it is spaced.
    #[must_use]
    pub fn row(&self, name: &str) -> ClassRow {
        let same = |row: &ClassRow| row.name.replace(' ', "") == name;
        self.rows().into_iter().find(same).expect("the class")
    }

    /// One class.
    #[must_use]
    pub fn class(&self, id: ClassId) -> ClassPage {
        self.get(&format!("/api/classes/{id}"))
    }

    /// All that the server has of a class, as a device gets it that has nothing yet.
    #[must_use]
    pub fn history(&self, id: ClassId) -> Delta {
        let request = SyncRequest {
            protocol: PROTOCOL,
            epoch: self.epoch,
            sent_at: Millis(0),
            ops: Vec::new(),
            cursors: std::collections::BTreeMap::new(),
        };
        let mut answer: SyncAnswer = self.post("/api/sync", &request);
        let delta = answer.classes.remove(&id).expect("the class");
        assert!(!delta.more, "the history is longer than one answer");
        delta
    }

    /// Invites.
    #[must_use]
    pub fn invite(&self, request: &InviteRequest) -> Invitation {
        self.post("/api/invitations", request)
    }

    /// Invites a monitor, as the app does.
    #[must_use]
    pub fn invite_monitor(&self, class: ClassId) -> Invitation {
        self.invite(&InviteRequest {
            grant: Grant::Monitor {
                event: self.event,
                class,
            },
            uses: Some(4),
            days: 14,
        })
    }

    /// Publishes a notice.
    pub fn publish(&self, text: String) -> Published {
        let path = format!("/api/events/{}/publish", self.event);
        let request = PublishRequest {
            text,
            ..PublishRequest::default()
        };
        self.post(&path, &request)
    }

    /// Brings in a roster.
    pub fn bring_in(&self, class: ClassId, sheet: &str) {
        let path = format!("/api/classes/{class}/roster?apply=true");
        self.send(&path, sheet.to_owned());
    }

    /// Its name as a device.
    #[must_use]
    pub const fn device(&self) -> DeviceId {
        self.device
    }

    fn get<T: DeserializeOwned>(&self, path: &str) -> T {
        let request = self.agent.get(format!("{}{path}", self.base));
        let mut answer = request.header("cookie", &self.cookie).call().unwrap();
        let text = answer.body_mut().read_to_string().unwrap();
        serde_json::from_str(&text).unwrap()
    }

    fn post<T: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> T {
        let text = self.send(path, serde_json::to_string(body).unwrap());
        serde_json::from_str(&text).unwrap()
    }

    fn send(&self, path: &str, body: String) -> String {
        let request = self.agent.post(format!("{}{path}", self.base));
        let mut answer = request.header("cookie", &self.cookie).send(body).unwrap();
        answer.body_mut().read_to_string().unwrap()
    }
}
