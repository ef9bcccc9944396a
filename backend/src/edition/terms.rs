//! Words of an edition's lists that activities use cannot be taken away, only retired.

use contract::edition::{EditionInput, Term};
use contract::problem::FieldError;
use uuid::Uuid;

use super::store;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;

/// The four lists by the names of their fields.
fn lists(content: &EditionInput) -> [(&'static str, &[Term]); 4] {
    [
        ("strands", &content.strands),
        ("forms", &content.forms),
        ("topics", &content.topics),
        ("audiences", &content.audiences),
    ]
}

/// Every term that is in `before` and no longer in `after`.
fn removed<'a>(before: &'a EditionInput, after: &EditionInput) -> Vec<(&'static str, &'a Term)> {
    lists(before)
        .into_iter()
        .zip(lists(after))
        .flat_map(|((list, old), (_, new))| {
            old.iter()
                .filter(move |term| !new.iter().any(|t| t.code == term.code))
                .map(move |term| (list, term))
        })
        .collect()
}

pub async fn check(
    conn: &mut Conn,
    edition: Uuid,
    before: &EditionInput,
    after: &EditionInput,
) -> Result<(), Failure> {
    let gone = removed(before, after);
    if gone.is_empty() {
        return Ok(());
    }
    let codes: Vec<String> = gone.iter().map(|(_, term)| term.code.clone()).collect();
    let used = store::used(conn, edition, &codes).await?;
    let faults = gone
        .into_iter()
        .filter(|(list, term)| used.iter().any(|(l, c)| l == list && *c == term.code))
        .map(|(list, term)| FieldError {
            field: list.into(),
            code: "in_use".into(),
            message: format!(
                "已有活动使用“{}”，不能删除；可以停用，以后不再提供选择。",
                term.label
            ),
        })
        .collect();
    Failure::fields(faults)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_move_within_its_list_only() {
        let term = |code: &str| Term {
            code: code.into(),
            ..Default::default()
        };
        let before = EditionInput {
            strands: vec![term("a"), term("b")],
            forms: vec![term("a")],
            ..Default::default()
        };
        let after = EditionInput {
            strands: vec![term("b"), term("a")],
            topics: vec![term("a")],
            ..Default::default()
        };
        let gone: Vec<_> = removed(&before, &after)
            .into_iter()
            .map(|(list, t)| (list, &*t.code))
            .collect();
        assert_eq!(gone, [("forms", "a")]);
    }
}
