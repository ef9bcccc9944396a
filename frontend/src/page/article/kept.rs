//! An article as its form and the workflow know it.

use std::rc::Rc;

use contract::article::{Article, ArticleContent, ArticleFilter, ArticleKind};
use contract::entry::Revision;
use contract::file::{FileKind, FileRef};
use contract::operation::Operation;
use contract::problem::{Code, FieldError, Problem};
use contract::validate::Validate;
use contract::workflow::Noun;
use uuid::Uuid;
use yew::prelude::*;

use super::step::{self, STEPS};
use super::words::{self, FIELDS};
use crate::api::{Answer, article as api, file};
use crate::hook::save::Kept;
use crate::page::entry::Piece;
use crate::page::entry::named::{kept_fields, piece_fields};
use crate::page::entry::step::{Outcome, Step};
use crate::page::entry::view::out;
use crate::page::entry::words::Words;
use crate::route::Route;

impl Kept for Article {
    type Content = ArticleContent;
    type Rule = Option<ArticleKind>;

    const FIELDS: &'static [(&'static str, &'static str)] = FIELDS;

    kept_fields!();

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
    async fn keep(over: Option<(Uuid, i32)>, content: Rc<ArticleContent>) -> Answer<Self> {
        match over {
            Some((id, version)) => api::update_article(id, version, &content).await,
            None => Err(Problem::new(Code::NotFound)),
        }
    }
}

impl Piece for Article {
    const NOUN: Noun = Noun::Article;
    const THIS: &'static str = "这篇稿件";
    const OVERTAKEN: &'static str = "这篇稿件刚刚被他人更新，已显示最新状态，请核对后再办理。";
    const STEPS: &'static [Step] = STEPS;
    const LIST_REVISIONS: Operation = Operation::ListArticleRevisions;

    piece_fields!();

    fn fields(&self) -> Vec<(&'static str, &'static str)> {
        let fields = self.kind.rule().fields.iter();
        fields.map(|f| (f.name, f.label)).collect()
    }

    fn say(words: &Words, field: &str, content: &ArticleContent) -> String {
        words::say(words, field, content)
    }

    fn show(&self, field: &str) -> Option<Html> {
        let c = &self.revision.content;
        let find = |id: Uuid| self.files.iter().find(|f| f.id == id);
        Some(match field {
            "url" => out(&c.url),
            "picture" => thumbnail(find(c.picture?)?, &c.picture_alt),
            "gallery" => c
                .gallery
                .iter()
                .map(|one| {
                    html! {
                        <figure class="stack-small">
                            {find(one.picture).map(|f| thumbnail(f, "")).unwrap_or_default()}
                            <figcaption>{&one.caption}</figcaption>
                        </figure>
                    }
                })
                .collect(),
            "attachments" => {
                let files = c.attachments.iter().filter_map(|id| find(*id));
                files.map(|f| html! { <p>{document(f)}</p> }).collect()
            }
            "links" => c
                .links
                .iter()
                .map(|link| html! { <p>{&link.label}{"："}{out(&link.url)}</p> })
                .collect(),
            _ => return None,
        })
    }

    fn view(id: Uuid) -> Route {
        Route::ArticleView { id }
    }

    fn edit(id: Uuid) -> Route {
        Route::ArticleEdit { id }
    }

    fn queue() -> Route {
        Route::ArticleReviews
    }

    async fn run(
        operation: Operation,
        id: Uuid,
        version: i32,
        text: String,
    ) -> Answer<Outcome<Self>> {
        step::run(operation, id, version, text).await
    }

    async fn revisions(id: Uuid) -> Answer<Vec<Revision<ArticleContent>>> {
        api::list_article_revisions(id).await
    }

    async fn waiting() -> Answer<Vec<(Uuid, String)>> {
        let filter = ArticleFilter {
            limit: Some(5),
            ..ArticleFilter::default()
        };
        let page = api::list_article_reviews(filter).await?;
        Ok(page.items.into_iter().map(|a| (a.id, a.title)).collect())
    }
}

fn thumbnail(picture: &FileRef, alt: &str) -> Html {
    debug_assert_eq!(picture.kind, FileKind::Picture);
    html! { <img class="thumb" src={file::get_file(&picture.thumbnail)} alt={alt.to_owned()} loading="lazy" /> }
}

/// A document by its name, to be opened.
pub fn document(document: &FileRef) -> Html {
    html! { <a href={file::get_file(&document.url)} target="_blank" rel="noopener">{&document.name}</a> }
}
