//! Activities in the workflow.

use contract::activity::{Activity, ActivityContent, Revision, STEPS, span};
use contract::noun::Noun;
use contract::operation::Operation;
use contract::validate::Check;
use contract::workflow::{Holding, RevisionState, Step, Verb};

use super::check::{faults, named};
use super::view;
use crate::access::caller::Caller;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::portal;
use crate::reference::edition::{Settings, current_settings};
use crate::reference::organization::OrganizationSummary;
use crate::workflow::kind::{Context, Validated, WorkflowKind};
use crate::workflow::service::aggregate::{Aggregate, revision};
use crate::workflow::service::check;
use crate::workflow::service::rule::{self, Refusal, allowed};
use crate::workflow::service::step::Move;
use crate::workflow::{EntryChanges, EntryRow, RevisionRow, Text};

pub struct Activities;

impl WorkflowKind for Activities {
    type Content = ActivityContent;
    type View = Activity;
    type State = RevisionState;
    type Revision = Revision<ActivityContent>;
    type Start = ();
    type Extra = ();
    const NOUN: Noun = Noun::Activity;
    const STEPS: &'static [Step<RevisionState>] = STEPS;
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

    async fn begin(
        conn: &mut Conn,
        (): (),
        _: &OrganizationSummary,
    ) -> Result<(Settings, ()), Failure> {
        Ok((current_settings(conn, Noun::Activity.label()).await?, ()))
    }

    async fn extra(_: &mut Conn, _: &EntryRow) -> Result<(), Failure> {
        Ok(())
    }

    fn own(operation: Operation, aggregate: &Aggregate<Self>) -> Result<(), Refusal> {
        if operation == Operation::DuplicateActivity {
            return allowed(aggregate.filer.is_active(), Refusal::Closed);
        }
        rule::live(aggregate)?;
        let public = aggregate.in_force.is_some();
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
            ..Text::default()
        })
    }

    async fn validate(
        conn: &mut Conn,
        context: Context<'_, Self>,
        old: Option<&ActivityContent>,
        new: ActivityContent,
        path: &str,
    ) -> Result<Validated<ActivityContent>, Failure> {
        let (edition, filer) = (&context.settings.content, context.filer);
        let mut found = faults(conn, edition, filer.id, old, &new).await?;
        for fault in &mut found {
            fault.field.insert_str(0, path);
        }
        Failure::fields(found)?;
        Ok(Validated::checked(new))
    }

    async fn before(
        conn: &mut Conn,
        aggregate: &Aggregate<Self>,
        step: Move<'_, RevisionState>,
    ) -> Result<EntryChanges, Failure> {
        if step.verb == Verb::Submit {
            let content = aggregate.content()?;
            let mut check = Check::default();
            check.errors = content.submittable(&aggregate.settings.content);
            check::files(conn, &mut check, aggregate.filer.id, &named(&content)).await?;
            Failure::fields(check.errors)?;
        }
        Ok(EntryChanges::default())
    }

    async fn arrived(
        conn: &mut Conn,
        aggregate: &Aggregate<Self>,
        step: Move<'_, RevisionState>,
    ) -> Result<(), Failure> {
        if [step.from, step.to].contains(&RevisionState::Published) {
            portal::service::refresh(conn, aggregate.row.id).await?;
        }
        Ok(())
    }

    async fn view(
        conn: &mut Conn,
        caller: &Caller,
        aggregate: &Aggregate<Self>,
    ) -> Result<Activity, Failure> {
        view::view(conn, caller, aggregate).await
    }

    async fn history(
        _: &mut Conn,
        rows: Vec<RevisionRow>,
    ) -> Result<Vec<Revision<ActivityContent>>, Failure> {
        rows.into_iter().map(revision).collect()
    }
}
