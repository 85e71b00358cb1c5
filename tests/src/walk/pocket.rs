//! The counsellor's pages, and the page of a class for everybody.

use rollcall_core::access::Grant;
use rollcall_core::desk::{ClassRow, InviteRequest};
use rollcall_core::ids::ClassId;
use serde_json::json;

use super::Visitor;
use super::phone::all_sent;
use crate::clock::now;
use crate::{Browser, Screen, Server, Witness};

const MINUTE: i64 = 60_000;

/// Their classes: before the day, while two queue side by side, who is missing there, and what can be shared.
pub fn counsellor(to: &dyn Visitor, server: &Server) {
    let page = to.open(Screen::Phone);
    page.go(&server.link("counsellor"));
    let _classes = page.text("@class-card");
    all_sent(&page);
    to.see(&page, "classes");
    page.tap("@share-public");
    let _sheet = page.text("dialog");
    to.see(&page, "classes-share");
    page.tap(".sheet-head button");

    let office = Witness::join(&server.link("office"));
    let (class, link) = side_by_side(&office);
    let page = to.open(Screen::Phone);
    five_minutes_into(&page, &office, class);
    page.go(&link);
    let _both = page.text("@side-by-side @panel");
    all_sent(&page);
    to.see(&page, "classes-side-by-side");
    page.tap("@missing-open");
    let _sheet = page.text("dialog @missing");
    to.see(&page, "classes-missing");
    page.tap(".sheet-head button");
}

/// A class that queues beside another of the same counsellor, and a link for them.
fn side_by_side(office: &Witness) -> (ClassId, String) {
    let rows = office.rows();
    let when = |row: &ClassRow| {
        let slot = row.slot.as_ref()?;
        Some((
            row.counsellor_id?,
            slot.date,
            slot.start,
            slot.venue.clone(),
        ))
    };
    let has_another = |row: &&ClassRow| {
        let beside = |other: &ClassRow| other.id != row.id && when(other) == when(row);
        when(row).is_some() && rows.iter().any(beside)
    };
    let one = rows.iter().find(has_another).expect("two side by side");
    let event = office.class(one.id).event.id;
    let counsellor = one.counsellor_id.expect("a counsellor");
    let invitation = office.invite(&InviteRequest {
        grant: Grant::Counsellor { event, counsellor },
        uses: None,
        days: 1,
    });
    (one.id, invitation.url)
}

/// It is that hour for this phone and for the server that it hears: a phone's clock alone would be put right (P18).
fn five_minutes_into(page: &Browser, office: &Witness, class: ClassId) {
    let class = office.class(class);
    let slot = class.sheet.slot.expect("a slot");
    let [_gathering, start, _end] = slot.instants(&class.event.settings);
    let ahead = start.0 + 5 * MINUTE - now().0;
    let source = format!(
        r#"{{
            const real = Date.now, text = Response.prototype.text;
            Date.now = () => real() + {ahead};
            Response.prototype.text = async function () {{
                const later = (_, name, at) => `"${{name}}":${{Number(at) + {ahead}}}`;
                return (await text.call(this)).replace(/"(now|heard_at)":(\d+)/g, later);
            }};
        }}"#
    );
    let command = "Page.addScriptToEvaluateOnNewDocument";
    page.cdp(command, &json!({"source": source}));
}

/// Slot, place, dress and codes of a class, without the app.
pub fn public(to: &dyn Visitor, server: &Server) {
    let class = Witness::join(&server.link("office")).rows()[0].id;
    let page = to.open(Screen::Phone);
    page.go(&server.url(&format!("/c/{class}")));
    let chosen = page.script("return localStorage.getItem('rollcall-language')", &[]);
    if chosen == "en" {
        page.go(&server.url(&format!("/c/{class}?lang=en")));
    }
    let _title = page.text("h1");
    to.see(&page, "public");
}
