//! Where the log goes: to stderr, one line an event. It holds no names, numbers, secrets or bodies.

use clap::ValueEnum;
use tracing::level_filters::LevelFilter;

/// How a line of the log is written.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For machines.
    Json,
}

/// Begins to log.
pub fn start(format: Format) {
    let builder = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(LevelFilter::INFO)
        .with_target(false)
        .with_ansi(false);
    match format {
        Format::Text => builder.compact().init(),
        Format::Json => builder.json().flatten_event(true).init(),
    }
}
