//! What the rules find, as the form shows it: where, and how soon.

use contract::material::{MaterialInput, Part, RuleCheck, Severity};
use contract::problem::FieldError;
use contract::submission::{Finding, SubmissionContent, unexplained};

/// The section in which it is put right.
pub fn section(finding: &Finding, material: &MaterialInput) -> Option<Part> {
    let root = finding.field.split('.').next().unwrap_or_default();
    Part::ALL
        .into_iter()
        .find(|p| p.code() == root && material.has(*p))
}

/// Where its field stands: a doubt is settled where its reason is written.
pub fn field(finding: &Finding) -> String {
    match finding.check {
        Some(check) if finding.severity == Severity::Warning && explained_below(check) => {
            format!("explanations.{}", check.code())
        }
        _ => finding.field.clone(),
    }
}

/// A changed figure has its reason beside it; all else below the section.
pub fn explained_below(check: RuleCheck) -> bool {
    check != RuleCheck::FiguresAsRecorded
}

/// Faults to show at their fields. Before a person has tried to submit, empty fields are not reproached.
pub fn faults(findings: &[Finding], content: &SubmissionContent, strict: bool) -> Vec<FieldError> {
    let mut out: Vec<FieldError> = Vec::new();
    for finding in unexplained(findings, content) {
        let warning = finding.severity == Severity::Warning;
        let message = match finding.check {
            Some(check) if warning && explained_below(check) => {
                if !strict {
                    continue;
                }
                "请按要求修改，确有原因的请在此说明。".to_owned()
            }
            _ if !strict && blank(content, &finding.field) => continue,
            _ => finding.message.clone(),
        };
        let field = field(finding);
        if !out.iter().any(|e| e.field == field && e.message == message) {
            out.push(FieldError {
                field,
                code: "rule".into(),
                message,
            });
        }
    }
    out
}

/// Nothing has been written there yet.
fn blank(content: &SubmissionContent, path: &str) -> bool {
    let mut parts = path.split('.');
    let number = |part: Option<&str>| part.and_then(|p| p.parse::<usize>().ok());
    match parts.next() {
        Some("title") => content.title.trim().is_empty(),
        Some("body") => content.body.trim().is_empty(),
        Some("photos") => match number(parts.next()) {
            Some(i) => uncaptioned(content.photos.get(i).map(|p| &p.caption), parts.next()),
            None => content.photos.is_empty(),
        },
        Some("documents") => content.documents.is_empty(),
        Some("cases") => match number(parts.next()).and_then(|i| content.cases.get(i)) {
            Some(case) => match parts.next() {
                Some("title") => case.title.trim().is_empty(),
                Some("body") => case.body.trim().is_empty(),
                Some("photos") => match number(parts.next()) {
                    Some(i) => uncaptioned(case.photos.get(i).map(|p| &p.caption), parts.next()),
                    None => case.photos.is_empty(),
                },
                _ => false,
            },
            None => content.cases.is_empty(),
        },
        Some("exemplars") => content.exemplars.is_empty(),
        Some("figures") => {
            let value = parts.next().and_then(|code| content.figure(code));
            value.is_none_or(|v| v.value.trim().is_empty())
        }
        Some("committee") => content
            .committee
            .as_ref()
            .is_none_or(|c| c.members.is_empty()),
        Some("statement") => content
            .statement
            .as_ref()
            .is_none_or(|s| s.reason.trim().is_empty()),
        _ => false,
    }
}

fn uncaptioned(caption: Option<&String>, field: Option<&str>) -> bool {
    field.is_some() && caption.is_none_or(|c| c.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::faults;
    use contract::material::{MaterialInput, Part, Rule, RuleCheck, Severity};
    use contract::submission::{Explanation, Facts, Photo, SubmissionContent, findings};
    use wasm_bindgen_test::wasm_bindgen_test;

    fn panel() -> MaterialInput {
        let rule = |check, severity, least, most| Rule {
            check,
            severity,
            least,
            most,
        };
        MaterialInput {
            parts: vec![Part::Title, Part::Body, Part::Photos],
            rules: vec![
                rule(RuleCheck::TitleLength, Severity::Error, None, Some(4)),
                rule(RuleCheck::PhotoCount, Severity::Warning, Some(8), Some(8)),
                rule(RuleCheck::CaptionLength, Severity::Error, Some(1), Some(15)),
            ],
            ..Default::default()
        }
    }

    #[wasm_bindgen_test]
    fn an_empty_form_is_not_reproached() {
        let empty = SubmissionContent::default();
        let found = findings(&empty, &panel(), &Facts::default());
        assert!(found.len() >= 3);
        assert!(faults(&found, &empty, false).is_empty());
        let strict = faults(&found, &empty, true);
        assert!(strict.iter().any(|e| e.field == "title"));
        assert!(strict.iter().any(|e| e.field == "explanations.photo_count"));
    }

    #[wasm_bindgen_test]
    fn what_is_written_is_judged_at_once() {
        let mut content = SubmissionContent {
            title: "全民终身学习".into(),
            photos: vec![Photo::default()],
            ..Default::default()
        };
        let fields = |content: &SubmissionContent, strict| {
            let found = findings(content, &panel(), &Facts::default());
            let faults = faults(&found, content, strict);
            faults.into_iter().map(|e| e.field).collect::<Vec<_>>()
        };
        assert_eq!(fields(&content, false), ["title"]);
        assert!(fields(&content, true).contains(&"photos.0.caption".to_owned()));
        content.explanations.push(Explanation {
            check: RuleCheck::PhotoCount,
            reason: "只举办了一场".into(),
        });
        let left = fields(&content, true);
        assert!(
            !left.iter().any(|f| f.starts_with("explanations")),
            "{left:?}"
        );
    }
}
