//! One published article.

use std::rc::Rc;

use contract::article::{PublicArticle, Shelf};
use uuid::Uuid;
use yew::prelude::*;

use super::card::colour;
use super::facts::{facts, gallery, goes, lectures, more, out};
use super::find::{kind_query, shelf_query};
use super::text::paragraphs;
use crate::api;
use crate::hook::{use_description, use_edition_of, use_fetch};
use crate::page::portal::share::{print, share};
use crate::route::Route;
use crate::ui::{Badge, Button, Empty, Go, Look, PageHead, Picture, Tone, use_toasts};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: Uuid,
}

#[component]
pub fn ArticlePage(props: &Props) -> Html {
    let fetch = use_fetch(props.id, api::article::get_public_article);
    html! {
        <div class="wrap">
            if fetch.missing() {
                <PageHead title="没有找到这篇内容" />
                <Empty text="内容可能已经撤下，或者链接不完整。可以看看其他栏目。">
                    <Go to={Route::Articles} class="button">{"展示与资源"}</Go>
                    <Go to={Route::Home} class="button quiet">{"回到首页"}</Go>
                </Empty>
            } else {
                { fetch.view(|article| html! { <Shown key={article.row.id.to_string()} article={article.clone()} /> }) }
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    article: Rc<PublicArticle>,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
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
            let url = crate::place::absolute(&path);
            share(&title, &text, &url, toasts.clone());
        })
    };
    // What is read from beginning to end comes before its facts on a phone too.
    let reading = matches!(row.shelf, Shelf::Showcase | Shelf::Announcements);
    let alone = row.shelf.kinds().nth(1).is_none();
    html! {
        <article class={classes!("activity", "piece", reading.then_some("reading"), colour(row.shelf))}>
            <p class="activity-strand">
                <Go to={Route::Articles} query={shelf_query(row.shelf)} class="strand">{row.shelf.label()}</Go>
                if !alone {
                    <Go to={Route::Articles} query={kind_query(row.kind)} class="strand">{row.kind.label()}</Go>
                }
                if row.featured {
                    <Badge text="推荐" tone={Tone::Good} />
                }
                if row.sample {
                    <Badge text="示例数据" tone={Tone::Warm} />
                }
            </p>
            <PageHead title={row.title.clone()} lead={row.summary.clone()} />
            <div class="activity-body">
                <div class="activity-side stack">
                    <section class="card" aria-label="基本情况">
                        {facts(article, edition.as_deref())}
                        <div class="actions fill">
                            {out(&content.url, goes(row.kind), "button")}
                            <Button look={Look::Quiet} onclick={onshare}>{"分享"}</Button>
                            <Button look={Look::Quiet} onclick={|_: MouseEvent| print()}>{"打印"}</Button>
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
