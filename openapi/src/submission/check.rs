//! What the rules of a material say of a content. Runs in the page while a person types, and in the API.

mod caption;
mod run;

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use self::run::Run;
use super::content::SubmissionContent;
use crate::id::{ActivityId, FileId};
use crate::material::{MaterialInput, RuleCheck, Severity};
use crate::workflow::Holding;

pub use self::caption::meaningless;

/// What must be known of the things a content names.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub photos: HashMap<FileId, PhotoFact>,
    /// Media types of documents.
    pub documents: HashMap<FileId, String>,
    pub exemplars: HashMap<ActivityId, ExemplarFact>,
    /// First values of figures, by code, in normal form.
    pub prefill: HashMap<String, String>,
    /// Labels of other materials by digest of their photos.
    pub used: HashMap<String, String>,
    /// The edition's span `demonstration`.
    pub window: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// It is a part that a reporter gathers: it brings what it has.
    pub part: bool,
}

/// What the rules need of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhotoFact {
    /// SHA-256 of the file.
    pub digest: String,
    /// Pixels of the original's longer side; 0 where unknown.
    pub longer: u32,
}

/// What the rules and annex 5 need of an activity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ExemplarFact {
    pub activity_id: ActivityId,
    pub title: String,
    pub organization: String,
    pub published: bool,
    pub holding: Holding,
    pub first_start: Option<DateTime<Utc>>,
    pub last_end: Option<DateTime<Utc>>,
}

/// One thing that a rule says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Finding {
    /// Path in the content: `title`, `photos.2.caption`.
    pub field: String,
    /// The rule; absent for what no rule needs to say (a required field).
    pub check: Option<RuleCheck>,
    pub severity: Severity,
    /// A Chinese sentence that says what to do.
    pub message: String,
}

/// Everything that is wrong or doubtful, in the order of the form.
pub fn findings(
    content: &SubmissionContent,
    material: &MaterialInput,
    facts: &Facts,
) -> Vec<Finding> {
    let mut run = Run {
        material,
        facts,
        found: Vec::new(),
    };
    match &content.statement {
        Some(statement) => run.statement(statement),
        None => run.parts(content),
    }
    run.found
}

/// Findings that stop a submission: errors, and warnings without a written reason.
pub fn unexplained<'a>(findings: &'a [Finding], content: &SubmissionContent) -> Vec<&'a Finding> {
    let explained = |finding: &Finding| {
        finding.severity == Severity::Warning
            && content
                .explanations
                .iter()
                .any(|e| Some(e.check) == finding.check && !e.reason.trim().is_empty())
    };
    findings.iter().filter(|f| !explained(f)).collect()
}

#[cfg(test)]
mod tests;
