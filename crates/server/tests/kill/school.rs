//! A small school: its timetable, its links, and two phones in each class.

use rollcall_core::access::Grant;
use rollcall_core::desk::{
    ClassRow, Invitation, InviteRequest, PublishRequest, Published, Session,
};
use rollcall_core::ids::ClassId;
use rollcall_core::sync::wire::{JoinAnswer, JoinRequest, PROTOCOL};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::http;
use crate::phone::Phone;
use crate::random::Random;
use crate::server::Server;

const NOTICE: &str = "\
附件1：图像采集时间安排表（东校区）
序号\t日期\t时间\t学院\t班级\t人数\t辅导员
1\t2027年4月15日\t8:30-8:50\t软件学院\t23软工1班\t30\t王一
2\t2027年4月15日\t8:50-9:10\t软件学院\t23软工2班\t30\t王一
3\t2027年4月15日\t9:10-9:30\t外语学院\t23英语1班\t30\t李二
";
const PHONES_A_CLASS: usize = 2;

/// Opens the school for the day.
pub fn open(server: &Server, seed: u64) -> Vec<Phone> {
    let (_, office) = join(server, &server.link);
    let office = Some(office.as_str());
    let session: Session = call(server, ("GET", "/api/session"), office, &());
    let event = session.events[0].id;
    let path = format!("/api/events/{event}/publish");
    let notice = PublishRequest {
        text: NOTICE.into(),
        ..PublishRequest::default()
    };
    let published: Published = call(server, ("POST", &path), office, &notice);
    assert_eq!(published.classes, 3);
    let path = format!("/api/events/{event}/classes");
    let rows: Vec<ClassRow> = call(server, ("GET", &path), office, &());
    let mut random = Random::new(seed ^ 0x5eed);
    let mut phones = Vec::new();
    for class in rows.iter().map(|row| row.id) {
        let request = InviteRequest {
            grant: Grant::Monitor { event, class },
            uses: None,
            days: 1,
        };
        let link: Invitation = call(server, ("POST", "/api/invitations"), office, &request);
        for _ in 0..PHONES_A_CLASS {
            phones.push(phone(server, &link, class, random.next()));
        }
    }
    phones
}

fn phone(server: &Server, link: &Invitation, class: ClassId, seed: u64) -> Phone {
    let secret = link.url.split_once('#').unwrap().1;
    let (answer, session) = join(server, secret);
    Phone::new(server.addr, session, &answer, class, seed)
}

fn join(server: &Server, secret: &str) -> (JoinAnswer, String) {
    let request = JoinRequest {
        protocol: PROTOCOL,
        secret: secret.into(),
        device: None,
        key: None,
        attempt: None,
    };
    let body = serde_json::to_vec(&request).unwrap();
    let answer = http::ask(server.addr, ("POST", "/api/join"), None, &body).unwrap();
    let joined = serde_json::from_slice(&answer.body).unwrap();
    (joined, answer.session.unwrap())
}

fn call<T: DeserializeOwned>(
    server: &Server,
    route: (&str, &str),
    session: Option<&str>,
    body: &impl Serialize,
) -> T {
    let body = serde_json::to_vec(body).unwrap();
    let answer = http::ask(server.addr, route, session, &body).unwrap();
    let text = String::from_utf8_lossy(&answer.body);
    assert_eq!(answer.status, 200, "{route:?}: {text}");
    serde_json::from_str(&text).unwrap()
}
