//! This device: what it carries, what it says, how it stays in step with the server.
//!
//! The phone never waits: pages read and write here, and here is local. The exchange runs beside it.

mod acts;
mod class;
mod exchange;
pub mod http;
mod join;
mod live;
mod looked;
mod status;
mod unsent;

use leptos::prelude::*;
use rollcall_core::ids::ClassId;
use rollcall_core::sync::pace;
use rollcall_core::sync::wire::PhoneWord;
use rollcall_core::table::Table;
use rollcall_device::{Identity, StoreError};
use rollcall_store::Store;

pub use acts::{Act, Saying};
pub use class::ClassModel;
pub use rollcall_device::{JoinError, Trouble};
pub use status::SyncStatus;

/// Name of the database in the browser.
const DATABASE: &str = "rollcall";

/// Under which name the phone keeps what was said of its clock.
const CLOCK: &str = "clock";
/// A clock that is wrong by this many minutes is worth a word.
const WRONG_MINUTES: i64 = 2;

/// A handle on this device; cheap to copy, provided as a context to all pages.
#[derive(Clone, Copy)]
pub struct Client {
    store: StoredValue<Store, LocalStorage>,
    exchange: StoredValue<exchange::Exchange, LocalStorage>,
    /// Outlives every page: the models belong to the device, not to the page that is open when they come.
    owner: StoredValue<Owner, LocalStorage>,
    /// Who this device is; none before the first invitation.
    pub identity: RwSignal<Option<Identity>>,
    /// Its classes, by id.
    pub classes: RwSignal<Table<ClassId, RwSignal<ClassModel>>>,
    /// What is saved here and what is sent.
    pub status: RwSignal<SyncStatus>,
    /// The acts that can be taken back, latest last.
    pub acts: RwSignal<Vec<Act>>,
    /// When the monitors' phones of each class were last heard of, by this phone's clock; empty until an answer has
    /// come since this page was opened, and of classes that this device does not look after.
    pub phones: RwSignal<Table<ClassId, Vec<PhoneWord>>>,
    /// The place of each class as somebody last looked at it.
    looked: RwSignal<Table<ClassId, String>>,
}

impl Client {
    /// Opens the phone's database, sees that it keeps data (P8), and loads what is there. No network.
    ///
    /// # Errors
    /// [`StoreError`] where the browser cannot keep data; nothing must be ticked then.
    pub async fn open() -> Result<Self, StoreError> {
        let store = Store::open(DATABASE).await?;
        store.probe().await?;
        let identity = store.identity().await?;
        let client = Self {
            store: StoredValue::new_local(store),
            exchange: StoredValue::new_local(exchange::Exchange::default()),
            owner: StoredValue::new_local(Owner::new_root(None)),
            identity: RwSignal::new(identity),
            classes: RwSignal::new(Table::default()),
            status: RwSignal::new(SyncStatus::default()),
            acts: RwSignal::new(Vec::new()),
            phones: RwSignal::new(Table::default()),
            looked: RwSignal::new(Table::default()),
        };
        client.load().await?;
        client.count_pending().await;
        if let Some(told) = client.store().note(CLOCK).await? {
            client
                .status
                .update(|status| status.clock_told = told.parse().ok());
        }
        Ok(client)
    }

    /// Begins to stay in step: at once, at every occasion (P14), and until the page closes.
    pub fn start(self) {
        crate::platform::ears::on_wake(move || self.sync_soon(0));
        self.listen_live();
        self.watch_other_tabs();
        // A newer version of the app, in another tab, has taken the database over: nothing can be saved here (P6).
        self.store()
            .on_closed(move || self.not_saved(&StoreError::Newer));
        self.sync_soon(0);
    }

    /// The model of a class, if this device carries it.
    #[must_use]
    pub fn class(self, id: ClassId) -> Option<RwSignal<ClassModel>> {
        self.classes.with(|classes| classes.get(&id).copied())
    }

    /// Whether an event of this device is closed, so that its classes are gone.
    #[must_use]
    pub fn is_over(self) -> bool {
        self.identity.with(|me| {
            let events = me.as_ref().map(|me| me.events.as_slice());
            events.unwrap_or_default().iter().any(|event| event.closed)
        })
    }

    fn store(self) -> Store {
        self.store.get_value()
    }

    /// Reads every class from the database. Models that are on a page stay the same signal.
    async fn load(self) -> Result<(), StoreError> {
        let logs = self.store().logs().await?;
        let events = self.identity.with_untracked(|identity| {
            identity
                .as_ref()
                .map(|identity| identity.events.clone())
                .unwrap_or_default()
        });
        let before = self.classes.get_untracked();
        let mut classes = Table::default();
        for log in logs {
            let Some(model) = ClassModel::from_log(log, &events) else {
                continue;
            };
            let id = model.sheet.id;
            self.remember_look(&model).await;
            let signal = match before.get(&id) {
                Some(signal) => {
                    signal.set(model);
                    *signal
                }
                None => self
                    .owner
                    .with_value(|owner| owner.with(|| RwSignal::new(model))),
            };
            classes.insert(id, signal);
        }
        if classes.keys().ne(before.keys()) {
            self.classes.set(classes);
        }
        Ok(())
    }

    async fn count_pending(self) {
        match self.store().pending().await {
            Ok(pending) => self.status.update(|status| {
                status.pending = pending.count;
                status.oldest = pending.oldest;
            }),
            Err(error) => self.not_saved(&error),
        }
        if let Ok(refused) = self.store().quarantined().await {
            self.status.update(|status| status.refused = refused.len());
        }
    }

    fn not_saved(self, error: &StoreError) {
        let cause = error.to_string();
        self.status.update(|status| status.not_saved = Some(cause));
    }

    fn watch_other_tabs(self) {
        let read_anew = move || {
            leptos::task::spawn_local(async move {
                if let Err(error) = self.load().await {
                    self.not_saved(&error);
                }
                self.count_pending().await;
                // The other tab may be closed before it sends.
                if self.status.with_untracked(|status| status.pending > 0) {
                    self.sync_soon(pace::GATHER_MS);
                }
            });
        };
        self.store().on_change(move |_| read_anew());
        crate::platform::ears::on_return(read_anew);
    }

    /// By how many minutes the phone's clock is wrong, where that is worth saying and was not said yet (P18).
    #[must_use]
    pub fn clock_to_tell(self) -> Option<i64> {
        let offset = self
            .identity
            .with(|identity| identity.as_ref()?.clock_offset_ms)?;
        let minutes = (offset.abs() + 30_000) / 60_000;
        let told = self.status.with(|status| status.clock_told);
        let news = told.is_none_or(|told| (told - minutes).abs() >= WRONG_MINUTES);
        (minutes >= WRONG_MINUTES && news).then_some(minutes)
    }

    /// It was read: not to be said again, also after a reload.
    pub fn clock_was_told(self, minutes: i64) {
        self.status
            .update(|status| status.clock_told = Some(minutes));
        leptos::task::spawn_local(async move {
            // A comfort only: where it fails, it is said again.
            let _ = self.store().keep_note(CLOCK, &minutes.to_string()).await;
        });
    }

    /// Says once that the storage was gone, and that what the server has is back (P4).
    fn was_forgotten(self, ops: u64) {
        if ops > 0 {
            self.status.update(|status| status.forgotten += ops);
        }
    }
}
