//! What the API description owes to those who read it.

use std::collections::BTreeSet;

use contract::operation::Operation;
use learning_week::app::description;
use serde_json::Value;

/// Operations that need no permission.
const OPEN: &[&str] = &[
    "accept_invitation",
    "accept_password_reset",
    "confirm_email",
    "get_activity_ics",
    "get_activity_qr",
    "get_atom_feed",
    "get_article_atom_feed",
    "get_calendar",
    "get_description",
    "get_download",
    "get_edition",
    "get_facets",
    "get_file",
    "get_health",
    "get_home",
    "get_ics_feed",
    "get_invitation",
    "get_json_feed",
    "get_panel",
    "get_panel_photo",
    "get_password_reset",
    "get_problem",
    "get_public_activity",
    "get_public_article",
    "get_public_organization",
    "get_readiness",
    "get_site",
    "get_template",
    "get_upload_protocol",
    "list_changes",
    "list_committees",
    "list_editions",
    "list_openings",
    "list_panels",
    "list_public_activities",
    "list_public_articles",
    "list_regions",
    "list_similar_activities",
    "refresh_session",
    "sign_in",
    "sign_out",
    "visit_panel",
];

/// `METHOD path` and what is said of it.
fn operations() -> Vec<(String, Value)> {
    let document = serde_json::to_value(&*description::offline()).expect("the description is JSON");
    let mut out = Vec::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("methods") {
            out.push((format!("{method} {path}"), operation.clone()));
        }
    }
    out
}

#[test]
fn every_operation_is_in_the_policy_or_open() {
    let described: Vec<String> = operations()
        .iter()
        .map(|(name, o)| {
            o["operationId"]
                .as_str()
                .unwrap_or_else(|| panic!("{name} has no id"))
                .to_owned()
        })
        .collect();
    let set: BTreeSet<&str> = described.iter().map(String::as_str).collect();
    assert_eq!(set.len(), described.len(), "ids are unique");
    let policy = Operation::ALL.iter().map(|o| o.code());
    let known: BTreeSet<&str> = policy.chain(OPEN.iter().copied()).collect();
    let differ: Vec<_> = set.symmetric_difference(&known).collect();
    assert!(differ.is_empty(), "{differ:?}");
}

#[test]
fn what_needs_permission_says_so() {
    for (name, operation) in operations() {
        let id = operation["operationId"].as_str().unwrap_or_default();
        let guarded = operation["security"]
            .as_array()
            .is_some_and(|s| s.iter().any(|s| s.get("bearer").is_some()));
        assert_eq!(guarded, !OPEN.contains(&id), "{name}");
        let summary = operation["summary"].as_str().unwrap_or_default();
        assert!(!summary.is_empty(), "{name} has no summary");
        assert!(
            operation["tags"].as_array().is_some_and(|t| !t.is_empty()),
            "{name} has no tag"
        );
    }
}

#[test]
fn every_operation_names_its_problems_and_shapes() {
    // Health is asked by machines that read the status only.
    let bare = ["get_health", "get_readiness"];
    for (name, operation) in operations() {
        let id = operation["operationId"].as_str().unwrap_or_default();
        let responses = operation["responses"].as_object().expect("responses");
        // Any JSON: its shape is OpenAPI's own.
        let free = id == "get_description";
        for (status, response) in responses {
            for (kind, content) in response["content"].as_object().into_iter().flatten() {
                let said = free
                    || !kind.ends_with("json")
                    || content["schema"].as_object().is_some_and(|s| !s.is_empty());
                assert!(said, "{name} {status} {kind} has no schema");
            }
        }
        if bare.contains(&id) {
            continue;
        }
        let problem = |status: &String| {
            responses[status]["content"]
                .get("application/problem+json")
                .is_some()
        };
        assert!(
            responses.keys().any(|s| s == "500" && problem(s)),
            "{name} has no 500"
        );
        assert!(
            responses.keys().any(|s| s.starts_with('4') && problem(s)),
            "{name} has no 4xx"
        );
        assert!(
            responses.keys().any(|s| s.starts_with('2')),
            "{name} never succeeds"
        );
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let document = serde_json::to_value(&*description::offline()).expect("JSON");
    let mut waiting = vec![&document];
    while let Some(value) = waiting.pop() {
        match value {
            Value::Object(fields) => {
                if let Some(Value::String(to)) = fields.get("$ref") {
                    let path = to.trim_start_matches('#');
                    assert!(document.pointer(path).is_some(), "{to} leads nowhere");
                }
                waiting.extend(fields.values());
            }
            Value::Array(items) => waiting.extend(items),
            _ => {}
        }
    }
}
