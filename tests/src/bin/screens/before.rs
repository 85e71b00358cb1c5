//! Events with their settings, and the board before the day.

use rollcall_e2e::{Browser, Server};

use crate::album::Both;

/// The events of this browser and the settings of the one in view.
pub fn events(both: &Both, page: &Browser, server: &Server) {
    page.go(&server.url("/desk/events"));
    let _settings = page.text("@settings");
    both.keep(page, "desk-events");
}

/// Nobody has been photographed.
pub fn board(both: &Both, page: &Browser, server: &Server) {
    page.go(&server.url("/desk/board"));
    page.says("@board-banner", "还没有开拍");
    both.keep(page, "desk-board-before");
}
