//! Handing in, and taking back: how it comes in, and what the submission shows of it.

use chrono::{DateTime, Utc};
use contract::problem::Code;
use contract::submission::{Statement, Submission, SubmissionContent, Timing, timing};
use contract::time;

use super::check;
use super::kind::Delivery;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::submission::facts::{Known, known};
use crate::workflow;
use crate::workflow::EntryChanges;
use crate::workflow::service::aggregate::{Aggregate, content, timing as timing_of};

/// 422 lists what the rules say; 409 where it is too late.
pub async fn submitted(
    conn: &mut Conn,
    aggregate: &Aggregate<Submission>,
    now: DateTime<Utc>,
) -> Result<EntryChanges, Failure> {
    let text = aggregate.content()?;
    let Delivery {
        definition, part, ..
    } = &aggregate.extra;
    let owner = aggregate.filer.id;
    let known = known(conn, &aggregate.settings, definition, owner, *part, &text).await?;
    check::submittable(&text, &definition.content, &known.facts)?;
    let timing = in_time(aggregate, &known, now)?;
    Ok(came(Some(timing), text.statement.as_ref()))
}

/// What shows is how the version before came in, where there is one.
pub async fn withdrawn(
    conn: &mut Conn,
    aggregate: &Aggregate<Submission>,
) -> Result<EntryChanges, Failure> {
    Ok(
        match workflow::service::before::<Submission>(
            conn,
            aggregate.row.id,
            aggregate.newest.number,
        )
        .await?
        {
            Some(last) => {
                let content = content::<SubmissionContent>(&last)?;
                came(timing_of(&last)?, content.statement.as_ref())
            }
            None => came(None, None),
        },
    )
}

/// How the version came in that was handed in last.
pub fn came(timing: Option<Timing>, statement: Option<&Statement>) -> EntryChanges {
    EntryChanges {
        timing: Some(timing.map(Timing::code)),
        statement: Some(statement.map(|s| s.kind.code())),
        ..EntryChanges::default()
    }
}

/// How it comes in now; 409 where it is too late.
fn in_time(
    aggregate: &Aggregate<Submission>,
    known: &Known,
    now: DateTime<Utc>,
) -> Result<Timing, Failure> {
    let uploads = known.files.iter();
    let uploads: Vec<_> = uploads
        .map(|f| (f.upload_started_at, f.created_at))
        .collect();
    timing(
        aggregate.extra.definition.deadline,
        aggregate.extra.extended_until(),
        now,
        aggregate.came_before(),
        aggregate.in_force.is_some(),
        &uploads,
    )
    .ok_or_else(|| {
        let late = Failure::code(Code::DeadlinePassed);
        match aggregate.extra.due() {
            Some(due) => late.detail(format!(
                "报送已于{}截止。如需补报，请联系上级单位办理延期。",
                time::say_full(due)
            )),
            None => late,
        }
    })
}
