//! The shapes of what the sample hands in.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use contract::edition::CommitteeInput;
use contract::submission::{Remark, StatementKind};
use sample::data;
use serde::Deserialize;

use crate::command::seed::sample::file::parse;
use crate::platform::failure::Failure;

/// How far a submission came.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Draft,
    Submitted,
    /// An institution's: passed by its city, on the province's desk.
    Endorsed,
    Returned,
    /// Returned once, accepted as the second version.
    Corrected,
    #[default]
    Accepted,
}

/// One submission.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Filing {
    /// Key, or name where it comes with the sample.
    pub organization: String,
    /// Code.
    pub material: String,
    pub outcome: Outcome,
    pub statement: Option<StatementKind>,
    /// Of the statement.
    pub because: String,
    pub title: String,
    /// How the version was called that was returned.
    pub first_title: Option<String>,
    pub body: String,
    /// Another text whose gaps `words` fill.
    pub template: String,
    pub words: Vec<String>,
    /// In which papers its scenes are printed.
    pub tint: u8,
    pub photos: Vec<CaptionedScene>,
    pub cases: Vec<Case>,
    /// How many published activities are nominated.
    pub exemplars: i64,
    /// What the system doesn't count.
    pub figures: BTreeMap<String, String>,
    /// As recorded, where absent.
    pub committee: Option<CommitteeInput>,
    /// Of a return.
    pub note: String,
    pub remarks: Vec<Remark>,
    pub extension: Option<Extension>,
}

/// Scene and caption.
#[derive(Deserialize)]
pub struct CaptionedScene(pub String, pub String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub title: String,
    pub body: String,
    pub photos: Vec<CaptionedScene>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    pub until: DateTime<Utc>,
    pub reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    pub name: String,
    pub title: String,
    pub body: String,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    filing: Vec<Filing>,
    template: Vec<Template>,
}

/// All of it, with templates filled in.
pub fn filings() -> Result<Vec<Filing>, Failure> {
    let (mut all, mut templates) = (Vec::new(), Vec::new());
    for (name, text) in data::SUBMISSIONS {
        let file: File = parse(&format!("filing/{name}"), text)?;
        all.extend(file.filing);
        templates.extend(file.template);
    }
    for filing in &mut all {
        filing.body = filing.body.trim().to_owned();
        if filing.template.is_empty() {
            continue;
        }
        let template = templates.iter().find(|t| t.name == filing.template);
        let template = template.ok_or_else(|| {
            Failure::internal(format!("sample/data: no template {}", filing.template))
        })?;
        filing.title = fill(&template.title, &filing.words);
        filing.body = fill(template.body.trim(), &filing.words);
    }
    Ok(all)
}

fn fill(text: &str, words: &[String]) -> String {
    let gaps = words.iter().enumerate();
    gaps.fold(text.to_owned(), |text, (i, word)| {
        text.replace(&format!("{{{i}}}"), word)
    })
}
