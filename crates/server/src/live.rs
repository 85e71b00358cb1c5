//! The live stream's hub: services publish after their commit, streams pick what their device may see (I13).

use rollcall_core::access::ClassFacts;
use rollcall_core::desk::LiveNews;
use rollcall_core::ids::{DeviceId, EventId};
use tokio::sync::broadcast;

use crate::db::classes::ClassRecord;

/// How many pieces of news a slow stream may be behind before it is told to look at everything again.
const BACKLOG: usize = 1024;

/// What happened.
#[derive(Debug, Clone)]
pub enum News {
    /// A class has new ops or a new sheet.
    Class(ClassFacts, LiveNews),
    /// An event has other settings, another timetable or other free places: whoever has to do with it looks at
    /// everything.
    Event(EventId),
    /// A device was granted something, or lost it.
    Grants(DeviceId),
}

impl News {
    /// The news of how far a class is, and that it may have another sheet.
    #[must_use]
    pub fn of(class: &ClassRecord) -> Self {
        let it = LiveNews {
            class: class.id,
            no: class.last_no,
        };
        Self::Class(class.facts(), it)
    }
}

/// Where news is published and heard.
#[derive(Debug, Clone)]
pub struct Hub(broadcast::Sender<News>);

impl Default for Hub {
    fn default() -> Self {
        Self(broadcast::Sender::new(BACKLOG))
    }
}

impl Hub {
    /// Tells every stream. Call it after the commit (I7): a stream's reader asks at once.
    pub fn publish(&self, news: impl IntoIterator<Item = News>) {
        for it in news {
            // An error only means that nobody listens.
            let _ = self.0.send(it);
        }
    }

    /// Listens from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<News> {
        self.0.subscribe()
    }
}
