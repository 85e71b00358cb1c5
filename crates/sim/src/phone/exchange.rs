//! When a tab exchanges, and what it does when that fails: as the app's src/client does it.

use std::rc::Rc;

use rollcall_core::sync::pace;
use rollcall_device::{JoinError, Trouble};

use super::{Pace, Tab};
use crate::network::Wire;
use crate::world::Event;

/// Under which name the phone keeps the invitation that it opened last.
const INVITATION: &str = "invitation";
/// How many failures in a row until the tab waits for its next occasion; the app never gives up, and a run must end.
const PATIENCE: u32 = 4;
/// How many rounds one exchange has at most.
const ROUNDS: u32 = 40;

impl Tab {
    fn pace(&self, change: impl FnOnce(&mut Pace)) {
        let mut pace = self.pace.get();
        change(&mut pace);
        self.pace.set(pace);
    }

    /// Asks for an exchange within so many milliseconds.
    pub fn sync_soon(&self, ms: u32) {
        let pace = self.pace.get();
        if pace.running {
            self.pace(|it| it.again = true);
        } else if !pace.due {
            self.pace(|it| it.due = true);
            self.world.exec.after(i64::from(ms), Event::Due(self.owner));
        }
    }
}

/// Exchanges until there is no more to send or to fetch.
pub async fn exchange(tab: Rc<Tab>) {
    let busy = tab.pace.get().running;
    tab.pace(|it| (it.due, it.again, it.running) = (false, busy, true));
    if busy {
        return;
    }
    let mut outcome = rounds(&tab).await;
    if outcome == Err(Trouble::NoSession) && rejoin(&tab).await {
        outcome = rounds(&tab).await;
    }
    if outcome == Err(Trouble::NoSession) {
        // The person opens the link that they were sent last.
        let link = tab.browser().links.borrow().last().cloned();
        if let Some(link) = link
            && open(&tab, link).await
        {
            outcome = rounds(&tab).await;
        }
    }
    tab.say(|| match &outcome {
        Ok(()) => "exchanged".into(),
        Err(trouble) => format!("could not exchange: {trouble:?}"),
    });
    tab.world.outcome(tab.owner.browser, &outcome);
    tab.pace(|it| {
        it.running = false;
        it.failures = if outcome.is_ok() { 0 } else { it.failures + 1 };
    });
    let now = tab.pace.get();
    tab.pace(|it| it.again = false);
    if now.again && outcome.is_ok() {
        tab.sync_soon(0);
    } else if outcome.is_err() && now.failures < PATIENCE && !tab.world.is_calm() {
        tab.sync_soon(pace::until_next(
            now.failures,
            true,
            tab.world.random.unit(),
        ));
    }
}

async fn rounds(tab: &Rc<Tab>) -> Result<(), Trouble> {
    let device = tab.device();
    for _ in 0..ROUNDS {
        let clock = || tab.clock();
        let round = device.round(&Wire(Rc::clone(tab)), clock).await?;
        if round.is_another {
            // The session of another name: the invitation proves this one's.
            tab.say(|| "has another's session".into());
            rejoin(tab).await;
        }
        if !round.changes.is_empty() {
            tab.page.borrow_mut().is_old = true;
        }
        if !round.more {
            break;
        }
    }
    Ok(())
}

/// Gets a lost session back by the invitation that this phone opened.
async fn rejoin(tab: &Rc<Tab>) -> bool {
    match tab.device().note(INVITATION).await {
        Ok(Some(link)) => open(tab, link).await,
        _ => false,
    }
}

async fn open(tab: &Rc<Tab>, link: String) -> bool {
    let device = tab.device();
    let wipes = tab.browser().disk.wipes();
    // Nobody here guesses: a token is only to be another one than every other.
    let fresh = format!("tab {} at {}", tab.owner.tab, tab.world.exec.now());
    match device
        .open_invitation(&Wire(Rc::clone(tab)), link.clone(), Some(fresh))
        .await
    {
        Ok((answer, _)) => {
            tab.say(|| format!("joined as {}", answer.device));
            tab.world.joined(tab.owner.browser, wipes, &answer);
            let _ = device.keep_note(INVITATION, &link).await;
            true
        }
        Err(error) => {
            tab.say(|| match &error {
                JoinError::Server(failure) => format!("could not open a link: {failure:?}"),
                JoinError::Store(error) => format!("could not write down who it is: {error}"),
            });
            false
        }
    }
}

/// Opens the link that the person was sent last, and exchanges.
pub async fn open_link(tab: Rc<Tab>) {
    let link = tab.browser().links.borrow().last().cloned();
    if let Some(link) = link
        && open(&tab, link).await
    {
        tab.sync_soon(0);
    }
}
