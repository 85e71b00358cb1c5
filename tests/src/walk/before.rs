//! Events with their settings, and the board before the day.

use crate::{Browser, Server};

use super::Visitor;

/// The events of this browser and the settings of the one in view.
pub fn events(to: &dyn Visitor, page: &Browser, server: &Server) {
    page.go(&server.url("/desk/events"));
    let _settings = page.text("@settings");
    to.see(page, "desk-events");
}

/// Nobody has been photographed.
pub fn board(to: &dyn Visitor, page: &Browser, server: &Server) {
    page.go(&server.url("/desk/board"));
    let _banner = page.text("@board-banner");
    to.see(page, "desk-board-before");
}
