//! Who is told what.

use contract::notification::NotificationKind as Kind;
use contract::workflow::{Verb, WorkflowState};

use super::aggregate::Aggregate;
use super::rule;
use super::step::{Desks, Move};
use crate::notification::service::notify_organization;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::reference::organization;
use crate::workflow::kind::WorkflowKind;
use crate::workflow::store::RevisionRow;

/// Reviewers hear of what waits for them, publishers too, and the filing organization of what became of it.
pub async fn of_step<N: WorkflowKind>(
    conn: &mut Conn,
    aggregate: &Aggregate<N>,
    step: Move<'_, N::State>,
    desks: &Desks,
    kind: Kind,
    text: &str,
) -> Result<(), Failure> {
    let owner = aggregate.filer.id;
    let (to, may) = match (step.verb, &desks.next) {
        (_, Some(next)) => (Some(next.id), Verb::Approve),
        (Verb::Submit, None) => (desks.here.as_ref().map(|o| o.id), Verb::Approve),
        (Verb::Approve, None) if step.to != N::State::IN_FORCE => {
            (organization::province(conn, owner).await?, Verb::Publish)
        }
        _ => (Some(owner), N::TOLD),
    };
    let (Some(organization), may) = (to, N::operation(may)) else {
        return Ok(());
    };
    let link = N::link(aggregate.row.id);
    notify_organization(conn, organization, may, kind, text, &link).await
}

/// What they are told, where the noun has no words of its own.
pub fn sentence<N: WorkflowKind>(
    aggregate: &Aggregate<N>,
    step: Move<'_, N::State>,
    desks: &Desks,
) -> Option<(Kind, String)> {
    let (revision, _) = rule::target(step.verb, aggregate).ok()?;
    let (name, subject, by) = (
        &aggregate.filer.name,
        N::subject(aggregate, revision),
        desks.name(),
    );
    Some(match step.verb {
        Verb::Submit if revision.number > 1 => (
            Kind::Submitted,
            format!("{name}报送了{subject}的修改稿，请审核。"),
        ),
        Verb::Submit => (Kind::Submitted, format!("{name}报送了{subject}，请审核。")),
        Verb::Return => (
            Kind::Returned,
            format!("{subject}已由{by}退回，请按退回意见修改后重新报送。"),
        ),
        Verb::Decline => (
            Kind::Returned,
            format!("{subject}暂不予发布，已退回，请按意见修改后重新报送。"),
        ),
        Verb::Approve if step.to == N::State::IN_FORCE => {
            (Kind::Accepted, format!("{subject}已由{by}接收。"))
        }
        Verb::Approve if desks.next.is_some() => (
            Kind::Submitted,
            format!("{name}的{subject}已由{by}审核通过，请审核。"),
        ),
        Verb::Approve => (
            Kind::Approved,
            format!("{name}的{subject}已审核通过，请办理发布。"),
        ),
        Verb::Publish => (Kind::Published, format!("{subject}已发布。")),
        Verb::Retract => (
            Kind::Returned,
            format!("{subject}已从网站撤下，原因见{}详情。", N::NOUN.label()),
        ),
        _ => return None,
    })
}

pub fn title(revision: &RevisionRow) -> String {
    let title = revision.content["title"].as_str().unwrap_or_default();
    format!("“{title}”")
}
