//! The real server, killed (SIGKILL) in the middle of batches 200 times under load: every op that was ever answered is
//! there afterwards under the number of that answer, none twice, and digests are equal (I2, I3, I5, I7).
//!
//! A kill loses what the process had, not what it gave to the system: it tests the order of commit and answer. What a
//! power cut leaves is up to `synchronous` and the disk: see `db/sqlite.rs`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod audit;
mod http;
mod phone;
mod random;
mod school;
mod server;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rollcall_server::clock::Stopwatch;

use crate::phone::Phone;
use crate::random::Random;
use crate::server::Server;

const KILLS: u32 = 200;
/// The longest that a server lives once a request is under way.
const LONGEST_LIFE_MICROS: u64 = 60_000;

/// What the phones are told, and tell.
#[derive(Debug, Default)]
pub struct Talk {
    /// Nothing new is said any more; what waits goes out.
    pub closing: AtomicBool,
    /// Requests that are sent and not answered.
    pub under_way: AtomicUsize,
}

#[test]
fn i7_a_server_killed_200_times_in_the_middle_of_batches_has_every_op_it_ever_answered_once() {
    let seed = std::env::var("ROLLCALL_SEED").map_or(20_270_415, |seed| seed.parse().unwrap());
    let watch = Stopwatch::start();
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::first(folder.path());
    let phones = school::open(&server, seed);
    let talk = Arc::new(Talk::default());
    let threads: Vec<_> = phones
        .into_iter()
        .map(|phone| {
            let talk = talk.clone();
            thread::spawn(move || phone.live(&talk))
        })
        .collect();

    let mut random = Random::new(seed);
    let mut caught = 0;
    for _ in 0..KILLS {
        while talk.under_way.load(Ordering::SeqCst) == 0 {
            // A phone ends early only because something is wrong: its panic says what.
            assert!(!threads.iter().any(JoinHandle::is_finished));
            thread::yield_now();
        }
        thread::sleep(Duration::from_micros(random.below(LONGEST_LIFE_MICROS)));
        caught += talk.under_way.load(Ordering::SeqCst);
        server.kill();
        server.again();
    }
    talk.closing.store(true, Ordering::SeqCst);
    let phones: Vec<Phone> = threads.into_iter().map(|it| it.join().unwrap()).collect();
    // What is looked at comes from the disk alone.
    server.kill();
    server.again();
    let history = audit::history(&server, &phones);
    audit::check(&history, &phones);
    server.kill();
    audit::check_file(folder.path(), &history);

    let sum = |of: fn(&Phone) -> u64| phones.iter().map(of).sum::<u64>();
    println!(
        "seed {seed}: {KILLS} kills with {caught} requests under way; {} phones in {} classes sent {} batches; \
         {} ops committed, {} of them by a batch whose answer was lost; {} batches were lost before their commit; \
         {} ops sent again were known; {:.1} s",
        phones.len(),
        history.len(),
        sum(|it| it.count.batches),
        history.values().map(|it| it.ops.len()).sum::<usize>(),
        sum(|it| it.count.committed_unanswered),
        sum(|it| it.count.lost_uncommitted),
        sum(|it| it.count.known),
        watch.elapsed().as_secs_f64(),
    );
    assert!(
        sum(|it| it.count.committed_unanswered) > 0,
        "no kill between commit and answer"
    );
    assert!(
        sum(|it| it.count.lost_uncommitted) > 0,
        "no kill before a commit"
    );
}
