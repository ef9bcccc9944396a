//! Who is told what.

use contract::notification::NotificationKind as Kind;
use contract::workflow::Verb;

use super::aggregate::Aggregate;
use crate::desk::service::notify_organization;
use crate::organization::summary;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::workflow::kind::WorkflowKind;
use crate::workflow::store::RevisionRow;

/// Reviewers hear of what waits for them, publishers too, and the filing organization of what became of it.
pub async fn of_step<N: WorkflowKind>(
    conn: &mut Conn,
    verb: Verb,
    aggregate: &Aggregate,
    revision: &RevisionRow,
) -> Result<(), Failure> {
    let (owner, title) = (aggregate.filer.id, title(revision));
    let (name, word) = (&aggregate.filer.name, N::NOUN.label());
    let office = match verb {
        Verb::Submit | Verb::Return => summary::reviewer(conn, owner).await?,
        _ => None,
    };
    let filing = (Some(owner), Verb::Update);
    let (to, kind, text) = match verb {
        Verb::Submit => (
            (office.map(|o| o.id), Verb::Approve),
            Kind::Submitted,
            if revision.number > 1 {
                format!("{name}报送了{word}{title}的修改稿，请审核。")
            } else {
                format!("{name}报送了{word}{title}，请审核。")
            },
        ),
        Verb::Return => {
            let by = office.map(|o| o.name).unwrap_or_default();
            let text = format!("{word}{title}已由{by}退回，请按退回意见修改后重新报送。");
            (filing, Kind::Returned, text)
        }
        Verb::Decline => (
            filing,
            Kind::Returned,
            format!("{word}{title}暂不予发布，已退回，请按意见修改后重新报送。"),
        ),
        Verb::Approve => (
            (summary::province(conn, owner).await?, Verb::Publish),
            Kind::Approved,
            format!("{name}的{word}{title}已审核通过，请办理发布。"),
        ),
        Verb::Publish => (filing, Kind::Published, format!("{word}{title}已发布。")),
        Verb::Retract => (
            filing,
            Kind::Returned,
            format!("{word}{title}已从网站撤下，原因见{word}详情。"),
        ),
        _ => return Ok(()),
    };
    let ((Some(organization), may), link) = (to, N::link(aggregate.row.id)) else {
        return Ok(());
    };
    let may = N::NOUN.operation(may);
    notify_organization(conn, organization, may, kind, &text, &link).await
}

pub fn title(revision: &RevisionRow) -> String {
    let title = revision.content["title"].as_str().unwrap_or_default();
    format!("“{title}”")
}
