//! An article as its form and the workflow know it.

use std::rc::Rc;

use contract::article::{Article, ArticleContent, ArticleKind};
use contract::entry::Revision;
use contract::noun::Noun;
use contract::operation::Operation;
use contract::problem::{Code, FieldError, Problem};
use contract::validate::Validate;
use uuid::Uuid;
use yew::prelude::*;

use super::field_text::FIELDS;
use crate::api::{Answer, article as api};
use crate::hook::autosave::{Autosaved, Snapshot};
use crate::page::workflow::{
    Overview, Publication, Published, PublishedForm, Routes, WorkflowKind,
};
use crate::route::Route;
use crate::ui::{Badge, Tone};

impl Autosaved for Article {
    type Content = ArticleContent;
    type Rule = Option<ArticleKind>;

    const FIELDS: &'static [(&'static str, &'static str)] = FIELDS;

    fn snapshot(&self) -> Snapshot<'_, ArticleContent> {
        Snapshot {
            id: self.id,
            version: self.version,
            content: &self.revision.content,
            author: &self.revision.author,
            updated_at: self.updated_at,
        }
    }

    fn rule(&self) -> Option<ArticleKind> {
        Some(self.kind)
    }

    fn faults(content: &ArticleContent, kind: Option<ArticleKind>) -> Vec<FieldError> {
        match kind {
            Some(kind) => content.drafted(kind),
            None => content.faults(),
        }
    }

    async fn get(id: Uuid) -> Answer<Self> {
        api::get_article(id).await
    }

    /// Its kind stands in none of its contents: it is created elsewhere.
    async fn save(over: Option<(Uuid, i32)>, content: Rc<ArticleContent>) -> Answer<Self> {
        match over {
            Some((id, version)) => api::update_article(id, version, &content).await,
            None => Err(Problem::new(Code::NotFound)),
        }
    }
}

impl WorkflowKind for Article {
    const NOUN: Noun = Noun::Article;
    const THIS: &'static str = "这篇稿件";
    const UPDATE: Operation = Operation::UpdateArticle;
    const SUBMIT: Operation = Operation::SubmitArticle;
    const ROUTES: Routes = Routes {
        list: Route::DeskArticles,
        view: |id| Route::ArticleView { id },
        edit: |id| Route::ArticleEdit { id },
    };
    const EDIT_LABEL: &'static str = "修改";
    const INCOMPLETE: &'static str = "必填内容填写完整后才能提交审核。";

    fn overview(&self) -> Overview<'_> {
        Overview {
            edition_id: self.edition_id,
            organization: &self.organization,
            reviewer: self.reviewer.as_ref(),
            actions: &self.actions,
            state: self.revision.state.label(),
        }
    }

    fn missing_count(&self) -> usize {
        self.missing.len()
    }

    fn form_title(stored: Option<&Self>) -> String {
        format!("填写{}", stored.map_or("稿件", |a| a.kind.label()))
    }

    fn form(stored: &Rc<Self>) -> Html {
        html! { <PublishedForm<Self> stored={stored.clone()} /> }
    }
}

impl Published for Article {
    const LIST_REVISIONS: Operation = Operation::ListArticleRevisions;
    const UNTITLED: &'static str = "（未填写标题）";
    const PUBLIC_ROUTE: fn(Uuid) -> Route = |id| Route::Article { id };

    fn publication(&self) -> Publication<'_, ArticleContent> {
        Publication {
            title: &self.revision.content.title,
            revision: &self.revision,
            public_revision: self.public_revision.as_ref(),
            missing: &self.missing,
            warnings: &self.warnings,
            sample: self.sample,
        }
    }

    fn badges(&self, state: Html) -> Html {
        html! {
            <>
                <Badge text={self.kind.label()} tone={Tone::Info} />
                {state}
                if self.featured_at.is_some() {
                    <Badge text="推荐" tone={Tone::Good} />
                }
            </>
        }
    }

    async fn revisions(id: Uuid) -> Answer<Vec<Revision<ArticleContent>>> {
        api::list_article_revisions(id).await
    }
}
