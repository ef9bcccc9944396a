//! An activity as one caller sees it.

use chrono::{DateTime, Days, Duration, NaiveDate, Utc};
use contract::activity::{Activity, ActivityContent};
use contract::id::FileId;
use contract::schedule::Occurrence;
use contract::time;

use super::kind::holding;
use super::participation;
use crate::access::caller::Caller;
use crate::activity::store::weeks::{self, Week};
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::workflow::service::aggregate::Aggregate;

pub async fn view(
    conn: &mut Conn,
    caller: &Caller,
    aggregate: &Aggregate<Activity>,
) -> Result<Activity, Failure> {
    let row = &aggregate.row;
    let (owner, text) = (row.organization_id, aggregate.content()?);
    let weeks = weeks::weeks(conn, row.edition_id, owner).await?;
    let asked = [text.picture, text.attachment];
    let asked: Vec<FileId> = asked.into_iter().flatten().collect();
    let mut files = crate::file::service::refs(conn, &asked).await?;
    let mut file = |id: Option<FileId>| id.and_then(|id| files.remove(&id));
    Ok(Activity {
        id: row.id.into(),
        edition_id: row.edition_id.into(),
        organization: aggregate.filer.reference(),
        reviewer: aggregate.reviewer(conn).await?,
        holding: holding(&row.holding)?,
        notice: row.notice.clone(),
        revision: aggregate.revision()?,
        public_revision: aggregate.public_revision()?,
        picture: file(text.picture),
        attachment: file(text.attachment),
        exemplar: row.exemplar,
        participation: participation::of(conn, row.id).await?,
        actions: aggregate.actions(conn, caller).await?,
        missing: aggregate.missing()?,
        warnings: warnings(aggregate, &weeks, &text),
        sample: row.sample,
        version: row.version,
        created_at: row.created_at,
        updated_at: row.updated_at,
    })
}

/// Nothing here stops a submission: a reviewer decides.
fn warnings(
    aggregate: &Aggregate<Activity>,
    weeks: &[Week],
    text: &ActivityContent,
) -> Vec<String> {
    let mut found = aggregate.warnings();
    let all = text.schedule.expand();
    let local = weeks
        .iter()
        .find_map(|w| Some((w, w.first_day?, w.last_day?)));
    if let Some((week, first, last)) = local
        && let Some(n) = outside(&all, first, last)
    {
        found.push(format!(
            "有{n}个场次不在{}活动周（{}至{}）之内，请核对时间。",
            week.organization,
            day(first),
            day(last)
        ));
    }
    let opening = weeks
        .iter()
        .find(|w| w.kind == "province_office")
        .and_then(|w| w.at);
    let bounds =
        opening.and_then(|at| aggregate.settings.content.window_rule.bounds(time::day(at)));
    if let Some((first, last)) = bounds
        && let Some(n) = outside(&all, first, last)
    {
        found.push(format!(
            "有{n}个场次超出全省规定的举办时间（{}至{}），请核对时间。",
            day(first),
            day(last)
        ));
    }
    found
}

/// How many lie wholly or in part outside the days, both included; `None` where none does.
fn outside(all: &[Occurrence], first: NaiveDate, last: NaiveDate) -> Option<usize> {
    let from = time::start_of(first);
    let until: DateTime<Utc> = last
        .checked_add_days(Days::new(1))
        .map_or(DateTime::<Utc>::MAX_UTC - Duration::days(1), time::start_of);
    let n = all
        .iter()
        .filter(|o| o.starts_at < from || o.ends_at > until)
        .count();
    (n > 0).then_some(n)
}

fn day(day: NaiveDate) -> String {
    use chrono::Datelike;
    format!("{}月{}日", day.month(), day.day())
}
