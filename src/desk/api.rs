//! What the desk asks the server, and as much of the answers as it shows.

use gloo::net::http::Request;
use rollcall_core::desk::{ClassPage, ClassRow, Plan, RosterChange, Session, SheetColumn};
use rollcall_core::ids::{ClassId, EventId};
use serde::Deserialize;
use serde::de::DeserializeOwned;
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Severity {
    Info,
    Warning,
    Error,
}

/// One thing that the reader has to say.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize)]
pub(super) struct Finding {
    pub severity: Severity,
    pub line: Option<usize>,
    /// Stable name of its kind.
    #[serde(default)]
    pub code: String,
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
