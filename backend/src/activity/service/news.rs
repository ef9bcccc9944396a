//! Who is told what.

use contract::notification::NotificationKind as Kind;
use contract::operation::Operation;
use contract::workflow::Holding;
use uuid::Uuid;

use super::whole::Whole;
use crate::activity::store::RevisionRow;
use crate::desk::service::notify_organization;
use crate::http::failure::Failure;
use crate::organization::filer;
use crate::store::Conn;

/// Reviewers hear of what waits for them, publishers too, and the filing organization of what became of it.
pub async fn of_step(
    conn: &mut Conn,
    operation: Operation,
    whole: &Whole,
    revision: &RevisionRow,
) -> Result<(), Failure> {
    let (owner, title) = (whole.filer.id, title(revision));
    let name = &whole.filer.name;
    let office = match operation {
        Operation::SubmitActivity | Operation::ReturnActivity => {
            filer::reviewer(conn, owner).await?
        }
        _ => None,
    };
    let filing = (Some(owner), Operation::UpdateActivity);
    let (to, kind, text) = match operation {
        Operation::SubmitActivity => (
            (office.map(|o| o.id), Operation::ApproveActivity),
            Kind::Submitted,
            if revision.number > 1 {
                format!("{name}报送了活动{title}的修改稿，请审核。")
            } else {
                format!("{name}报送了活动{title}，请审核。")
            },
        ),
        Operation::ReturnActivity => {
            let by = office.map(|o| o.name).unwrap_or_default();
            let text = format!("活动{title}已由{by}退回，请按退回意见修改后重新报送。");
            (filing, Kind::Returned, text)
        }
        Operation::DeclineActivity => (
            filing,
            Kind::Returned,
            format!("活动{title}暂不予发布，已退回，请按意见修改后重新报送。"),
        ),
        Operation::ApproveActivity => (
            (
                filer::province(conn, owner).await?,
                Operation::PublishActivity,
            ),
            Kind::Approved,
            format!("{name}的活动{title}已审核通过，请办理发布。"),
        ),
        Operation::PublishActivity => (filing, Kind::Published, format!("活动{title}已发布。")),
        Operation::RetractActivity => (
            filing,
            Kind::Returned,
            format!("活动{title}已从网站撤下，原因见活动详情。"),
        ),
        _ => return Ok(()),
    };
    let ((Some(organization), may), link) = (to, link(whole.row.id)) else {
        return Ok(());
    };
    notify_organization(conn, organization, may, kind, &text, &link).await
}

/// The filing organization hears of it, whoever did it.
pub async fn of_holding(conn: &mut Conn, holding: Holding, whole: &Whole) -> Result<(), Failure> {
    let title = title(whole.public.as_ref().unwrap_or(&whole.newest));
    let text = match holding {
        Holding::Cancelled => format!("活动{title}已取消，网站已同步公告。"),
        Holding::Postponed => format!("活动{title}已延期，网站已同步公告。"),
        Holding::Scheduled => format!("活动{title}已恢复举行，网站已同步更新。"),
    };
    let link = link(whole.row.id);
    let may = Operation::UpdateActivity;
    notify_organization(conn, whole.filer.id, may, Kind::Holding, &text, &link).await
}

fn title(revision: &RevisionRow) -> String {
    let title = revision.content["title"].as_str().unwrap_or_default();
    format!("“{title}”")
}

fn link(id: Uuid) -> String {
    format!("/desk/activities/{id}")
}
