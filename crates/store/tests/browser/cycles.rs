//! Count in = count out (P11), over a thousand cycles of saying and being answered.
//!
//! Two tabs on one database take turns or speak at once, are opened again, lose their connection, hear the same
//! answer twice. Books are kept beside: what was said, and where it must lie now.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use rollcall_core::marks::{Op, RawOp, ServerNo};
use rollcall_core::sync::wire::Cursor;
use rollcall_core::sync::{Change, Digest, Refusal};
use rollcall_store::Store;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::fixture::{CLASS, Dice, EPOCH, ME, OTHER, draft, foreign, joined, keep, together};
use crate::meddle::{close_underneath, lose_ends};

const CYCLES: u32 = 1000;
const SEED: u64 = 20_260_418;
const NAME: &str = "cycles";

/// Where every op must be: own ones by their number, answered ones by the server's.
#[derive(Default)]
struct Books {
    said: u64,
    waiting: BTreeMap<u64, RawOp>,
    refused: BTreeMap<u64, RawOp>,
    answered: BTreeMap<u64, RawOp>,
    foreign: u64,
    digest: Digest,
}

impl Books {
    fn say(&mut self, ops: &[Op]) {
        for op in ops {
            self.said += 1;
            let there = self.waiting.insert(op.id.seq.0, op.to_raw().unwrap());
            assert!(there.is_none(), "{:?} was given to two ops", op.id);
        }
    }

    /// The server's next number for an op, its own or another's.
    fn number(&mut self, op: &RawOp) -> Change {
        let no = self.answered.len() as u64 + 1;
        self.answered.insert(no, op.clone());
        self.digest = self.digest.with(ServerNo(no), op);
        keep(no, op)
    }

    /// What a server says to a batch.
    fn answer(&mut self, batch: Vec<RawOp>, dice: &mut Dice) -> Vec<Change> {
        let mut changes = Vec::new();
        for _ in 0..dice.below(3) {
            self.foreign += 1;
            changes.push(self.number(&foreign(OTHER, self.foreign)));
        }
        for op in batch {
            let id = op.parse().unwrap().id;
            assert_eq!(id.device, ME);
            let known = self.waiting.remove(&id.seq.0);
            assert_eq!(known.as_ref(), Some(&op), "nobody said this");
            if dice.below(20) == 0 {
                let refusal = Refusal::NotAllowed;
                self.refused.insert(id.seq.0, op.clone());
                changes.push(Change::Quarantine { id, op, refusal });
            } else {
                changes.push(self.number(&op));
            }
        }
        let no = self.answered.len() as u64;
        changes.push(Change::Advance {
            class: CLASS,
            cursor: Cursor { no, sheet: 0 },
            digest: self.digest,
        });
        changes
    }

    /// The counts, which are read in every cycle.
    async fn count(&self, store: &Store, cycle: u32) {
        let waiting = store.pending().await.unwrap().count as usize;
        let refused = store.quarantined().await.unwrap().len();
        assert_eq!(
            (waiting, refused),
            (self.waiting.len(), self.refused.len()),
            "cycle {cycle}"
        );
        let own = self.answered.len() - self.foreign as usize;
        assert_eq!(self.said, (waiting + refused + own) as u64, "cycle {cycle}");
    }

    /// Every op, byte by byte.
    async fn audit(&self, store: &Store) {
        let waiting = store.outbox(usize::MAX).await.unwrap();
        assert!(waiting.iter().eq(self.waiting.values()));
        let refused = store.quarantined().await.unwrap();
        let refused = refused.iter().map(|(op, _)| op.to_raw().unwrap());
        assert!(refused.eq(self.refused.values().cloned()));
        let log = store.class_log(CLASS).await.unwrap().ops;
        assert_eq!(log.len(), self.answered.len() + self.waiting.len());
        let numbered = (1..)
            .map(|no| Some(ServerNo(no)))
            .zip(self.answered.values());
        let unnumbered = self.waiting.values().map(|op| (None, op));
        for ((op, no), (number, text)) in log.iter().zip(numbered.chain(unnumbered)) {
            assert_eq!((op, *no), (&text.parse().unwrap(), number));
        }
        if let Some(cursor) = store.cursors().await.unwrap().get(&CLASS) {
            let no = self.answered.len() as u64;
            assert_eq!((cursor.0.no, cursor.1), (no, self.digest));
        }
    }
}

#[wasm_bindgen_test]
async fn p11_i2_count_in_is_count_out_over_a_thousand_cycles_of_two_tabs() {
    let mut dice = Dice::new(SEED);
    let mut books = Books::default();
    let mut tabs = [joined(NAME).await, Store::open(NAME).await.unwrap()];
    for cycle in 0..CYCLES {
        let (here, there) = if dice.below(2) == 0 { (0, 1) } else { (1, 0) };
        match dice.below(40) {
            0 | 1 => tabs[here] = Store::open(NAME).await.unwrap(),
            2 => assert!(close_underneath(NAME) > 0),
            // Committed, and reported as lost (P3).
            3 => lose_ends(1),
            _ => {}
        }
        if dice.below(8) == 0 {
            speak_at_once(&tabs, &mut dice, &mut books).await;
        } else {
            let drafts = drafts(&mut dice);
            books.say(&tabs[here].append(drafts).await.unwrap());
        }
        if dice.below(3) > 0 {
            let limit = 1 + dice.below(12) as usize;
            let batch = tabs[there].outbox(limit).await.unwrap();
            let changes = books.answer(batch, &mut dice);
            if dice.below(8) == 0 {
                // The answer reached both tabs (P9).
                tabs[there].apply(EPOCH, changes.clone()).await.unwrap();
            }
            tabs[here].apply(EPOCH, changes).await.unwrap();
        }
        books.count(&tabs[there], cycle).await;
        if cycle % 100 == 99 {
            books.audit(&tabs[here]).await;
        }
    }
    drop(tabs);
    let store = Store::open(NAME).await.unwrap();
    books.count(&store, CYCLES).await;
    books.audit(&store).await;
    let own = books.answered.values().map(|raw| raw.parse().unwrap().id);
    let own = own.filter(|id| id.device == ME).map(|id| id.seq.0);
    let aside = books.waiting.keys().chain(books.refused.keys()).copied();
    let mut numbers: Vec<u64> = own.chain(aside).collect();
    numbers.sort_unstable();
    assert!(numbers.into_iter().eq(1..=books.said), "I4: without a gap");
    wasm_bindgen_test::console_log!(
        "{CYCLES} cycles: {} said = {} answered + {} refused + {} waiting; {} of others",
        books.said,
        books.answered.len() as u64 - books.foreign,
        books.refused.len(),
        books.waiting.len(),
        books.foreign
    );
}

fn drafts(dice: &mut Dice) -> Vec<rollcall_core::marks::Draft> {
    let drafts = (0..1 + dice.below(5)).map(|_| draft(dice.below(1 << 40) as i64));
    drafts.collect()
}

async fn speak_at_once(tabs: &[Store; 2], dice: &mut Dice, books: &mut Books) {
    let said = Rc::new(RefCell::new(Vec::new()));
    let speak = |tab: &Store| {
        let (tab, drafts, said) = (tab.clone(), drafts(dice), Rc::clone(&said));
        async move {
            let ops = tab.append(drafts).await.unwrap();
            said.borrow_mut().extend(ops);
        }
    };
    together(tabs.iter().map(speak).collect()).await;
    books.say(&said.take());
}
