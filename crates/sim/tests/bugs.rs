//! Proof that the proof can fail: every deliberate bug of `rollcall_core::mutation` is caught.

use rollcall_sim::{Mutation, Mutation::*, caught, run};

/// Within how many runs.
const LIMIT: u64 = 10_000;

/// Each bug, and the first seed that has caught it. Where the simulator has changed since, another one will do.
const KNOWN: [(Mutation, u64); Mutation::ALL.len()] = [
    (OutboxDroppedOn401, 4),
    (DedupeBySubject, 2),
    (CursorBeforeOps, 1),
    (OrderByPhoneClock, 6),
    (FeesSummedByStudent, 3),
    (AnswerBeforeCommit, 4),
    (OutboxEmptiedWhenSent, 2),
    (BadOpStopsTheBatch, 3),
    (QuarantinedOpDropped, 3),
    (NewEpochNotOffered, 2),
    (NumbersFromOne, 11),
    (ForeignTextAnswersOurs, 48),
    (RetryAppendsTwice, 7),
    (RightsOfTheSession, 5),
    (UnknownFieldsDropped, 3),
    (SeenIgnored, 3),
    (CutWithoutMore, 7),
    (DigestNeverCompared, 14),
    (ClassFilterForgotten, 1),
    (PortalTakenForSuccess, 11),
    (ShownBeforeDurable, 4),
    (OthersNotOffered, 6),
    (StaleHandleKept, 4),
    (CursorMovedUnseen, 23),
    (NumberWrittenOver, 6),
    (RetryLooksInTheOutboxAlone, 321),
    (ClassOutOfMind, 6),
    (SheetOfTheCursorUnseen, 649),
    (RescueBlind, 101),
    (OlderSheetIgnored, 181),
    (KeptBeyondTheDelta, 7),
    (KeptWithoutCursor, 5841),
    (LeftoversNotOffered, 89),
    (AnotherNamesAnswer, 326),
    (SetAsideForGood, 6720),
    (QuarantineByNumber, 48),
    (EndEmptiesOutbox, 21),
    (WalkInsUnseen, 4),
    (AttemptMadeAnew, 5),
];

/// The bugs that were in this tree, found by the simulator, or by reading while it was written, and what each did. They
/// stay here as deliberate ones: so their seeds are regressions that can fail, whatever becomes of the simulator's dice.
const FOUND: [(Mutation, &str); 12] = [
    (
        NumberWrittenOver,
        "A server restored without a word gives numbers again: an answered op was written over by the op that has its number now, before the class was fetched anew. The phone had the last copy.",
    ),
    (
        ClassOutOfMind,
        "After a new epoch, or a class fetched anew, a phone named only classes with a cursor: a class that had been taken away meanwhile was never forgotten, names and all.",
    ),
    (
        RescueBlind,
        "A phone that took its own rescue file in had its refused ops in the outbox and in the quarantine.",
    ),
    (
        OlderSheetIgnored,
        "A server restored without a word has an older sheet: it was taken for a slow answer, the cursor for up to date, and the phone showed the lost roster for good.",
    ),
    (
        SheetOfTheCursorUnseen,
        "A slow answer moved the cursor to a sheet that another tab had been told to forget: the class could never be shown again.",
    ),
    (
        RetryLooksInTheOutboxAlone,
        "A connection was lost at the commit; while the database was opened again another tab sent the op and had it answered. The retry did not find it in the outbox and said it once more: a fee counted twice.",
    ),
    (
        KeptBeyondTheDelta,
        "An op accepted beyond the cut of a long delta left the outbox; a server restored to the cut had the phone's digest, so that nothing ever told it to offer the op again.",
    ),
    (
        KeptWithoutCursor,
        "A slow answer of a history that the server had lost put its ops, and its sheet, beside those of the present one.",
    ),
    (
        LeftoversNotOffered,
        "Own ops of a class that was taken away and came back were above its new cursor: the server, restored in between, never got them.",
    ),
    (
        AnotherNamesAnswer,
        "Two tabs joined at once: a phone had the session of the one name and the storage of the other, and numbers went on after those of the wrong one.",
    ),
    (
        QuarantineByNumber,
        "A phone with two texts under one number, of another phone that had been wiped, kept one of them: the second refusal wrote over the first.",
    ),
    (
        SetAsideForGood,
        "Of two texts under one number only one can wait: the other was set aside as refused although no server had heard of it, and never offered.",
    ),
];

/// Runs the tree with a bug until it is caught: how many runs it took.
fn runs_until_caught(bug: Mutation) -> Option<u64> {
    let (_, known) = KNOWN.iter().find(|(it, _)| *it == bug)?;
    if let Some((seed, _)) = caught(bug, *known, 1) {
        return Some(seed);
    }
    caught(bug, 1, LIMIT).map(|(seed, _)| seed)
}

#[test]
fn every_deliberate_bug_is_caught_within_ten_thousand_runs_and_the_same_seed_passes_without_it() {
    let mut missed = Vec::new();
    for bug in Mutation::ALL {
        match runs_until_caught(bug) {
            Some(seed) => {
                println!("{seed:>6} runs  {bug:?}");
                assert_eq!(run(seed, false).violation, None, "seed {seed}");
            }
            None => missed.push(bug),
        }
    }
    assert!(missed.is_empty(), "missed within {LIMIT} runs: {missed:?}");
}

#[test]
fn a_bug_that_was_found_here_once_is_found_again() {
    for (bug, what) in FOUND {
        let seed = runs_until_caught(bug);
        assert!(seed.is_some(), "{bug:?} would come back unseen: {what}");
    }
}
