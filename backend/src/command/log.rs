//! The log: text for people, JSON for machines; no names, addresses or contents in it.

use tracing_subscriber::EnvFilter;

use super::Outcome;
use crate::platform::config::{LogConfig, LogFormat};

pub fn start(config: &LogConfig) -> Outcome<()> {
    let filter =
        EnvFilter::try_new(&config.log).map_err(|e| format!("LOG is not a filter: {e}"))?;
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    let started = match config.log_format {
        LogFormat::Text => log.try_init(),
        LogFormat::Json => log.json().try_init(),
    };
    started.map_err(|e| e.to_string())
}
