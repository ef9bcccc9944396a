//! One published article.

use std::rc::Rc;

use contract::article::{PublicArticle, Shelf};
use contract::id::ArticleId;
use yew::prelude::*;

use super::card::colour;
use super::facts::{facts, gallery, lectures, more};
use super::query::{kind_query, shelf_query};
use super::text::paragraphs;
use crate::api;
use crate::hook::{use_description, use_edition_of, use_fetch};
use crate::page::portal::parts::{found_or_missing, out};
use crate::page::portal::share::{print, share};
use crate::route::Route;
use crate::ui::{
    Badge, Button, ButtonVariant, IdProps, PageHead, Picture, RouteLink, Tone, use_toasts,
};
use crate::{labels, text};

#[component]
pub fn ArticlePage(props: &IdProps<ArticleId>) -> Html {
    let fetch = use_fetch(props.id, api::article::get_public_article);
    let links = html! {
        <>
            <RouteLink to={Route::Articles} class="button">{text::nav_articles()}</RouteLink>
            <RouteLink to={Route::Home} class="button quiet">{text::to_home()}</RouteLink>
        </>
    };
    found_or_missing(
        &fetch,
        text::article_missing(),
        text::article_missing_text(),
        links,
        |article| html! { <ArticleDetails key={article.row.id.to_string()} article={article.clone()} /> },
    )
}

#[derive(Properties, PartialEq)]
struct ArticleDetailsProps {
    article: Rc<PublicArticle>,
}

#[component]
fn ArticleDetails(props: &ArticleDetailsProps) -> Html {
    let article = &props.article;
    let (row, content) = (&article.row, &article.content);
    let edition = use_edition_of(Some(article.edition_id));
    use_description(if row.summary.is_empty() {
        &row.title
    } else {
        &row.summary
    });
    let toasts = use_toasts();
    let onshare = {
        let (title, text) = (row.title.clone(), row.summary.clone());
        let path = format!("{}articles/{}", api::base_path(), row.id);
        Callback::from(move |_: MouseEvent| {
            let url = crate::environment::absolute(&path);
            share(&title, &text, &url, toasts.clone());
        })
    };
    // What is read from beginning to end comes before its facts on a phone too.
    let reading = matches!(row.shelf, Shelf::Showcase | Shelf::Announcements);
    let alone = row.shelf.kinds().nth(1).is_none();
    html! {
        <article class={classes!("activity", "piece", reading.then_some("reading"), colour(row.shelf))}>
            <p class="activity-strand">
                <RouteLink to={Route::Articles} query={shelf_query(row.shelf)} class="strand">{labels::shelf(row.shelf)}</RouteLink>
                if !alone {
                    <RouteLink to={Route::Articles} query={kind_query(row.kind)} class="strand">{labels::kind(row.kind)}</RouteLink>
                }
                if row.featured {
                    <Badge text={text::badge_featured()} tone={Tone::Good} />
                }
                if row.sample {
                    <Badge text={text::badge_sample_data()} tone={Tone::Warm} />
                }
            </p>
            <PageHead title={row.title.clone()} written=true lead={row.summary.clone()} />
            <div class="activity-body">
                <div class="activity-side stack">
                    <section class="card" aria-label={text::article_facts()}>
                        {facts(article, edition.as_deref())}
                        <div class="actions fill">
                            {out(&content.url, text::article_open(row.kind.code()).into(), "button")}
                            <Button variant={ButtonVariant::Quiet} plain="share" onclick={onshare}>{text::share()}</Button>
                            <Button variant={ButtonVariant::Quiet} plain="print" onclick={|_: MouseEvent| print()}>{text::print()}</Button>
                        </div>
                    </section>
                </div>
                <div class="activity-main stack-big">
                    if let Some(picture) = &row.picture {
                        <Picture class="activity-picture" url={picture.url.clone()} width={picture.width} height={picture.height} alt={row.picture_alt.clone()}
                            eager=true sizes="(max-width: 60rem) 94vw, 46rem" />
                    }
                    {paragraphs(&content.body)}
                    {lectures(&content.lectures)}
                    {gallery(article)}
                    {more(article)}
                </div>
            </div>
        </article>
    }
}
