//! Reviewing: what a verdict must say, and what acceptance puts into force.

use contract::material::Part;
use contract::submission::Submission;
use contract::validate::Check;
use contract::workflow::Verdict;
use uuid::Uuid;

use crate::activity;
use crate::edition::committee;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::workflow::service::aggregate::Aggregate;

/// What a remark can be about, besides the parts of a material.
const FIELDS: &[&str] = &["statement", "explanations"];

/// 422 where a remark is about a field that there isn't.
pub fn fields(verdict: &Verdict) -> Result<(), Failure> {
    let mut check = Check::default();
    for (i, remark) in verdict.remarks.iter().enumerate() {
        let first = remark.field.split('.').next().unwrap_or_default();
        let known = FIELDS.contains(&first) || Part::ALL.iter().any(|p| p.code() == first);
        let message = "没有这项内容，请刷新后重新填写意见。";
        check.that(known, &format!("remarks.{i}.field"), "unknown", message);
    }
    Failure::fields(check.errors)
}

/// What is accepted is in force: nominated activities are marked, the committee is recorded.
pub async fn take_over(conn: &mut Conn, aggregate: &Aggregate<Submission>) -> Result<(), Failure> {
    let (edition, organization) = (aggregate.settings.id, aggregate.filer.id);
    let (content, material) = (aggregate.content()?, &aggregate.extra.definition.content);
    let stated = content.statement.is_some();
    if let Some(committee) = content.committee.as_ref()
        && material.has(Part::Committee)
        && !stated
    {
        let by = aggregate.newest.submitted_name.as_ref();
        let by = by.unwrap_or(&aggregate.newest.author_name);
        committee::service::record(conn, edition, organization, committee, by).await?;
    }
    if material.has(Part::Exemplars) {
        let named = content.exemplars.iter().map(|e| e.activity_id);
        let named: Vec<Uuid> = named.filter(|_| !stated).map(Into::into).collect();
        activity::service::mark_exemplars(conn, edition, organization, &named).await?;
    }
    Ok(())
}
