//! Every screen and state of the app, and how one gets there. Who comes along (a camera, an examiner) is a [`Visitor`].
//!
//! Nothing here waits for words: a walk goes the same way in either language.

mod after;
mod before;
pub mod day;
mod lists;
mod looks;
mod notice;
mod phone;
mod plan;
mod pocket;
mod queue;
mod small;

use rollcall_core::access::Grant;
use rollcall_core::desk::InviteRequest;

use crate::{Browser, Data, Screen, Server, Witness};
pub use looks::Theme;

/// Somebody who looks at every state.
pub trait Visitor {
    /// A browser in which nobody was ever here.
    fn open(&self, screen: Screen) -> Browser;

    /// The screens on which a page is looked at that was opened on `own`.
    fn screens(&self, own: Screen) -> Vec<Screen>;

    /// Looks at what is in sight, which is called `name`.
    fn look(&self, page: &Browser, screen: Screen, name: &str);
}

impl dyn Visitor + '_ {
    /// Looks at a page from its top.
    fn see(&self, page: &Browser, name: &str) {
        self.on_each(page, name, || {
            page.script("scrollTo({top: 0, behavior: 'instant'})", &[]);
        });
    }

    /// Looks at a page with the first element at a spot in its middle.
    fn see_at(&self, page: &Browser, spot: &str, name: &str) {
        self.on_each(page, name, || page.bring_into_sight(spot));
    }

    fn on_each(&self, page: &Browser, name: &str, go: impl Fn()) {
        let screens = self.screens(page.screen());
        for screen in &screens {
            if screens.len() > 1 {
                page.show_on(*screen);
            }
            go();
            page.settle();
            self.look(page, *screen, name);
        }
        if screens.len() > 1 {
            page.show_on(page.screen());
        }
    }
}

/// All that phones show: of a monitor, of a counsellor, of somebody without an invitation.
pub fn phones(to: &dyn Visitor) {
    let mut server = Server::start(Data::Demo);
    phone::nobody_yet(to, &server);
    let page = phone::monitor(to, &server);
    queue::tools(to, &page);
    queue::settle(to, &page);
    phone::offline(to, &mut server, &page);
    pocket::counsellor(to, &server);
    pocket::public(to, &server);
    phone::sizes(to, &server);
    // Last: they leave marks behind.
    phone::questions(to, &mut server);
    phone::moved(to, &server);
    phone::closed(to, &server);
}

/// All that the office sees but a day that goes by: [`day`].
pub fn desk(to: &dyn Visitor) {
    let server = Server::start(Data::Empty);
    let link = for_many(&server);
    notice::from_paste_to_published(to, &server, &link);
    let page = to.open(Screen::Desk);
    page.go(&link);
    let _rows = page.text("@class-row");
    lists::rosters(to, &page, &server);
    plan::classes(to, &page, &server);
    plan::timetable(to, &page, &server, &link);
    before::events(to, &page, &server);
    before::board(to, &page, &server);
    small::boards(to);
    after::everything(to);
}

/// A link for as many browsers as there are visits; that of the server's first start is for a few.
fn for_many(server: &Server) -> String {
    let office = Witness::join(&server.link("office"));
    let request = InviteRequest {
        grant: Grant::Office {
            event: office.event,
        },
        uses: None,
        days: 1,
    };
    office.invite(&request).url
}
