//! A network with faults: stands between the browsers and the real server, and does to requests what halls, tunnels
//! and hotels do. Switched while the browsers run, for one path or for all.
//!
//! One request a connection: what holds then holds for the next request, whatever was open before.

mod message;
mod relay;

use std::collections::BTreeMap;
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use crate::clock::{PATIENCE, look_until};
use crate::port::free_port;
use crate::server::Server;

/// Where pages under test leave word: `fetch('/api/seen?…')`. Below `/api/`, so that no service worker keeps it.
const SEEN: &str = "/api/seen?";

/// What happens to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The connection is closed at once; the server hears of nothing.
    Refuse,
    /// Nothing ever answers, also when the network is long well again.
    BlackHole,
    /// It goes on its way, this much later.
    Delay(Duration),
    /// The server does as it is asked, and nobody hears the answer.
    DropAnswer,
    /// The same, and half of the answer is heard.
    CutAnswer,
    /// A hotel's login page answers, with 200 and for everything (P24).
    Portal,
}

/// The network.
#[derive(Debug)]
pub struct Proxy {
    port: u16,
    server: u16,
    state: Arc<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The beginning of the paths that it is for, and the fault.
    fault: Mutex<Option<(&'static str, Fault)>>,
    build: Mutex<Option<String>>,
    seen: Mutex<Vec<String>>,
    requests: Mutex<BTreeMap<String, u32>>,
    over: AtomicBool,
}

impl Proxy {
    /// Starts a network that is well.
    #[must_use]
    pub fn before(server: &Server) -> Self {
        let proxy = Self {
            port: free_port(),
            server: server.port(),
            state: Arc::default(),
        };
        let listener = TcpListener::bind(("127.0.0.1", proxy.port)).unwrap();
        let (state, server) = (Arc::clone(&proxy.state), proxy.server);
        thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                if state.over() {
                    break;
                }
                let state = Arc::clone(&state);
                // Whatever a browser does to its connection is no concern of the test's.
                thread::spawn(move || drop(relay::serve(client, server, &state)));
            }
        });
        proxy
    }

    /// The address of a page.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// A link of the server's, by way of this network.
    #[must_use]
    pub fn link(&self, link: &str) -> String {
        let (_, path) = link
            .split_once(&format!(":{}", self.server))
            .expect("a link of the server's");
        self.url(path)
    }

    /// From now on this happens to every request whose path begins like that; `/` is all of them.
    pub fn set(&self, path: &'static str, fault: Fault) {
        *self.state.fault.lock().unwrap() = Some((path, fault));
        self.state.requests.lock().unwrap().clear();
    }

    /// From now on all is well.
    pub fn heal(&self) {
        *self.state.fault.lock().unwrap() = None;
    }

    /// How many requests for a path have come since a fault was last set.
    #[must_use]
    pub fn requests(&self, path: &str) -> u32 {
        let requests = self.state.requests.lock().unwrap();
        requests.get(path).copied().unwrap_or_default()
    }

    /// Waits until so many have come.
    #[track_caller]
    pub fn wait_for_requests(&self, path: &str, wanted: u32) {
        let done = look_until(PATIENCE, || (self.requests(path) >= wanted).then_some(()));
        let came = self.requests(path);
        assert!(
            done.is_some(),
            "{came} requests for {path} came, not {wanted}"
        );
    }

    /// From now on the app is of another build: its worker, and its pages, which say `<html data-build=…>`.
    pub fn new_build(&self, name: &str) {
        *self.state.build.lock().unwrap() = Some(name.to_owned());
    }

    /// The words that pages have left, in the order in which they came.
    #[must_use]
    pub fn seen(&self) -> Vec<String> {
        self.state.seen.lock().unwrap().clone()
    }

    /// Forgets them.
    pub fn forget_seen(&self) {
        self.state.seen.lock().unwrap().clear();
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.state.over.store(true, Ordering::Relaxed);
        // The one who waits for connections looks up.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

impl State {
    fn over(&self) -> bool {
        self.over.load(Ordering::Relaxed)
    }

    fn fault_of(&self, path: &str) -> Option<Fault> {
        let fault = *self.fault.lock().unwrap();
        fault.and_then(|(start, fault)| path.starts_with(start).then_some(fault))
    }

    fn build(&self) -> Option<String> {
        self.build.lock().unwrap().clone()
    }

    fn count(&self, path: &str) {
        let path = path.split('?').next().unwrap_or(path);
        *self
            .requests
            .lock()
            .unwrap()
            .entry(path.to_owned())
            .or_default() += 1;
    }

    fn note(&self, words: &str) {
        self.seen.lock().unwrap().push(words.to_owned());
    }
}
