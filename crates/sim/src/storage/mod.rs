//! A model of IndexedDB that fails wherever the real one may: at every write, at the commit, before it and after it.

mod disk;
mod tx;

use core::cell::Cell;
use std::rc::Rc;

use rollcall_core::ids::ClassId;
use rollcall_device::storage::{Body, Held, Mode, Storage};
use rollcall_device::{Fault as Failed, StoreError};

use crate::faults::Fault;
use crate::phone::Tab;

pub use disk::{Disk, place};
pub use tx::{Tx, Written};

/// A connection to a browser's database.
pub struct Handle {
    /// The browser has lost it, and will not say so before it is used (P3).
    stale: Cell<bool>,
    /// The database that it was opened on: after a wipe there is another.
    wipes: u64,
}

impl Handle {
    /// The browser loses the connection.
    pub fn go_stale(&self) {
        self.stale.set(true);
    }
}

/// A tab's way to the database.
#[derive(Clone)]
pub struct Connection(pub Rc<Tab>);

impl Storage for Connection {
    type Handle = Handle;
    type Tx = Tx;

    async fn connect(&self) -> Result<Rc<Handle>, StoreError> {
        let tab = &self.0;
        if let Some(open) = tab.handle.get() {
            return Ok(open);
        }
        tab.world.exec.yield_now().await;
        if tab.world.strikes(Fault::Blocked) {
            return Err(StoreError::Blocked);
        }
        if tab.world.strikes(Fault::SlowOpen) {
            // Long enough for another tab to do whatever it likes.
            tab.world.sleep(tab.world.random.within(100, 9_000)).await;
        }
        Ok(tab.handle.hold(Handle {
            stale: Cell::new(false),
            wipes: tab.browser().disk.wipes(),
        }))
    }

    fn held(&self) -> &Held<Handle> {
        &self.0.handle
    }

    async fn run(
        &self,
        handle: &Handle,
        stores: &[&str],
        mode: Mode,
        body: &Body<'_, Tx>,
    ) -> Result<(), Failed> {
        let tab = &self.0;
        tab.world.exec.yield_now().await;
        if handle.stale.get() || handle.wipes != tab.browser().disk.wipes() {
            return Err(Failed::Lost("the connection is gone".into()));
        }
        let mask = stores.iter().fold(0, |mask, it| mask | 1 << place(it));
        let held = tab
            .browser()
            .disk
            .turn(&tab.world, mask, mode == Mode::Write)
            .await;
        let tx = Rc::new(Tx::begin(Rc::clone(tab), mode, handle.wipes));
        let result = body(Rc::clone(&tx)).await;
        let result = match (result, mode) {
            (Ok(()), Mode::Write) => tx.commit().await,
            (Ok(()), Mode::Read) if tab.world.strikes(Fault::LostBefore) => {
                Err(Failed::Lost("lost while looking".into()))
            }
            (result, _) => result,
        };
        tx.end(result.is_ok());
        drop(held);
        result
    }

    fn tell(&self, _: Option<ClassId>) {
        for other in self.0.browser().tabs.borrow().iter() {
            if !Rc::ptr_eq(other, &self.0) {
                other.page.borrow_mut().is_old = true;
            }
        }
    }
}
