//! Activities in the workflow.

use contract::activity::{Activity, ActivityContent, ActivityFilter, ActivityRow, span};
use contract::operation::Operation;
use contract::organization::OrganizationRef;
use contract::validate::Check;
use contract::workflow::{Holding, RevisionState};

use super::check::{faults, named};
use super::view;
use crate::access::caller::Caller;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::portal;
use crate::workflow::kind::{Context, WorkflowKind};
use crate::workflow::service::aggregate::{Aggregate, state};
use crate::workflow::service::check::NamedFile;
use crate::workflow::service::rule::{self, Refusal, allowed};
use crate::workflow::{EntryFilter, EntrySummary, Text};

impl WorkflowKind for Activity {
    type Extra = ();
    const OWN: &'static [Operation] = &[
        Operation::ReportParticipation,
        Operation::PostponeActivity,
        Operation::CancelActivity,
        Operation::RestoreActivity,
        Operation::DuplicateActivity,
    ];
    const KEPT: &'static str =
        "活动已公开发布过，不能删除。不再举办的请“取消活动”，需要下线的请联系省级发布人员“撤下”。";

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

    fn text(content: &ActivityContent) -> Result<Text, Failure> {
        let all = content.schedule.expand();
        let (first_start, last_end) = span(&all).unzip();
        Ok(Text {
            first_start,
            last_end,
            occurrences: i32::try_from(all.len()).map_err(Failure::internal)?,
            ..Text::of(content)?
        })
    }

    async fn validate(
        conn: &mut Conn,
        context: Context<'_, Self>,
        check: &mut Check,
        old: Option<&ActivityContent>,
        new: &ActivityContent,
    ) -> Result<(), Failure> {
        let (edition, filer) = (&context.settings.content, context.filer);
        faults(conn, check, edition, filer.id, old, new).await
    }

    fn named(content: &ActivityContent) -> Vec<NamedFile> {
        named(content)
    }

    async fn in_force(conn: &mut Conn, aggregate: &Aggregate<Self>) -> Result<(), Failure> {
        portal::service::refresh(conn, aggregate.row.id).await
    }

    async fn view(
        conn: &mut Conn,
        caller: &Caller,
        aggregate: &Aggregate<Self>,
    ) -> Result<Self, Failure> {
        view::view(conn, caller, aggregate).await
    }

    fn conditions(filter: &ActivityFilter) -> EntryFilter<'_> {
        EntryFilter {
            state: filter.state.map(RevisionState::code),
            holding: filter.holding.map(Holding::code),
            strand: filter.strand.as_deref(),
            organization_id: filter.organization_id,
            q: filter.q.as_deref(),
            ..EntryFilter::default()
        }
    }

    fn row(item: EntrySummary, _: Option<OrganizationRef>) -> Result<ActivityRow, Failure> {
        Ok(ActivityRow {
            id: item.id.into(),
            organization: item.organization(),
            title: item.title,
            strand: item.strand,
            state: state(&item.state)?,
            holding: holding(&item.holding)?,
            public: item.public,
            revision_number: item.number,
            first_start: item.first_start,
            occurrences: item.occurrences,
            reason: item.reason,
            submitted_at: item.submitted_at,
            updated_at: item.updated_at,
            sample: item.sample,
        })
    }
}

pub(super) fn holding(code: &str) -> Result<Holding, Failure> {
    Holding::parse(code).ok_or_else(|| Failure::internal("an activity held in an unknown way"))
}
