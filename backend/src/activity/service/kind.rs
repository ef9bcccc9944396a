//! Activities in the workflow.

use std::future::Future;

use contract::activity::{Activity, ActivityContent, span};
use contract::operation::Operation;
use contract::validate::Check;
use contract::workflow::{Holding, Noun};
use uuid::Uuid;

use super::check::{faults, named};
use super::view;
use crate::access::caller::Caller;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::portal;
use crate::workflow::kind::{Context, Validated, WorkflowKind};
use crate::workflow::service::aggregate::Aggregate;
use crate::workflow::service::check;
use crate::workflow::service::rule::{self, Refusal, allowed};
use crate::workflow::store::write::Text;

pub struct Activities;

impl WorkflowKind for Activities {
    type Content = ActivityContent;
    type Shown = Activity;
    const NOUN: Noun = Noun::Activity;
    const OFFERED: &'static [Operation] = &[
        Operation::UpdateActivity,
        Operation::SubmitActivity,
        Operation::WithdrawActivity,
        Operation::ApproveActivity,
        Operation::ReturnActivity,
        Operation::PublishActivity,
        Operation::DeclineActivity,
        Operation::ReviseActivity,
        Operation::ReportParticipation,
        Operation::PostponeActivity,
        Operation::CancelActivity,
        Operation::RestoreActivity,
        Operation::RetractActivity,
        Operation::DuplicateActivity,
        Operation::DeleteActivity,
    ];

    fn own(operation: Operation, aggregate: &Aggregate) -> Result<(), Refusal> {
        if operation == Operation::DuplicateActivity {
            return allowed(aggregate.active(), Refusal::Closed);
        }
        rule::live(aggregate)?;
        let public = aggregate.public.is_some();
        let now = Holding::parse(&aggregate.row.holding);
        let held = |those: &[Holding]| public && now.is_some_and(|h| those.contains(&h));
        let holds = match operation {
            Operation::ReportParticipation => public,
            Operation::PostponeActivity | Operation::CancelActivity => {
                held(&[Holding::Scheduled, Holding::Postponed])
            }
            Operation::RestoreActivity => held(&[Holding::Postponed, Holding::Cancelled]),
            _ => false,
        };
        allowed(holds, Refusal::State)
    }

    fn difference(new: &ActivityContent, old: &ActivityContent) -> Vec<String> {
        new.difference(old)
    }

    fn text(content: &ActivityContent) -> Result<Text, Failure> {
        let all = content.schedule.expand();
        let (first_start, last_end) = span(&all).unzip();
        Ok(Text {
            content: serde_json::to_value(content).map_err(Failure::internal)?,
            first_start,
            last_end,
            occurrences: i32::try_from(all.len()).map_err(Failure::internal)?,
        })
    }

    async fn validate(
        conn: &mut Conn,
        whose: Context<'_>,
        old: Option<&ActivityContent>,
        new: ActivityContent,
        path: &str,
    ) -> Result<Validated<ActivityContent>, Failure> {
        let mut found = faults(conn, whose.settings, whose.filer.id, old, &new).await?;
        for fault in &mut found {
            fault.field.insert_str(0, path);
        }
        Failure::fields(found)?;
        Ok(Validated::checked(new))
    }

    async fn submittable(
        conn: &mut Conn,
        whose: Context<'_>,
        content: &ActivityContent,
    ) -> Result<(), Failure> {
        let mut check = Check::default();
        check.errors = content.submittable(&whose.settings.content);
        check::files(conn, &mut check, whose.filer.id, &named(content)).await?;
        Failure::fields(check.errors)
    }

    fn sync(conn: &mut Conn, id: Uuid) -> impl Future<Output = Result<(), Failure>> + Send {
        portal::service::refresh(conn, id)
    }

    fn view(
        conn: &mut Conn,
        caller: &Caller,
        aggregate: Aggregate,
    ) -> impl Future<Output = Result<Activity, Failure>> + Send {
        view::view(conn, caller, aggregate)
    }
}
