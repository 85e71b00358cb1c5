//! Waiting without a runtime: a value that arrives once, and a limit on patience.

use core::cell::RefCell;
use core::future::{Future, poll_fn};
use core::pin::pin;
use core::task::{Context, Poll, Waker};
use std::rc::{Rc, Weak};

use gloo::timers::future::TimeoutFuture;

/// A value that callbacks set and one task waits for. The latest value counts.
pub(crate) struct Signal<T>(Rc<RefCell<Slot<T>>>);

/// The callbacks' end of a [`Signal`]: it does not keep the waiting end alive.
pub(crate) struct Teller<T>(Weak<RefCell<Slot<T>>>);

struct Slot<T> {
    value: Option<T>,
    waker: Option<Waker>,
}

impl<T> Clone for Teller<T> {
    fn clone(&self) -> Self {
        Self(Weak::clone(&self.0))
    }
}

impl<T> Teller<T> {
    /// Sets the value and wakes who waits.
    ///
    /// # Errors
    /// The value itself, where nobody waits any more.
    pub(crate) fn tell(&self, value: T) -> Result<(), T> {
        let Some(slot) = self.0.upgrade() else {
            return Err(value);
        };
        let waker = {
            let mut slot = slot.borrow_mut();
            slot.value = Some(value);
            slot.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
        Ok(())
    }
}

impl<T> Signal<T> {
    pub(crate) fn new() -> Self {
        Self(Rc::new(RefCell::new(Slot {
            value: None,
            waker: None,
        })))
    }

    pub(crate) fn teller(&self) -> Teller<T> {
        Teller(Rc::downgrade(&self.0))
    }

    /// Takes the value as soon as it is there.
    pub(crate) fn poll(&self, cx: &Context<'_>) -> Poll<T> {
        let mut slot = self.0.borrow_mut();
        match slot.value.take() {
            Some(value) => Poll::Ready(value),
            None => {
                slot.waker = Some(cx.waker().clone());
                Poll::Pending
            }
        }
    }

    /// Takes the value if it is there.
    pub(crate) fn take(&self) -> Option<T> {
        self.0.borrow_mut().value.take()
    }

    /// Waits for the value and takes it.
    pub(crate) async fn wait(&self) -> T {
        poll_fn(|cx| self.poll(cx)).await
    }
}

/// The result of `work`, or nothing when it takes longer. A timer beside a transaction does not keep it from
/// committing: only requests to the database do (P25).
pub(crate) async fn within<T>(millis: u32, work: impl Future<Output = T>) -> Option<T> {
    let (mut work, mut timer) = (pin!(work), pin!(TimeoutFuture::new(millis)));
    poll_fn(|cx| match work.as_mut().poll(cx) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => timer.as_mut().poll(cx).map(|()| None),
    })
    .await
}
