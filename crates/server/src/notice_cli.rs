//! `rollcall notice check FILE [--json]`.

use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use rollcall_notice::Severity;
use rollcall_notice::timetable::Reading;

use crate::cli::say;
use crate::service::source;

/// A timetable was read without errors.
const CLEAN: u8 = 0;
/// There is none, or it has errors.
const NOT_CLEAN: u8 = 1;
/// The file cannot be read.
const UNREADABLE: u8 = 2;

/// Reads a notice and prints what was found.
#[must_use]
pub fn check(file: &Path, json: bool) -> ExitCode {
    let reading = match reading(file) {
        Ok(reading) => reading,
        Err(sentence) => {
            eprintln!("rollcall: {}: {sentence}", file.display());
            return UNREADABLE.into();
        }
    };
    if json {
        match serde_json::to_string_pretty(&reading) {
            Ok(text) => say(text),
            Err(error) => {
                eprintln!("rollcall: {error}");
                return UNREADABLE.into();
            }
        }
    } else {
        print(&reading);
    }
    if reading.is_clean() { CLEAN } else { NOT_CLEAN }.into()
}

fn reading(file: &Path) -> Result<Reading, String> {
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        std::io::stdin().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    read.map_err(|error| error.to_string())?;
    let name = file.to_str().map(str::to_owned);
    source::check(bytes, name).map_err(|fault| {
        let (_, problem) = fault.answer();
        format!("{}\n{}", problem.zh, problem.en)
    })
}

fn print(reading: &Reading) {
    if let Some(title) = &reading.title {
        say(format_args!("{title}"));
    }
    say(format_args!(
        "{} classes, {} students, {} campuses, {} spare slots, {} exempt, {} deadlines",
        reading.totals.classes,
        reading.totals.students,
        reading.campuses.len(),
        reading.spare.len(),
        reading.exempt,
        reading.deadlines.len()
    ));
    let settings = serde_json::to_value(&reading.settings).unwrap_or_default();
    for (name, value) in settings.as_object().into_iter().flatten() {
        if !value.is_null() {
            say(format_args!("  {name}: {value}"));
        }
    }
    for finding in &reading.findings {
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        };
        let line = finding
            .line
            .map_or_else(|| "-".to_owned(), |line| line.to_string());
        say(format_args!(
            "{line:>5} {severity:<7} {}: {}",
            finding.code.as_str(),
            finding.message
        ));
    }
}
