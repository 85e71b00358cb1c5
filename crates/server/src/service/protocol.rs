//! The server's side of the exchange, as the trait that phones call it by.

use std::sync::{Mutex, PoisonError};

use rollcall_core::ids::DeviceId;
use rollcall_core::sync::wire::{JoinAnswer, JoinRequest, SyncAnswer, SyncRequest};
use rollcall_core::sync::{Failure, Protocol};
use rollcall_core::time::Millis;

use super::{join, sync};
use crate::app::App;
use crate::problem::{Fault, Told};

/// A browser as the server sees it at a moment: its session, whatever brings it.
#[derive(Debug)]
pub struct Session<'a> {
    app: &'a App,
    now: Millis,
    browser: Mutex<Browser>,
}

#[derive(Debug, Clone)]
struct Browser {
    device: Option<DeviceId>,
    secret: Option<String>,
}

impl<'a> Session<'a> {
    /// The session of a device; of nobody yet where there is none.
    #[must_use]
    pub const fn new(app: &'a App, device: Option<DeviceId>, now: Millis) -> Self {
        Self {
            app,
            now,
            browser: Mutex::new(Browser {
                device,
                secret: None,
            }),
        }
    }

    fn browser(&self) -> Browser {
        let browser = self.browser.lock();
        browser.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The device that the session is of.
    #[must_use]
    pub fn device(&self) -> Option<DeviceId> {
        self.browser().device
    }

    /// The secret of the session that joining has opened, for the browser to keep.
    #[must_use]
    pub fn secret(&self) -> Option<String> {
        self.browser().secret
    }
}

impl Protocol for Session<'_> {
    async fn join(&self, request: &JoinRequest) -> Result<JoinAnswer, Failure> {
        let joined = join::open(self.app, self.device(), request, self.now).await?;
        *self.browser.lock().unwrap_or_else(PoisonError::into_inner) = Browser {
            device: Some(joined.answer.device),
            secret: joined.session,
        };
        Ok(joined.answer)
    }

    async fn sync(&self, request: &SyncRequest) -> Result<SyncAnswer, Failure> {
        let device = self.device().ok_or(Fault::from(Told::NoSession))?;
        Ok(sync::exchange(self.app, device, request, self.now).await?)
    }
}
