//! A class in a hall: its phones, the server, and the network between them.

use std::collections::BTreeMap;

use rollcall_core::desk::ClassRow;
use rollcall_core::ids::DeviceId;
use rollcall_e2e::{Browser, Data, Engine, Proxy, Screen, Server, Witness};

pub const ALL_SENT: &str = "全部已上传";

pub struct Hall {
    pub server: Server,
    pub proxy: Proxy,
    /// Asks the server past the network.
    witness: Witness,
}

impl Hall {
    pub fn open() -> Self {
        let server = Server::start(Data::Demo);
        Self {
            proxy: Proxy::before(&server),
            witness: Witness::join(&server.link("counsellor")),
            server,
        }
    }

    /// A monitor's phone on the class page; from now on it starts without a network.
    pub fn monitor(&self, engine: Engine) -> Browser {
        let page = Browser::fresh(engine, Screen::Phone);
        page.go(&self.proxy.link(&self.server.link("monitor")));
        page.reads("@count-arrived strong", 0);
        page.reads("@sync .sync-words", ALL_SENT);
        page.wait_until_it_starts_without_a_network();
        page
    }

    /// The class of a page, as the server sees it.
    pub fn class(&self, page: &Browser) -> ClassRow {
        let path = page.path();
        let mut rows = self.witness.rows().into_iter();
        rows.find(|row| path == format!("/class/{}", row.id))
            .unwrap_or_else(|| panic!("{path} is no class"))
    }

    /// How many marks of each device the server holds, fewest first: each once (I3), none missing (I2, I4).
    pub fn marks(&self, class: &ClassRow) -> Vec<usize> {
        let mut devices = BTreeMap::<DeviceId, Vec<u64>>::new();
        for numbered in self.witness.history(class.id).ops {
            let id = numbered.op.parse().unwrap().id;
            devices.entry(id.device).or_default().push(id.seq.0);
        }
        for (device, numbers) in &mut devices {
            numbers.sort_unstable();
            let gap_free: Vec<_> = (1..).take(numbers.len()).collect();
            assert_eq!(
                *numbers, gap_free,
                "{device:?}: every mark once, none missing"
            );
        }
        let mut counts: Vec<_> = devices.values().map(Vec::len).collect();
        counts.sort_unstable();
        counts
    }

    /// The outbox is empty, the server has so many marks of each device, and counts what the screen counts.
    pub fn all_is_home(&self, page: &Browser, marks: &[usize]) {
        page.reads("@sync .sync-words", ALL_SENT);
        let class = self.class(page);
        assert_eq!(self.marks(&class), marks);
        assert_eq!(page.number("@count-arrived strong"), class.tally.arrived);
        assert_eq!(
            page.number("@count-photographed strong"),
            class.tally.photographed
        );
        assert!(!page.has(".sync-warn"), "something was not accepted");
    }
}

/// Ticks the next in line until so many have arrived.
pub fn tick_up_to(page: &Browser, wanted: u32) {
    let now = page.number("@count-arrived strong");
    for arrived in now + 1..=wanted {
        page.tap("@next-step");
        page.reads("@count-arrived strong", arrived);
    }
}

/// The bar says that so many marks are here and not yet there.
pub fn waiting(page: &Browser, marks: u32) {
    page.says("@sync .sync-words", &format!("{marks} 条已存手机"));
}

/// How many marks the bar says are here and not yet there.
pub fn in_the_outbox(page: &Browser) -> u32 {
    page.wait_for("the number of marks that wait", |page| {
        let words = page.texts("@sync .sync-words").into_iter().next()?;
        let (number, _) = words.split_once(" 条已存手机")?;
        number.parse().ok()
    })
}
