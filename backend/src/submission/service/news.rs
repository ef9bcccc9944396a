//! Who is told what.

use contract::notification::NotificationKind as Kind;
use contract::operation::Operation;
use contract::submission::Verdict;
use contract::text;
use uuid::Uuid;

use super::whole::Whole;
use crate::desk::service::notify_organization;
use crate::http::failure::Failure;
use crate::store::Conn;

/// The office's reviewers.
pub async fn submitted(conn: &mut Conn, whole: &Whole, office: Uuid) -> Result<(), Failure> {
    let verb = if whole.came_before() {
        "重新报送了"
    } else {
        "报送了"
    };
    let text = format!("{}{verb}{}，请审核。", whole.filer.name, label(whole));
    waiting(conn, whole, office, &text).await
}

/// The province's reviewers.
pub async fn endorsed(conn: &mut Conn, whole: &Whole, province: Uuid) -> Result<(), Failure> {
    let by = whole.office.as_ref().map_or("", |o| o.name.as_str());
    let text = format!(
        "{}的{}已由{by}审核通过，请审核。",
        whole.filer.name,
        label(whole)
    );
    waiting(conn, whole, province, &text).await
}

async fn waiting(conn: &mut Conn, whole: &Whole, office: Uuid, text: &str) -> Result<(), Failure> {
    let may = Operation::AcceptSubmission;
    notify_organization(conn, office, may, Kind::Submitted, text, &link(whole)).await
}

/// The filing organization's people who may submit, with the first reason.
pub async fn returned(conn: &mut Conn, whole: &Whole, verdict: &Verdict) -> Result<(), Failure> {
    let reasons = std::iter::once(&verdict.note).chain(verdict.remarks.iter().map(|r| &r.reason));
    let first = reasons.into_iter().find(|r| !r.is_empty());
    let first = text::beginning(first.map_or("", String::as_str), 60).replace('\n', " ");
    let by = whole.office.as_ref().map_or("", |o| o.name.as_str());
    let text = format!(
        "{}已由{by}退回：{first}。请修改后重新报送。",
        label(whole),
        first = first.trim_end_matches(['。', '；', ' '])
    );
    filed(conn, whole, Kind::Returned, &text).await
}

pub async fn accepted(conn: &mut Conn, whole: &Whole) -> Result<(), Failure> {
    let by = whole.office.as_ref().map_or("", |o| o.name.as_str());
    let text = format!("{}已由{by}接收。", label(whole));
    filed(conn, whole, Kind::Accepted, &text).await
}

async fn filed(conn: &mut Conn, whole: &Whole, kind: Kind, text: &str) -> Result<(), Failure> {
    let may = Operation::SubmitSubmission;
    notify_organization(conn, whole.filer.id, may, kind, text, &link(whole)).await
}

fn label(whole: &Whole) -> String {
    format!("“{}”", whole.definition.content.label)
}

fn link(whole: &Whole) -> String {
    format!("/desk/submissions/{}", whole.row.id)
}
