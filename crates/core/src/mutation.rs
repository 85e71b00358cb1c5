//! Deliberate bugs, to prove that the proof can fail: the simulator must catch every one of them.
//!
//! Without the feature `mutation` there are none: [`is_on`] is a constant, and the compiler takes the branch away.

macro_rules! mutations {
    ($($(#[$doc:meta])+ $name:ident,)+) => {
        /// A bug that somebody could write.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Mutation {
            $($(#[$doc])+ $name,)+
        }

        impl Mutation {
            /// All of them.
            pub const ALL: [Self; [$(stringify!($name)),+].len()] = [$(Self::$name),+];
        }
    };
}

mutations! {
    /// 401 and 403 empty the outbox (P13).
    OutboxDroppedOn401,
    /// The server takes a second op about a subject for the first one again (P11).
    DedupeBySubject,
    /// The cursor moves in a transaction of its own, before the ops (I7).
    CursorBeforeOps,
    /// Of contradicting statements the one with the later phone time counts (I6, P18).
    OrderByPhoneClock,
    /// The class's total has one entry for each student, so that a double receipt is hidden (I10).
    FeesSummedByStudent,
    /// The server answers, then commits (I7).
    AnswerBeforeCommit,
    /// The outbox is emptied when it is sent, not when it is answered (I2).
    OutboxEmptiedWhenSent,
    /// One bad op turns the whole batch down (P15).
    BadOpStopsTheBatch,
    /// A refused op leaves the outbox and goes nowhere (I2).
    QuarantinedOpDropped,
    /// A new epoch moves the cursors back and offers nothing again (P17).
    NewEpochNotOffered,
    /// After a wipe numbers begin at 1, whatever the server says (I4, P4).
    NumbersFromOne,
    /// Another text under the same id answers ours (I2).
    ForeignTextAnswersOurs,
    /// A write that was lost at the commit is said once more without looking (I3, P3).
    RetryAppendsTwice,
    /// Rights are those of the session's beginning (I9).
    RightsOfTheSession,
    /// An op is written anew from what this version understands of it (I12).
    UnknownFieldsDropped,
    /// What an op replaces goes on standing: nothing can be undone.
    SeenIgnored,
    /// A delta that was cut does not say that there is more (I5).
    CutWithoutMore,
    /// What is here is never compared with the server's digest (I5).
    DigestNeverCompared,
    /// Every device gets every class (I13).
    ClassFilterForgotten,
    /// A login page is taken for a success (P24).
    PortalTakenForSuccess,
    /// A write counts as saved when its requests have succeeded, not when it is complete (I1).
    ShownBeforeDurable,
    /// After a restore a phone offers its own ops only (P17).
    OthersNotOffered,
    /// A lost connection is used again (P3).
    StaleHandleKept,
    /// A slow answer moves the cursor that another tab has moved on (I7, P9).
    CursorMovedUnseen,
    /// An op whose number the server has given again is written over (I2, P17).
    NumberWrittenOver,
    /// A retry looks for its op in the outbox alone, and not where an answer has moved it (I3, P3, P9).
    RetryLooksInTheOutboxAlone,
    /// A class is named to the server only while its cursor is above nothing, and cannot be forgotten before (I13).
    ClassOutOfMind,
    /// A cursor takes over what an answer says of a sheet that is not here (I7, P9).
    SheetOfTheCursorUnseen,
    /// A rescue file is taken in without a look at what was refused, or waits under the same number (I2).
    RescueBlind,
    /// A sheet older than the one here is always a slow answer's (I5, P17).
    OlderSheetIgnored,
    /// An own op beyond the cut of a delta, or beyond the cursor, leaves the outbox at once (I2, I7, P17).
    KeptBeyondTheDelta,
    /// Ops of an answer stay although the cursor could not move over them (I2, P9, P17).
    KeptWithoutCursor,
    /// Own ops of a class that was forgotten and comes back are not compared with what the server has (I2, P17).
    LeftoversNotOffered,
    /// An answer to this phone's earlier name moves the numbers of its present one (I4, P9).
    AnotherNamesAnswer,
    /// An op that waits for a number that another op holds in the outbox waits for ever (I2).
    SetAsideForGood,
    /// A refused op is kept by its number, where another text that was refused under it is written over (I2).
    QuarantineByNumber,
    /// The end of a class empties the outbox of it, too (I2).
    EndEmptiesOutbox,
    /// Of those written at a list's bottom nothing is shown or expected (I5).
    WalkInsUnseen,
    /// A link that is tried again after a lost answer is tried as for the first time (I3).
    AttemptMadeAnew,
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
