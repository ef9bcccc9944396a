//! Articles in the workflow.

use contract::article::{Article, ArticleContent, ArticleKind, STEPS};
use contract::entry::Revision;
use contract::noun::Noun;
use contract::operation::Operation;
use contract::validate::Check;
use contract::workflow::{RevisionState, Step, Verb};
use uuid::Uuid;

use crate::access::caller::Caller;
use crate::article::store;
use crate::file;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::reference::edition::{Settings, current_settings};
use crate::reference::organization::{self, OrganizationSummary};
use crate::workflow::kind::{Context, Validated, WorkflowKind};
use crate::workflow::service::aggregate::{Aggregate, revision};
use crate::workflow::service::check::{self, NamedFile};
use crate::workflow::service::rule::{self, Refusal, allowed};
use crate::workflow::service::step::Move;
use crate::workflow::{EntryChanges, EntryRow, NewEntry, RevisionRow, Text};

pub struct Articles;

impl WorkflowKind for Articles {
    type Content = ArticleContent;
    type View = Article;
    type State = RevisionState;
    type Revision = Revision<ArticleContent>;
    type Start = ArticleKind;
    type Extra = ArticleKind;
    const NOUN: Noun = Noun::Article;
    const STEPS: &'static [Step<RevisionState>] = STEPS;
    const OFFERED: &'static [Operation] = &[
        Operation::UpdateArticle,
        Operation::SubmitArticle,
        Operation::WithdrawArticle,
        Operation::ApproveArticle,
        Operation::ReturnArticle,
        Operation::PublishArticle,
        Operation::DeclineArticle,
        Operation::ReviseArticle,
        Operation::FeatureArticle,
        Operation::UnfeatureArticle,
        Operation::RetractArticle,
        Operation::DeleteArticle,
    ];

    async fn begin(
        conn: &mut Conn,
        kind: ArticleKind,
        _: &OrganizationSummary,
    ) -> Result<(Settings, ArticleKind), Failure> {
        Ok((current_settings(conn, Noun::Article.label()).await?, kind))
    }

    async fn extra(_: &mut Conn, row: &EntryRow) -> Result<ArticleKind, Failure> {
        kind(row.kind.as_deref())
    }

    fn fill(kind: &ArticleKind, entry: &mut NewEntry) {
        entry.kind = Some(kind.code());
    }

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

    fn difference(new: &ArticleContent, old: &ArticleContent) -> Vec<String> {
        new.difference(old)
    }

    fn text(content: &ArticleContent) -> Result<Text, Failure> {
        Ok(Text {
            content: serde_json::to_value(content).map_err(Failure::internal)?,
            ..Text::default()
        })
    }

    async fn validate(
        conn: &mut Conn,
        context: Context<'_, Self>,
        old: Option<&ArticleContent>,
        new: ArticleContent,
        path: &str,
    ) -> Result<Validated<ArticleContent>, Failure> {
        let kind = *context.extra;
        if old.is_none() {
            fileable(conn, context).await?;
        }
        let mut check = Check::default();
        check.errors = new.drafted(kind);
        let blank = ArticleContent::default();
        let before = old.unwrap_or(&blank);
        let edition = &context.settings.content;
        check::words(
            &mut check,
            "audiences",
            &before.audiences,
            &new.audiences,
            &edition.audiences,
        );
        check::words(
            &mut check,
            "topics",
            &before.topics,
            &new.topics,
            &edition.topics,
        );
        let (was, is) = (before.region_code.as_ref(), new.region_code.as_ref());
        check::place(conn, &mut check, was, is).await?;
        let known: Vec<Uuid> = named(before).into_iter().map(|n| n.id).collect();
        let mut asked = named(&new);
        asked.retain(|n| !known.contains(&n.id));
        check::files(conn, &mut check, context.filer.id, &asked).await?;
        for fault in &mut check.errors {
            fault.field.insert_str(0, path);
        }
        Failure::fields(check.errors)?;
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
            check.errors = content.submittable(aggregate.extra, &aggregate.settings.content);
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
            super::sync(conn, aggregate.row.id).await?;
        }
        Ok(())
    }

    async fn view(
        conn: &mut Conn,
        caller: &Caller,
        aggregate: &Aggregate<Self>,
    ) -> Result<Article, Failure> {
        let (row, kind) = (&aggregate.row, aggregate.extra);
        let (owner, text) = (row.organization_id, aggregate.content()?);
        let reviewer = organization::reviewer(conn, owner).await?;
        let relation = organization::relation(conn, caller.organization, owner).await?;
        let asked: Vec<Uuid> = named(&text).into_iter().map(|n| n.id).collect();
        let mut files = file::service::refs(conn, &asked).await?;
        Ok(Article {
            id: row.id,
            kind,
            edition_id: row.edition_id,
            organization: aggregate.filer.reference(),
            reviewer: reviewer.map(|o| o.reference()),
            revision: revision(aggregate.newest.clone())?,
            public_revision: aggregate
                .older_in_force()
                .cloned()
                .map(revision)
                .transpose()?,
            files: asked.iter().filter_map(|id| files.remove(id)).collect(),
            featured_at: row.featured_at,
            actions: Self::actions(caller, relation, aggregate),
            missing: if aggregate.state.editable() {
                text.submittable(kind, &aggregate.settings.content)
            } else {
                Vec::new()
            },
            warnings: if aggregate.filer.is_active() {
                Vec::new()
            } else {
                vec!["填报单位已停用或已合并。".to_owned()]
            },
            sample: row.sample,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        })
    }

    async fn history(
        _: &mut Conn,
        rows: Vec<RevisionRow>,
    ) -> Result<Vec<Revision<ArticleContent>>, Failure> {
        rows.into_iter().map(revision).collect()
    }
}

/// The word of a kind, as the table keeps it.
pub fn kind(code: Option<&str>) -> Result<ArticleKind, Failure> {
    code.and_then(ArticleKind::parse)
        .ok_or_else(|| Failure::internal("an article of unknown kind"))
}

/// Whether the organization files this kind, and has none yet where it may have but one.
async fn fileable(conn: &mut Conn, context: Context<'_, Articles>) -> Result<(), Failure> {
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
