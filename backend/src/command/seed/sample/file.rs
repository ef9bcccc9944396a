//! The sample files' shapes.

use contract::activity::Mode;
use sample::data;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::platform::failure::Failure;

/// Who holds activities: one of organizations.toml by its key, or one that comes with the sample.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Host {
    /// The file whose patterns fit.
    pub does: String,
    pub key: Option<String>,
    pub parent: Option<String>,
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub short: String,
    pub region: Option<String>,
    /// For titles.
    pub place: String,
    pub address: String,
}

/// What such a host would hold.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pattern {
    pub title: String,
    pub strand: String,
    pub form: String,
    pub topics: Vec<String>,
    pub audiences: Vec<String>,
    #[serde(default)]
    pub mode: Mode,
    pub when: When,
    /// Shanghai wall clock, `09:00`.
    pub at: String,
    pub hours: f64,
    pub room: String,
    pub capacity: Option<i32>,
    /// A scene.
    pub picture: String,
    pub summary: String,
    pub description: String,
    /// Rows of words for `{0}`, `{1}` …
    #[serde(default)]
    pub vary: Vec<Vec<String>>,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum When {
    Once,
    /// Two dates, a week apart.
    Twice,
    Weekly,
    /// Some days in a row.
    Days,
    /// Several weeks without a break.
    Span,
    /// An evening that ends on the next day.
    Night,
}

#[derive(Deserialize)]
struct Hosts {
    host: Vec<Host>,
}

#[derive(Deserialize)]
struct Patterns {
    pattern: Vec<Pattern>,
}

pub fn hosts() -> Result<Vec<Host>, Failure> {
    let file: Hosts = parse("hosts", data::HOSTS)?;
    Ok(file.host)
}

/// By the kind of host that they fit.
pub fn patterns() -> Result<Vec<(&'static str, Vec<Pattern>)>, Failure> {
    data::PATTERNS
        .iter()
        .map(|(name, text)| Ok((*name, parse::<Patterns>(name, text)?.pattern)))
        .collect()
}

/// Openings, local weeks and committees of cities.
pub fn offices() -> Result<Vec<Office>, Failure> {
    let file: Offices = parse("openings", data::OPENINGS)?;
    Ok(file.office)
}

#[derive(Deserialize)]
struct Offices {
    office: Vec<Office>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    pub key: String,
    pub opening: Option<contract::opening::OpeningInput>,
    pub committee: Option<contract::edition::CommitteeInput>,
}

pub fn parse<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, Failure> {
    toml::from_str(text).map_err(|e| Failure::internal(format!("sample/data/{name}.toml: {e}")))
}
