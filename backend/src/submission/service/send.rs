//! Handing in, and taking back: how it comes in, and what the submission shows of it.

use chrono::{DateTime, Utc};
use contract::problem::Code;
use contract::submission::{StatementKind, SubmissionContent, Timing, timing};
use contract::time;

use super::kind::{Delivery, Submissions};
use super::{check, view};
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::submission::facts::{Known, known};
use crate::workflow;
use crate::workflow::EntryChanges;
use crate::workflow::service::aggregate::{Aggregate, content};

/// 422 lists what the rules say; 409 where it is too late.
pub async fn submitted(
    conn: &mut Conn,
    aggregate: &Aggregate<Submissions>,
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
    let statement = text.statement.as_ref().map(|s| s.kind);
    let mut changes = came(Some(now), Some(timing), statement);
    if !aggregate.came_before() {
        changes.first_submitted_at = Some(Some(now));
    }
    Ok(changes)
}

/// It counts as not handed in. What shows is how the version before came in, where there is one.
pub async fn withdrawn(
    conn: &mut Conn,
    aggregate: &Aggregate<Submissions>,
) -> Result<EntryChanges, Failure> {
    Ok(
        match workflow::service::before(conn, aggregate.row.id, aggregate.newest.number).await? {
            Some(last) => {
                let statement = content::<SubmissionContent>(&last)?.statement;
                let statement = statement.map(|s| s.kind);
                came(last.submitted_at, view::timing(&last)?, statement)
            }
            None => EntryChanges {
                first_submitted_at: Some(None),
                ..came(None, None, None)
            },
        },
    )
}

/// How the version came in that was handed in last.
pub fn came(
    at: Option<DateTime<Utc>>,
    timing: Option<Timing>,
    statement: Option<StatementKind>,
) -> EntryChanges {
    EntryChanges {
        submitted_at: Some(at),
        timing: Some(timing.map(Timing::code)),
        statement: Some(statement.map(StatementKind::code)),
        ..EntryChanges::default()
    }
}

/// How it comes in now; 409 where it is too late.
fn in_time(
    aggregate: &Aggregate<Submissions>,
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
