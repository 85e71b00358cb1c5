//! Deliberate bugs, to prove that the proof can fail: the simulator must catch every one of them.
//!
//! Without the feature `mutation` there are none: [`is_on`] is a constant, and the compiler takes the branch away.

/// A bug that somebody could write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mutation {
    /// 401 and 403 empty the outbox (P13).
    OutboxDroppedOn401,
}

#[cfg(feature = "mutation")]
mod switch {
    use super::Mutation;
    use core::cell::Cell;

    std::thread_local! {
        static ON: Cell<Option<Mutation>> = const { Cell::new(None) };
    }

    /// Whether this thread runs with the bug.
    #[must_use]
    pub fn is_on(bug: Mutation) -> bool {
        ON.get() == Some(bug)
    }

    /// Switches a bug on for this thread, or all off.
    pub fn switch(bug: Option<Mutation>) {
        ON.set(bug);
    }
}

#[cfg(feature = "mutation")]
pub use switch::{is_on, switch};

/// Whether this thread runs with the bug: never.
#[cfg(not(feature = "mutation"))]
#[must_use]
pub const fn is_on(_bug: Mutation) -> bool {
    false
}
