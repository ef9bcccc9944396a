//! Articles in the workflow.

use std::future::Future;

use contract::article::{Article, ArticleContent, ArticleKind};
use contract::operation::Operation;
use contract::validate::Check;
use contract::workflow::Noun;
use uuid::Uuid;

use crate::access::caller::Caller;
use crate::article::store;
use crate::file;
use crate::organization::summary;
use crate::platform::failure::Failure;
use crate::platform::store::Conn;
use crate::workflow::kind::{Context, Validated, WorkflowKind};
use crate::workflow::service::aggregate::{self, Aggregate};
use crate::workflow::service::check::{self, Named};
use crate::workflow::service::rule::{self, Refusal, allowed};
use crate::workflow::store::write::Text;

pub struct Articles;

impl WorkflowKind for Articles {
    type Content = ArticleContent;
    type Shown = Article;
    const NOUN: Noun = Noun::Article;
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

    fn own(operation: Operation, aggregate: &Aggregate) -> Result<(), Refusal> {
        rule::live(aggregate)?;
        let featured = aggregate.row.featured_at.is_some();
        let holds = match operation {
            Operation::FeatureArticle => aggregate.public.is_some() && !featured,
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
        whose: Context<'_>,
        old: Option<&ArticleContent>,
        new: ArticleContent,
        path: &str,
    ) -> Result<Validated<ArticleContent>, Failure> {
        let kind = kind(whose.kind)?;
        if old.is_none() {
            fileable(conn, kind, whose).await?;
        }
        let mut check = Check::default();
        check.errors = new.drafted(kind);
        let blank = ArticleContent::default();
        let before = old.unwrap_or(&blank);
        let edition = &whose.settings.content;
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
        check::files(conn, &mut check, whose.filer.id, &asked).await?;
        for fault in &mut check.errors {
            fault.field.insert_str(0, path);
        }
        Failure::fields(check.errors)?;
        Ok(Validated::checked(new))
    }

    async fn submittable(
        conn: &mut Conn,
        whose: Context<'_>,
        content: &ArticleContent,
    ) -> Result<(), Failure> {
        let mut check = Check::default();
        check.errors = content.submittable(kind(whose.kind)?, &whose.settings.content);
        check::files(conn, &mut check, whose.filer.id, &named(content)).await?;
        Failure::fields(check.errors)
    }

    fn sync(conn: &mut Conn, id: Uuid) -> impl Future<Output = Result<(), Failure>> + Send {
        super::sync(conn, id)
    }

    async fn view(
        conn: &mut Conn,
        caller: &Caller,
        aggregate: Aggregate,
    ) -> Result<Article, Failure> {
        let organization_id = aggregate.row.organization_id;
        let kind = kind(aggregate.row.kind.as_deref())?;
        let text: ArticleContent = aggregate::content(&aggregate.newest)?;
        let reviewer = summary::reviewer(conn, organization_id).await?;
        let relation = summary::relation(conn, caller.organization, organization_id).await?;
        let asked: Vec<Uuid> = named(&text).into_iter().map(|n| n.id).collect();
        let mut files = file::service::refs(conn, &asked).await?;
        Ok(Article {
            id: aggregate.row.id,
            kind,
            edition_id: aggregate.row.edition_id,
            organization: aggregate.filer.reference(),
            reviewer: reviewer.map(|o| o.reference()),
            public_revision: aggregate.other()?,
            files: asked.iter().filter_map(|id| files.remove(id)).collect(),
            featured_at: aggregate.row.featured_at,
            actions: Self::actions(caller, relation, &aggregate),
            missing: if aggregate.state.editable() {
                text.submittable(kind, &aggregate.settings.content)
            } else {
                Vec::new()
            },
            warnings: if aggregate.active() {
                Vec::new()
            } else {
                vec!["填报单位已停用或已合并。".to_owned()]
            },
            sample: aggregate.row.sample,
            version: aggregate.row.version,
            created_at: aggregate.row.created_at,
            updated_at: aggregate.row.updated_at,
            revision: aggregate::revision(aggregate.newest)?,
        })
    }
}

/// The word of a kind, as the table keeps it.
pub fn kind(code: Option<&str>) -> Result<ArticleKind, Failure> {
    code.and_then(ArticleKind::parse)
        .ok_or_else(|| Failure::internal("an article of unknown kind"))
}

/// Whether the organization files this kind, and has none yet where it may have but one.
async fn fileable(conn: &mut Conn, kind: ArticleKind, whose: Context<'_>) -> Result<(), Failure> {
    let rule = kind.rule();
    if !rule.filers.include(whose.filer.kind()) {
        return Err(Failure::field(
            "kind",
            "not_yours",
            format!("“{}”由主管部门发布，本单位不填报此栏目。", rule.label),
        ));
    }
    let (edition, owner) = (whose.settings.id, whose.filer.id);
    if rule.single && store::has(conn, edition, owner, kind).await? {
        return Err(Failure::field(
            "kind",
            "already_exists",
            format!("本单位已有“{}”，请在原稿上修改。", rule.label),
        ));
    }
    Ok(())
}

fn named(content: &ArticleContent) -> Vec<Named> {
    let of = |kind| move |(field, id)| Named { field, kind, id };
    let pictures = content.pictures().map(of("picture"));
    pictures
        .chain(content.documents().map(of("document")))
        .collect()
}
