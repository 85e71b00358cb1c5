//! What the desk asks the server, and as much of the answers as it shows.

use chrono::NaiveDate;
use gloo::net::http::Request;
use rollcall_core::desk::{
    ClassPage, ClassRow, Plan, PublishRequest, Published, RosterChange, Session, SheetColumn,
};
use rollcall_core::event::{PayWhen, QueueOrder};
use rollcall_core::ids::{ClassId, EventId};
use rollcall_core::json;
use rollcall_core::money::Fen;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;
use wasm_bindgen::JsValue;
use web_sys::File;

use super::rosters::api::{Said, columns};
use crate::client::http;
use crate::text::{Language, language};
use rollcall_core::sync::Failure;

/// What a person gives to be read.
#[derive(Clone)]
pub(super) enum Source {
    /// Pasted.
    Text(String),
    /// Chosen.
    File(File),
}

impl Source {
    /// The name, as it stands in an address; empty of a text.
    pub fn name(&self) -> String {
        match self {
            Self::Text(_) => String::new(),
            Self::File(file) => js_sys::encode_uri_component(&file.name()).into(),
        }
    }

    fn body(&self) -> JsValue {
        match self {
            Self::Text(text) => JsValue::from_str(text),
            Self::File(file) => file.into(),
        }
    }
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Severity {
    Info,
    Warning,
    Error,
}

/// One thing that the reader has to say.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Finding {
    pub severity: Severity,
    pub line: Option<usize>,
    message: String,
    #[serde(default)]
    message_en: String,
}

impl Finding {
    /// What it says.
    pub fn words(&self) -> String {
        if language() == Language::English && !self.message_en.is_empty() {
            self.message_en.clone()
        } else {
            self.message.clone()
        }
    }
}

/// How many findings are of a severity.
pub(super) fn count(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|it| it.severity == severity).count()
}

/// A notice, read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Reading {
    /// The text that was read, as the server decoded it.
    pub text: String,
    pub title: Option<String>,
    pub campuses: Vec<Campus>,
    pub entries: Vec<Entry>,
    pub spare: Vec<Spare>,
    pub exempt: u32,
    pub deadlines: Vec<Deadline>,
    pub settings: ReadSettings,
    pub totals: Totals,
    pub findings: Vec<Finding>,
}

/// A place that the prose names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Campus {
    pub name: Option<String>,
}

/// A slot without a class.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Spare {
    pub line: usize,
}

/// One class, or a whole college, in its queue.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Entry {
    pub line: usize,
    pub campus: Option<String>,
    pub venue: Option<String>,
    #[serde(deserialize_with = "day")]
    pub date: Option<NaiveDate>,
    pub start: Option<String>,
    pub end: Option<String>,
    pub group: u32,
    pub seq: Option<u32>,
    pub college: Option<String>,
    pub class: Option<String>,
    pub headcount: Option<u32>,
    pub counsellor: Option<String>,
}

/// Something that is due.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Deadline {
    pub line: usize,
    #[serde(deserialize_with = "day")]
    pub start: Option<NaiveDate>,
    #[serde(deserialize_with = "day")]
    pub date: Option<NaiveDate>,
    pub what: String,
}

/// What the prose says of the settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct ReadSettings {
    pub fee_fen: Option<Fen>,
    pub lead_minutes: Option<u16>,
    #[serde(deserialize_with = "known")]
    pub pay_when: Option<PayWhen>,
    #[serde(deserialize_with = "known")]
    pub queue_order: Option<QueueOrder>,
}

/// Sums.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct Totals {
    pub classes: usize,
    pub students: u64,
}

/// A choice that a newer server knows and this page does not is shown as unsaid.
fn known<'de, D: Deserializer<'de>, T: DeserializeOwned>(from: D) -> Result<Option<T>, D::Error> {
    let value = Box::<RawValue>::deserialize(from)?;
    Ok(json::read(value.get()).ok())
}

/// A day, without chrono's reader of dates, which can do every format there is.
fn day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    #[derive(Deserialize)]
    struct Day(#[serde(with = "rollcall_core::time::day")] NaiveDate);
    Ok(Option::<Day>::deserialize(from)?.map(|day| day.0))
}

/// What bringing a sheet in would do.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Preview {
    pub reading: RosterReading,
    pub added: usize,
    pub kept: usize,
    pub removed: usize,
    /// The same by name.
    pub change: RosterChange,
}

/// A sheet, read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct RosterReading {
    pub students: Vec<RosterStudent>,
    pub findings: Vec<Finding>,
    pub columns: Vec<SheetColumn>,
}

/// One student as the sheet gives them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct RosterStudent {
    pub row: usize,
    pub order: u32,
    pub name: String,
    pub student_number: String,
    pub exempt: bool,
    pub class: Option<String>,
}

/// Who this browser is.
pub(super) async fn session() -> Result<Session, Failure> {
    http::get("/api/session").await
}

/// Reads a notice; nothing is saved.
pub(super) async fn read_notice(source: &Source) -> Result<Reading, Failure> {
    upload(&format!("/api/notice/read?name={}", source.name()), source).await
}

/// Makes a notice the event's timetable.
pub(super) async fn publish(event: EventId, text: String) -> Result<Published, Failure> {
    let path = format!("/api/events/{event}/publish");
    let request = PublishRequest {
        text,
        ..PublishRequest::default()
    };
    http::post(&path, &request).await
}

/// What stands in the timetable beside the classes.
pub(super) async fn plan(event: EventId) -> Result<Plan, Failure> {
    http::get(&format!("/api/events/{event}/plan")).await
}

/// The classes in the order of time.
pub(super) async fn classes(event: EventId) -> Result<Vec<ClassRow>, Failure> {
    http::get(&format!("/api/events/{event}/classes")).await
}

/// One class with its students.
pub(super) async fn class(class: ClassId) -> Result<ClassPage, Failure> {
    http::get(&format!("/api/classes/{class}")).await
}

/// Says what bringing a sheet in would do.
pub(super) async fn preview_roster(
    class: ClassId,
    source: &Source,
    said: &Said,
) -> Result<Preview, Failure> {
    upload(&roster_path(class, source, said, false), source).await
}

/// Brings a sheet in.
pub(super) async fn apply_roster(
    class: ClassId,
    source: &Source,
    said: &Said,
) -> Result<ClassPage, Failure> {
    upload(&roster_path(class, source, said, true), source).await
}

fn roster_path(class: ClassId, source: &Source, said: &Said, apply: bool) -> String {
    let (name, columns) = (source.name(), columns(said));
    format!("/api/classes/{class}/roster?name={name}&apply={apply}&columns={columns}")
}

/// Sends what a person gave, as it is.
pub(super) async fn upload<T: DeserializeOwned>(path: &str, source: &Source) -> Result<T, Failure> {
    let request = Request::post(path)
        .header("content-type", "application/octet-stream")
        .body(source.body())
        .map_err(|_| Failure::NoAnswer)?;
    http::read(request.send().await.map_err(|_| Failure::NoAnswer)?).await
}
