//! Who is told what.

use contract::notification::NotificationKind as Kind;
use contract::operation::Operation;
use contract::submission::Verdict;
use contract::text;
use uuid::Uuid;

use super::aggregate::Aggregate;
use crate::desk::service::notify_organization;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;

/// The office's reviewers.
pub async fn submitted(
    conn: &mut Conn,
    aggregate: &Aggregate,
    office: Uuid,
) -> Result<(), Failure> {
    let verb = if aggregate.came_before() {
        "重新报送了"
    } else {
        "报送了"
    };
    let text = format!(
        "{}{verb}{}，请审核。",
        aggregate.filer.name,
        label(aggregate)
    );
    waiting(conn, aggregate, office, &text).await
}

/// The province's reviewers.
pub async fn endorsed(
    conn: &mut Conn,
    aggregate: &Aggregate,
    province: Uuid,
) -> Result<(), Failure> {
    let by = aggregate.office.as_ref().map_or("", |o| o.name.as_str());
    let text = format!(
        "{}的{}已由{by}审核通过，请审核。",
        aggregate.filer.name,
        label(aggregate)
    );
    waiting(conn, aggregate, province, &text).await
}

async fn waiting(
    conn: &mut Conn,
    aggregate: &Aggregate,
    office: Uuid,
    text: &str,
) -> Result<(), Failure> {
    let may = Operation::AcceptSubmission;
    notify_organization(conn, office, may, Kind::Submitted, text, &link(aggregate)).await
}

/// The filing organization's people who may submit, with the first reason.
pub async fn returned(
    conn: &mut Conn,
    aggregate: &Aggregate,
    verdict: &Verdict,
) -> Result<(), Failure> {
    let reasons = std::iter::once(&verdict.note).chain(verdict.remarks.iter().map(|r| &r.reason));
    let first = reasons.into_iter().find(|r| !r.is_empty());
    let first = text::beginning(first.map_or("", String::as_str), 60).replace('\n', " ");
    let by = aggregate.office.as_ref().map_or("", |o| o.name.as_str());
    let text = format!(
        "{}已由{by}退回：{first}。请修改后重新报送。",
        label(aggregate),
        first = first.trim_end_matches(['。', '；', ' '])
    );
    filed(conn, aggregate, Kind::Returned, &text).await
}

pub async fn accepted(conn: &mut Conn, aggregate: &Aggregate) -> Result<(), Failure> {
    let by = aggregate.office.as_ref().map_or("", |o| o.name.as_str());
    let text = format!("{}已由{by}接收。", label(aggregate));
    filed(conn, aggregate, Kind::Accepted, &text).await
}

async fn filed(
    conn: &mut Conn,
    aggregate: &Aggregate,
    kind: Kind,
    text: &str,
) -> Result<(), Failure> {
    let may = Operation::SubmitSubmission;
    notify_organization(conn, aggregate.filer.id, may, kind, text, &link(aggregate)).await
}

fn label(aggregate: &Aggregate) -> String {
    format!("“{}”", aggregate.definition.content.label)
}

fn link(aggregate: &Aggregate) -> String {
    format!("/desk/submissions/{}", aggregate.row.id)
}
