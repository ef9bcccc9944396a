//! An article as its form and the workflow know it.

use std::rc::Rc;

use contract::article::{Article, ArticleContent};
use contract::id::ArticleId;
use contract::operation::Operation;
use yew::prelude::*;

use super::step::BUTTONS;
use crate::page::workflow::{EntryForm, Publication, Published, Routes, Step, WorkflowKind};
use crate::route::Route;
use crate::ui::{Badge, Tone};

impl WorkflowKind for Article {
    const BUTTONS: &'static [Step] = BUTTONS;
    const THIS: &'static str = "这篇稿件";
    const ROUTES: Routes<Self::Id> = Routes {
        list: Route::DeskArticles,
        view: |id| Route::ArticleView { id },
        edit: |id| Route::ArticleEdit { id },
    };

    fn missing_count(&self) -> usize {
        self.missing.len()
    }

    fn form_title(stored: Option<&Self>) -> String {
        format!("填写{}", stored.map_or("稿件", |a| a.kind.label()))
    }

    fn form(stored: Option<Rc<Self>>, oncreated: Callback<Rc<Self>>) -> Html {
        html! { <EntryForm<Self> {stored} {oncreated} /> }
    }
}

impl Published for Article {
    const LIST_REVISIONS: Operation = Operation::ListArticleRevisions;
    const PUBLIC_ROUTE: fn(ArticleId) -> Route = |id| Route::Article { id };

    fn publication(&self) -> Publication<'_, ArticleContent> {
        Publication {
            title: &self.revision.content.title,
            revision: &self.revision,
            public_revision: self.public_revision.as_ref(),
            missing: &self.missing,
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
}
