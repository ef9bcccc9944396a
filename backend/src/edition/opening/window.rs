//! Checks every local week again when the provincial opening or the rule has changed, and tells those
//! whom it concerns.

use chrono::NaiveDate;
use contract::id::OrganizationId;
use contract::notification::NotificationKind;
use contract::operation::Operation;
use contract::organization::OrganizationRef;
use contract::time;
use contract::window::{WindowRule, WindowState};
use uuid::Uuid;

use super::store::{self, OpeningRow};
use crate::notification;
use crate::notification::service::Message;
use crate::platform::failure::Failure;
use crate::platform::store::{Conn, uuids};
use crate::reference::organization;

/// Where openings stand in the page.
const LINK: &str = "/desk/openings";

/// What `cause` changed: offices whose week lies outside now. All affected have been told.
pub async fn recheck(
    conn: &mut Conn,
    edition: Uuid,
    rule: WindowRule,
    cause: &str,
) -> Result<Vec<OrganizationRef>, Failure> {
    let office = organization::top(conn).await?;
    let all = store::all(conn, edition).await?;
    let day = all
        .iter()
        .find(|(whose, _)| whose.id == office.id)
        .and_then(|(_, row)| row.at)
        .map(time::day);
    let mut outside = Vec::new();
    for state in WindowState::ALL {
        let now: Vec<&(OrganizationRef, OpeningRow)> = all
            .iter()
            .filter(|(_, row)| rule.check(day, week(row)) == state)
            .collect();
        let changed: Vec<OrganizationId> = now
            .iter()
            .filter(|(_, row)| row.window() != state)
            .map(|(whose, _)| whose.id)
            .collect();
        if !changed.is_empty() {
            store::set_window(conn, edition, &uuids(&changed), state).await?;
        }
        let others = now.iter().filter(|(whose, _)| whose.id != office.id);
        // Who is still outside has a new window to look at; for all others nothing has changed.
        let notified: Vec<OrganizationId> = others
            .clone()
            .map(|(whose, _)| whose.id)
            .filter(|id| state == WindowState::Outside || changed.contains(id))
            .collect();
        if let Some(text) = sentence(state, rule, day, cause) {
            notify(conn, &notified, &text).await?;
        }
        if state == WindowState::Outside {
            outside = others.map(|(whose, _)| whose.clone()).collect();
        }
    }
    if !outside.is_empty() {
        let text = format!(
            "{cause}调整后，有{}个单位的活动周超出规定时间：{}。",
            outside.len(),
            names(&outside)
        );
        notify_office(conn, office.id.into(), &text).await?;
    }
    Ok(outside)
}

/// Offices whose week lies outside as matters stand; never the province's own.
pub async fn outside(conn: &mut Conn, edition: Uuid) -> Result<Vec<OrganizationRef>, Failure> {
    let office = organization::top(conn).await?;
    let all = store::all(conn, edition).await?;
    Ok(all
        .into_iter()
        .filter(|(whose, row)| whose.id != office.id && row.window() == WindowState::Outside)
        .map(|(whose, _)| whose)
        .collect())
}

/// An office gave a week outside of the window: both sides are told.
pub async fn notify_outside(
    conn: &mut Conn,
    office: Uuid,
    city: &OrganizationRef,
    (first, last): (NaiveDate, NaiveDate),
    bounds: Option<(NaiveDate, NaiveDate)>,
) -> Result<(), Failure> {
    let given = span(first, last);
    let allowed = bounds.map(|(a, b)| span(a, b)).unwrap_or_default();
    let text = format!("您单位填报的活动周（{given}）超出规定时间（{allowed}），请调整。");
    notify(conn, &[city.id], &text).await?;
    let text = format!(
        "“{}”填报的活动周（{given}）超出规定时间（{allowed}）。",
        city.name
    );
    notify_office(conn, office, &text).await
}

pub fn week(row: &OpeningRow) -> Option<(NaiveDate, NaiveDate)> {
    row.first_day.zip(row.last_day)
}

/// Those who tend the organization: a university has nobody who may save its opening itself.
async fn notify(conn: &mut Conn, all: &[OrganizationId], text: &str) -> Result<(), Failure> {
    let message = Message {
        kind: NotificationKind::Window,
        text,
        link: LINK,
    };
    notification::service::notify_organizations(
        conn,
        &uuids(all),
        Operation::UpdateOrganization,
        message,
    )
    .await
}

async fn notify_office(conn: &mut Conn, office: Uuid, text: &str) -> Result<(), Failure> {
    let (may, kind) = (Operation::SaveOpening, NotificationKind::Window);
    notification::service::notify_organization(conn, office, may, kind, text, LINK).await
}

fn sentence(
    state: WindowState,
    rule: WindowRule,
    day: Option<NaiveDate>,
    cause: &str,
) -> Option<String> {
    let allowed = match day.and_then(|d| rule.bounds(d)) {
        Some((first, last)) => span(first, last),
        None => rule.label(),
    };
    match state {
        WindowState::Unset => None,
        WindowState::Pending => {
            Some("省级启动仪式时间待定，您单位的活动周时间将在确定后重新核验。".into())
        }
        WindowState::Inside => Some(format!(
            "{cause}调整后，您单位的活动周在规定时间（{allowed}）内。"
        )),
        WindowState::Outside => Some(format!(
            "{cause}调整后，您单位的活动周超出规定时间（{allowed}），请尽快调整。"
        )),
    }
}

fn span(first: NaiveDate, last: NaiveDate) -> String {
    format!(
        "{}至{}",
        first.format("%Y年%-m月%-d日"),
        last.format("%Y年%-m月%-d日")
    )
}

/// The first ten by name.
fn names(organizations: &[OrganizationRef]) -> String {
    let first: Vec<&str> = organizations
        .iter()
        .take(10)
        .map(|o| o.name.as_str())
        .collect();
    let more = if organizations.len() > 10 { "等" } else { "" };
    first.join("、") + more
}
