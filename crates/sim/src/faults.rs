//! What can go wrong, and how often in a run: every run has a weather of its own, so that faults meet in ever other
//! company.

use core::fmt;

use crate::random::Random;

macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident = $words:literal, $odds:literal;)+) => {
        /// A thing that goes wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Fault { $($(#[$doc])* $name),+ }

        impl Fault {
            /// All of them, with their odds in a thousand occasions of a run in which they occur.
            pub const ALL: [(Self, u32); [$(Self::$name),+].len()] = [$((Self::$name, $odds)),+];
        }

        impl fmt::Display for Fault {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$name => $words),+ })
            }
        }
    };
}

faults! {
    /// The request never arrives.
    RequestDropped = "request dropped", 60;
    /// The request arrives twice.
    RequestDoubled = "request doubled", 60;
    /// The request arrives long after the phone has given up.
    RequestDelayed = "request delayed for hours or days", 40;
    /// Committed, and the answer never arrives.
    AnswerLost = "answer lost after the commit", 80;
    /// The answer breaks off.
    AnswerTruncated = "answer truncated", 30;
    /// The answer comes after hours or days, to a tab that was asleep.
    AnswerDelayed = "answer delayed for hours or days", 70;
    /// A login page answers (P24).
    CaptivePortal = "captive portal", 40;
    /// A proxy answers 401 or 403 (P13).
    Forbidden = "401 or 403 out of the blue", 30;
    /// A proxy answers 502.
    BadGateway = "5xx", 30;
    /// The server dies before the commit.
    KilledBefore = "server killed before the commit", 30;
    /// The server dies after the commit, before the answer.
    KilledAfter = "server killed after the commit", 30;
    /// The phone is full: the transaction is aborted (P7).
    Quota = "quota", 8;
    /// The connection to the database is lost in the middle (P3).
    LostBefore = "connection lost, nothing written", 15;
    /// The connection is lost at the commit, which is done all the same.
    LostAfter = "connection lost, yet written", 30;
    /// The browser does not answer; the transaction is aborted.
    StorageTimeout = "storage timeout", 8;
    /// The browser never says how it ended, and it is not written.
    UnheardUndone = "commit unheard, not written", 8;
    /// The browser never says how it ended, and it is written.
    UnheardDone = "commit unheard, yet written", 8;
    /// The browser is killed when the commit is near.
    CrashBefore = "crash before a commit", 12;
    /// The browser is killed when the commit is done and nobody has heard of it.
    CrashAfter = "crash after a commit", 12;
    /// Opening the database is blocked by another tab (P6).
    Blocked = "open blocked", 30;
    /// Opening the database takes seconds (P6).
    SlowOpen = "slow open", 150;
    /// The handle goes stale, and stays so (P3).
    StaleHandle = "stale handle", 40;
    /// The browser is killed at any moment.
    Crash = "crash", 40;
    /// A tab is closed at any moment.
    TabClosed = "tab closed", 40;
    /// The browser forgets the cookie that it had not written down.
    CookieForgotten = "cookie forgotten in a crash", 300;
    /// The storage is gone, the cookie with it (P1, P4).
    Wiped = "storage wiped", 15;
    /// The storage is gone, the cookie is not.
    WipedButCookie = "storage wiped, cookie kept", 15;
    /// The clock jumps by years (P18).
    ClockJump = "clock jump", 30;
    /// The session is over.
    SessionExpired = "session expired", 25;
    /// The device loses what it was granted (I9).
    Revoked = "device revoked", 15;
    /// The server stops, for seconds or hours.
    ServerStopped = "server stopped", 20;
    /// The database comes out of a backup, and the operator says so (P17).
    Restored = "restored from a backup", 10;
    /// The database comes out of a backup, and nobody says so.
    RestoredSilently = "restored from a backup, unsaid", 10;
}

/// The odds of one run.
#[derive(Debug)]
pub struct Weather {
    odds: [u32; Fault::ALL.len()],
    /// People write many rescue files, storages go and databases come back: numbers are used twice.
    pub files: bool,
    /// Events are closed under people's hands, and opened again.
    pub closing: bool,
}

impl Weather {
    /// A weather out of chance: most faults are away, some are frequent.
    #[must_use]
    pub fn of(random: &Random) -> Self {
        // One run in sixteen is fair weather: what breaks there is broken altogether.
        let rough = random.below(16);
        let files = rough == 1 || rough == 2;
        let closing = rough >= 13;
        let odds = Fault::ALL.map(|(fault, odds)| {
            if files {
                return match fault {
                    Fault::WipedButCookie | Fault::Restored => 60,
                    Fault::RequestDelayed => 40,
                    _ => 0,
                };
            }
            let scale = match random.below(8) {
                0..4 => 0,
                4..6 => 1,
                6 => 3,
                _ => 8,
            };
            if rough == 0 {
                0
            } else {
                (odds * scale).min(500)
            }
        });
        Self {
            odds,
            files,
            closing,
        }
    }

    /// The odds of a fault, in a thousand.
    #[must_use]
    pub fn odds(&self, fault: Fault) -> u32 {
        self.odds.get(fault as usize).copied().unwrap_or(0)
    }
}
