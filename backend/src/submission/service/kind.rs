//! Submissions in the workflow: what they bring of their own.

use chrono::{DateTime, Utc};
use contract::id::{FileId, MaterialId};
use contract::notification::NotificationKind;
use contract::noun::Noun;
use contract::organization::OrganizationRef;
use contract::problem::{Code, Problem};
use contract::submission::{
    StatementKind, Submission, SubmissionContent, SubmissionFilter, SubmissionRevision,
    SubmissionRow, SubmissionState, Timing,
};
use contract::text;
use contract::validate::Check;
use contract::workflow::{Verb, Verdict};
use diesel::result::{DatabaseErrorKind, Error};
use uuid::Uuid;

use super::{accept, check, send, view};
use crate::access::caller::Caller;
use crate::material::service::{Definition, definition};
use crate::platform::failure::Failure;
use crate::platform::store::{Conn, uuids};
use crate::reference::edition::{Settings, settings};
use crate::reference::organization::OrganizationSummary;
use crate::submission::store::read::{self, Extended};
use crate::workflow;
use crate::workflow::kind::{Context, EntryExtra, WorkflowKind};
use crate::workflow::service::aggregate::{Aggregate, state};
use crate::workflow::service::notify;
use crate::workflow::service::rule::{Refusal, allowed};
use crate::workflow::service::step::{Desks, Move};
use crate::workflow::{
    EntryChanges, EntryFilter, EntryRow, EntrySummary, NewEntry, RevisionRow, Text,
};

/// What a submission delivers, and until when it may.
pub struct Delivery {
    /// Of a part, as it binds that.
    pub definition: Definition,
    /// Handed in to the reporter above, which gathers it.
    pub part: bool,
    pub extension: Option<Extended>,
}

impl Delivery {
    pub fn extended_until(&self) -> Option<DateTime<Utc>> {
        self.extension.as_ref().map(|e| e.until)
    }

    /// The closing instant for this organization.
    pub fn due(&self) -> Option<DateTime<Utc>> {
        let deadline = self.definition.deadline?;
        Some(self.extended_until().unwrap_or(deadline).max(deadline))
    }
}

const RETIRED: Refusal = Refusal::Field(
    "material_id",
    "retired",
    "此项材料已不再收取，已报送的内容仍可查看。",
);
const NOT_GATHERED: Refusal = Refusal::Changed("此项材料不向下级单位征集，不能汇集。");

impl WorkflowKind for Submission {
    type Extra = Delivery;
    const TOLD: Verb = Verb::Submit;
    const KEPT: &'static str =
        "材料已报送过，不能删除。需要更正的，请修改后重新提交，或联系上级单位退回。";

    /// One for each organization and material.
    fn collision(error: Error) -> Failure {
        match error {
            Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => {
                Problem::new(Code::AlreadyExists)
                    .detail("本单位已填报此项材料，请打开已有的填报继续修改。")
                    .into()
            }
            other => other.into(),
        }
    }

    fn permitted(verb: Verb, aggregate: &Aggregate<Self>) -> Result<(), Refusal> {
        let material = &aggregate.extra.definition.content;
        match verb {
            Verb::Submit | Verb::Gather | Verb::Revise => {
                allowed(aggregate.filer.is_active(), Refusal::Closed)?;
                allowed(!material.retired, RETIRED)?;
                allowed(material.gathers || verb != Verb::Gather, NOT_GATHERED)
            }
            _ => Ok(()),
        }
    }

    fn text(content: &SubmissionContent) -> Result<Text, Failure> {
        Ok(Text {
            heading: content.heading(),
            photos: i32::try_from(content.all_photos().count()).map_err(Failure::internal)?,
            ..Text::of(content)?
        })
    }

    fn files(content: &SubmissionContent) -> Vec<FileId> {
        content.files()
    }

    async fn validate(
        conn: &mut Conn,
        context: Context<'_, Self>,
        check: &mut Check,
        old: Option<&SubmissionContent>,
        new: &SubmissionContent,
    ) -> Result<(), Failure> {
        let material = &context.extra.definition.content;
        check::draft(conn, material, context.filer.id, check, old, new).await
    }

    async fn before(
        conn: &mut Conn,
        aggregate: &Aggregate<Self>,
        step: Move<'_, SubmissionState>,
    ) -> Result<EntryChanges, Failure> {
        let came = match step.verb {
            Verb::Submit => send::submitted(conn, aggregate, step.now).await?,
            Verb::Withdraw => send::withdrawn(conn, aggregate).await?,
            _ => {
                let changes = workflow::service::check::before(conn, aggregate, step).await?;
                accept::fields(step.verdict)?;
                return Ok(changes);
            }
        };
        let changes = workflow::service::check::before(conn, aggregate, step).await?;
        Ok(EntryChanges {
            timing: came.timing,
            statement: came.statement,
            ..changes
        })
    }

    /// A part goes no further than the office that gathers it.
    fn reviewed_once(aggregate: &Aggregate<Self>) -> bool {
        aggregate.extra.part
    }

    fn subject(aggregate: &Aggregate<Self>, _: &RevisionRow) -> String {
        format!("“{}”", aggregate.extra.definition.content.label)
    }

    fn sentence(
        aggregate: &Aggregate<Self>,
        step: Move<'_, SubmissionState>,
        desks: &Desks,
    ) -> Option<(NotificationKind, String)> {
        let (name, by) = (&aggregate.filer.name, desks.name());
        let subject = Self::subject(aggregate, &aggregate.newest);
        match step.verb {
            Verb::Submit if aggregate.came_before() => Some((
                NotificationKind::Submitted,
                format!("{name}重新报送了{subject}，请审核。"),
            )),
            Verb::Return => Some((
                NotificationKind::Returned,
                format!(
                    "{subject}已由{by}退回：{}。请修改后重新报送。",
                    first_reason(step.verdict)
                ),
            )),
            _ => notify::sentence(aggregate, step, desks),
        }
    }

    async fn in_force(conn: &mut Conn, aggregate: &Aggregate<Self>) -> Result<(), Failure> {
        if !aggregate.extra.part {
            accept::take_over(conn, aggregate).await?;
        }
        Ok(())
    }

    async fn view(
        conn: &mut Conn,
        caller: &Caller,
        aggregate: &Aggregate<Self>,
    ) -> Result<Self, Failure> {
        view::view(conn, caller, aggregate).await
    }

    async fn complete(
        conn: &mut Conn,
        revisions: &mut [SubmissionRevision],
    ) -> Result<(), Failure> {
        view::name_files(conn, revisions).await
    }

    fn conditions(filter: &SubmissionFilter) -> EntryFilter<'_> {
        EntryFilter {
            state: filter.state.map(SubmissionState::code),
            material_id: filter.material_id,
            part: filter.part,
            waiting: filter.waiting,
            organization_id: filter.organization_id,
            ..EntryFilter::default()
        }
    }

    fn row(item: EntrySummary, office: Option<OrganizationRef>) -> Result<SubmissionRow, Failure> {
        let organization = item.organization();
        let (material_id, material) = item.material.unwrap_or_default();
        Ok(SubmissionRow {
            id: item.id.into(),
            material_id: material_id.into(),
            material,
            organization,
            part: item.part,
            state: state(&item.state)?,
            office,
            title: item.title,
            photos: item.photos,
            statement: item.statement.as_deref().and_then(StatementKind::parse),
            timing: item.timing.as_deref().and_then(Timing::parse),
            revision_number: item.number,
            submitted_at: item.last_submitted_at,
            updated_at: item.updated_at,
            sample: item.sample,
        })
    }
}

impl EntryExtra for Delivery {
    /// The material.
    type Start = MaterialId;

    async fn begin(
        conn: &mut Conn,
        _: Noun,
        material: MaterialId,
        filer: &OrganizationSummary,
    ) -> Result<(Settings, Self), Failure> {
        let definition = asked_for(conn, material.into()).await?;
        let settings = settings(conn, Some(definition.edition_id.into())).await?;
        allowed(!settings.archived(), Refusal::Archived)
            .and_then(|()| allowed(filer.is_active(), Refusal::Closed))
            .and_then(|()| allowed(!definition.content.retired, RETIRED))
            .map_err(|r| r.of::<Submission>())?;
        let delivery = Self {
            part: is_part(conn, &settings, &definition, filer).await?,
            definition,
            extension: None,
        };
        Ok((settings, delivery))
    }

    async fn load(conn: &mut Conn, row: &EntryRow) -> Result<Self, Failure> {
        let material = row.material_id.unwrap_or_default();
        let mut definition = definition(conn, material).await?;
        if row.part {
            definition.content = definition.content.of_part();
        }
        Ok(Self {
            definition,
            part: row.part,
            extension: read::extension(conn, material, row.organization_id, row.part).await?,
        })
    }

    fn fill(&self, entry: &mut NewEntry) {
        entry.material_id = Some(self.definition.id);
        entry.part = self.part;
    }

    fn audited(&self) -> Option<String> {
        Some(self.definition.content.code.clone())
    }
}

fn first_reason(verdict: &Verdict) -> String {
    let mut reasons =
        std::iter::once(&verdict.note).chain(verdict.remarks.iter().map(|r| &r.reason));
    let first = reasons.find(|r| !r.is_empty()).map_or("", String::as_str);
    let first = text::beginning(first, 60).replace('\n', " ");
    first.trim_end_matches(['。', '；', ' ']).to_owned()
}

async fn asked_for(conn: &mut Conn, id: Uuid) -> Result<Definition, Failure> {
    definition(conn, id).await.map_err(|failure| {
        if failure.problem.code == Code::NotFound {
            let message = "没有这项材料，请从列表中选择。";
            return Failure::field("material_id", "not_found", message);
        }
        failure
    })
}

/// Whether the organization hands it in as a part that a reporter above gathers; 422 where it doesn't
/// hand it in at all.
async fn is_part(
    conn: &mut Conn,
    settings: &Settings,
    definition: &Definition,
    filer: &OrganizationSummary,
) -> Result<bool, Failure> {
    let (kind, reporters) = (filer.kind(), &settings.content.reporters);
    let reporter = reporters.contains(&filer.id.into());
    if definition.content.owes(kind, reporter) {
        return Ok(false);
    }
    if definition.content.concerns(kind, reporter)
        && read::is_below(conn, filer.id, &uuids(reporters)).await?
    {
        return Ok(true);
    }
    let message = "本单位不需要报送此项材料。";
    Err(Failure::field("material_id", "not_owed", message))
}
