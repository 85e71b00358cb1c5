//! A phone on records in memory, and a server of a few lines.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

mod answers;
mod joining;
mod memory;

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// What a future that waits for nothing comes to.
fn now<T>(future: impl Future<Output = T>) -> T {
    let polled = pin!(future).poll(&mut Context::from_waker(Waker::noop()));
    let Poll::Ready(value) = polled else {
        unreachable!("nothing here waits");
    };
    value
}
