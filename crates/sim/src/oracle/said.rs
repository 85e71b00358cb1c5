//! Ops as the oracle reads them, and the state that follows: written from the design's words, not from the code.

use std::collections::{BTreeMap, BTreeSet};

use rollcall_core::ids::DeviceId;
use serde_json::Value;

use super::Id;

/// What a text says, as far as it can be read.
#[derive(Debug, Clone)]
pub struct Said {
    /// Whose, and which.
    pub id: Id,
    /// The class, in hex.
    pub class: String,
    /// A student in hex, or the class.
    pub subject: String,
    /// The mark.
    pub mark: Value,
    /// What it replaces.
    pub seen: Vec<Id>,
    /// In which role.
    pub by: String,
}

fn id_of(value: &Value) -> Option<Id> {
    let device: DeviceId = value.get(0)?.as_str()?.parse().ok()?;
    Some((device, value.get(1)?.as_u64()?))
}

/// The identity that a text claims.
pub fn id(text: &str) -> Option<Id> {
    let value: Value = serde_json::from_str(text).ok()?;
    id_of(value.get("id")?)
}

/// Reads a text.
pub fn read(text: &str) -> Option<Said> {
    let value: Value = serde_json::from_str(text).ok()?;
    let subject = match value.get("subject")? {
        Value::String(word) => word.clone(),
        other => other.get("student")?.as_str()?.to_owned(),
    };
    let seen = value.get("seen").and_then(Value::as_array);
    Some(Said {
        id: id_of(value.get("id")?)?,
        class: value.get("class")?.as_str()?.to_owned(),
        subject,
        mark: value.get("mark")?.clone(),
        seen: seen.into_iter().flatten().filter_map(id_of).collect(),
        by: value.get("by")?.as_str()?.to_owned(),
    })
}

/// The texts in a rescue file.
pub fn texts_of_rescue(file: &str) -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct Refused {
        op: Box<serde_json::value::RawValue>,
    }
    #[derive(serde::Deserialize)]
    struct File {
        outbox: Vec<Box<serde_json::value::RawValue>>,
        quarantine: Vec<Refused>,
    }
    let Ok(file) = serde_json::from_str::<File>(file) else {
        return Vec::new();
    };
    let refused = file.quarantine.into_iter().map(|it| it.op);
    let all = file.outbox.into_iter().chain(refused);
    all.map(|it| it.get().to_owned()).collect()
}

impl Said {
    /// The register's name and the value, for a mark that the design of today has.
    fn register(&self) -> Option<(&'static str, &Value)> {
        let (word, value) = self.mark.as_object()?.iter().next()?;
        Some(match word.as_str() {
            "attendance" if rank(value).is_some() => ("attendance", value),
            "received" | "reversed" => ("fees", value),
            "code_ready" => ("code", value),
            "data_checked" => ("data", value),
            "position" => ("position", value),
            "settlement" => ("settlement", value),
            "note" if value.is_string() => ("note", value),
            "walk_in" if value.is_null() || value.get("name")?.is_string() => ("walk-in", value),
            _ => return None,
        })
    }

    /// What it adds to the ledger, in fen.
    fn fen(&self) -> i64 {
        let of = |word: &str| self.mark.get(word)?.get("fen")?.as_i64();
        of("received").unwrap_or(0) - of("reversed").unwrap_or(0)
    }

    /// The words, and whether they may be none.
    fn words(&self) -> Option<(&str, bool)> {
        let note = self.mark.get("note").and_then(Value::as_str);
        let name = self
            .mark
            .get("walk_in")
            .and_then(|it| it.get("name")?.as_str());
        note.map(|it| (it, true)).or(name.map(|it| (it, false)))
    }

    /// Whether it is words: a note, or a line at the list's bottom.
    pub fn is_words(&self) -> bool {
        matches!(self.register(), Some(("note" | "walk-in", _)))
    }

    /// Whether the amounts in it can be: above nothing, up to a million yuan; whether words name nobody by a number.
    pub fn is_sound(&self) -> bool {
        let sound = |fen: i64| fen > 0 && fen <= 100_000_000;
        let of = |word: &str| self.mark.get(word)?.get("fen")?.as_i64();
        let paid = self.mark.get("settlement").and_then(|it| it.get("paid"));
        let paid = paid.and_then(Value::as_i64);
        of("received").is_none_or(sound)
            && of("reversed").is_none_or(sound)
            && paid.is_none_or(|fen| fen == 0 || sound(fen))
            && (!self.is_words() || self.words().is_none_or(|it| is_modest(&it)))
    }
}

/// Whether words are some, not too many, and have no eleven digits in a row when the blanks are taken out.
fn is_modest((words, may_be_empty): &(&str, bool)) -> bool {
    let packed: String = words.chars().filter(|c| *c != ' ').collect();
    let digits = packed.split(|c: char| !c.is_ascii_digit());
    words.chars().count() <= 60
        && (*may_be_empty || !packed.is_empty())
        && digits.into_iter().all(|run| run.len() < 11)
}

/// Which of two standings counts.
fn rank(value: &Value) -> Option<u64> {
    match (value.as_str(), value.get("absent")) {
        (Some("expected"), _) => Some(0),
        (_, Some(_)) => Some(1),
        (Some("exempt"), _) => Some(2),
        (Some("arrived"), _) => Some(3),
        (Some("photographed"), _) => Some(4),
        _ => None,
    }
}

/// The state of a class, by its history in the server's order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct State {
    /// What counts, by register and subject.
    pub counts: BTreeMap<(&'static str, String), Value>,
    /// What each student's entries add up to, in fen.
    pub balance: BTreeMap<String, i64>,
    /// What all entries add up to.
    pub collected: i64,
    /// Whoever was ever written at the list's bottom, in the order in which the server first heard of them.
    pub written: Vec<String>,
}

impl State {
    /// Of a history.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let all: Vec<(u64, Said)> = (1..)
            .zip(texts.map(read))
            .filter_map(|(no, it)| Some((no, it?)))
            .collect();
        let mut state = Self::default();
        let mut replaced: BTreeSet<(&str, &str, Id)> = BTreeSet::new();
        for (_, said) in &all {
            let Some((register, _)) = said.register() else {
                continue;
            };
            if register == "fees" {
                *state.balance.entry(said.subject.clone()).or_default() += said.fen();
                state.collected += said.fen();
            }
            if register == "walk-in" && !state.written.contains(&said.subject) {
                state.written.push(said.subject.clone());
            }
            let seen = said.seen.iter().filter(|it| **it != said.id);
            replaced.extend(seen.map(|it| (register, said.subject.as_str(), *it)));
        }
        let mut best: BTreeMap<(&str, &str), (u64, u64)> = BTreeMap::new();
        for (no, said) in &all {
            let Some((register, value)) = said.register() else {
                continue;
            };
            let subject = said.subject.as_str();
            if register == "fees" || replaced.contains(&(register, subject, said.id)) {
                continue;
            }
            let rank = match register {
                "attendance" => rank(value).unwrap_or(0),
                "code" | "data" => u64::from(value == &Value::Bool(true)),
                "walk-in" => u64::from(!value.is_null()),
                _ => 0,
            };
            let before = best.get(&(register, subject)).copied();
            if before.is_none_or(|before| before <= (rank, *no)) {
                best.insert((register, subject), (rank, *no));
                let key = (register, subject.to_owned());
                state.counts.insert(key, value.clone());
            }
        }
        state
    }

    /// What counts in a register, as JSON.
    pub fn count(&self, register: &'static str, subject: &str) -> Option<&Value> {
        self.counts.get(&(register, subject.to_owned()))
    }
}
