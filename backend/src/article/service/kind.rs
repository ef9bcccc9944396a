//! Articles in the workflow.

use contract::article::{Article, ArticleContent, ArticleFilter, ArticleKind, ArticleRow, Shelf};
use contract::id::FileId;
use contract::noun::Noun;
use contract::operation::Operation;
use contract::organization::OrganizationRef;
use contract::problem::FieldError;
use contract::validate::Check;
use contract::workflow::RevisionState;

use crate::access::caller::Caller;
use crate::article::store;
use crate::file;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::reference::edition::{Settings, current_settings};
use crate::reference::organization::OrganizationSummary;
use crate::workflow::kind::{Context, EntryExtra, WorkflowKind};
use crate::workflow::service::aggregate::{Aggregate, state};
use crate::workflow::service::check::{self, NamedFile};
use crate::workflow::service::rule::{self, Refusal, allowed};
use crate::workflow::{EntryFilter, EntryRow, EntrySummary, NewEntry};

impl WorkflowKind for Article {
    type Extra = ArticleKind;
    const OWN: &'static [Operation] = &[Operation::FeatureArticle, Operation::UnfeatureArticle];
    const KEPT: &'static str = "稿件已公开发布过，不能删除。需要下线的请联系省级发布人员“撤下”。";

    fn own(operation: Operation, aggregate: &Aggregate<Self>) -> Result<(), Refusal> {
        rule::live(aggregate)?;
        let featured = aggregate.row.featured_at.is_some();
        let holds = match operation {
            Operation::FeatureArticle => aggregate.in_force.is_some() && !featured,
            Operation::UnfeatureArticle => featured,
            _ => false,
        };
        allowed(holds, Refusal::State)
    }

    async fn validate(
        conn: &mut Conn,
        context: Context<'_, Self>,
        check: &mut Check,
        old: Option<&ArticleContent>,
        new: &ArticleContent,
    ) -> Result<(), Failure> {
        if old.is_none() {
            fileable(conn, context).await?;
        }
        check.errors = new.drafted(*context.extra);
        let blank = ArticleContent::default();
        let before = old.unwrap_or(&blank);
        let edition = &context.settings.content;
        for (field, was, is, terms) in [
            (
                "audiences",
                &before.audiences,
                &new.audiences,
                &edition.audiences,
            ),
            ("topics", &before.topics, &new.topics, &edition.topics),
        ] {
            check::words(check, field, was, is, terms);
        }
        let (was, is) = (before.region_code.as_ref(), new.region_code.as_ref());
        check::place(conn, check, was, is).await?;
        let known: Vec<FileId> = named(before).into_iter().map(|n| n.id).collect();
        let mut asked = named(new);
        asked.retain(|n| !known.contains(&n.id));
        check::files(conn, check, context.filer.id, &asked).await
    }

    fn missing(content: &ArticleContent, context: Context<'_, Self>) -> Vec<FieldError> {
        content.submittable(*context.extra, &context.settings.content)
    }

    fn named(content: &ArticleContent) -> Vec<NamedFile> {
        named(content)
    }

    async fn in_force(conn: &mut Conn, aggregate: &Aggregate<Self>) -> Result<(), Failure> {
        super::sync(conn, aggregate.row.id).await
    }

    async fn view(
        conn: &mut Conn,
        caller: &Caller,
        aggregate: &Aggregate<Self>,
    ) -> Result<Self, Failure> {
        let (row, text) = (&aggregate.row, aggregate.content()?);
        let asked: Vec<FileId> = named(&text).into_iter().map(|n| n.id).collect();
        let mut files = file::service::refs(conn, &asked).await?;
        Ok(Self {
            id: row.id.into(),
            kind: aggregate.extra,
            edition_id: row.edition_id.into(),
            organization: aggregate.filer.reference(),
            reviewer: aggregate.reviewer(conn).await?,
            revision: aggregate.revision()?,
            public_revision: aggregate.public_revision()?,
            files: asked.iter().filter_map(|id| files.remove(id)).collect(),
            featured_at: row.featured_at,
            actions: aggregate.actions(conn, caller).await?,
            missing: aggregate.missing()?,
            warnings: aggregate.warnings(),
            sample: row.sample,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }

    fn conditions(filter: &ArticleFilter) -> EntryFilter<'_> {
        EntryFilter {
            state: filter.state.map(RevisionState::code),
            kinds: kinds(filter.shelf, filter.kind),
            organization_id: filter.organization_id,
            q: filter.q.as_deref(),
            ..EntryFilter::default()
        }
    }

    fn row(item: EntrySummary, _: Option<OrganizationRef>) -> Result<ArticleRow, Failure> {
        Ok(ArticleRow {
            id: item.id.into(),
            kind: kind(item.kind.as_deref())?,
            organization: item.organization(),
            title: item.title,
            state: state(&item.state)?,
            public: item.public,
            featured_at: item.featured_at,
            revision_number: item.number,
            reason: item.reason,
            submitted_at: item.submitted_at,
            updated_at: item.updated_at,
            sample: item.sample,
        })
    }
}

impl EntryExtra for ArticleKind {
    type Start = Self;

    async fn begin(
        conn: &mut Conn,
        noun: Noun,
        kind: Self,
        _: &OrganizationSummary,
    ) -> Result<(Settings, Self), Failure> {
        Ok((current_settings(conn, noun.label()).await?, kind))
    }

    async fn load(_: &mut Conn, row: &EntryRow) -> Result<Self, Failure> {
        kind(row.kind.as_deref())
    }

    fn fill(&self, entry: &mut NewEntry) {
        entry.kind = Some(self.code());
    }
}

/// The words of the kinds that both conditions let through; `None` where there is no condition.
pub fn kinds(shelf: Option<Shelf>, kind: Option<ArticleKind>) -> Option<Vec<&'static str>> {
    let on = |kind: &ArticleKind| shelf.is_none_or(|s| kind.rule().shelf == s);
    match (shelf, kind) {
        (None, None) => None,
        (_, Some(kind)) => Some([kind].iter().filter(|k| on(k)).map(|k| k.code()).collect()),
        (Some(shelf), None) => Some(shelf.kinds().map(ArticleKind::code).collect()),
    }
}

/// The word of a kind, as the table keeps it.
pub fn kind(code: Option<&str>) -> Result<ArticleKind, Failure> {
    code.and_then(ArticleKind::parse)
        .ok_or_else(|| Failure::internal("an article of unknown kind"))
}

/// Whether the organization files this kind, and has none yet where it may have but one.
async fn fileable(conn: &mut Conn, context: Context<'_, Article>) -> Result<(), Failure> {
    let (kind, filer) = (*context.extra, context.filer);
    let rule = kind.rule();
    if !rule.filers.include(filer.kind()) {
        return Err(Failure::field(
            "kind",
            "not_yours",
            format!("“{}”由主管部门发布，本单位不填报此栏目。", rule.label),
        ));
    }
    let (edition, owner) = (context.settings.id, filer.id);
    if rule.single && store::has(conn, edition, owner, kind).await? {
        return Err(Failure::field(
            "kind",
            "already_exists",
            format!("本单位已有“{}”，请在原稿上修改。", rule.label),
        ));
    }
    Ok(())
}

fn named(content: &ArticleContent) -> Vec<NamedFile> {
    let of = |kind| move |(field, id)| NamedFile { field, kind, id };
    let pictures = content.pictures().map(of("picture"));
    pictures
        .chain(content.documents().map(of("document")))
        .collect()
}
