//! 稿件详情: what is filed, where it stands, what can be done now.

use std::rc::Rc;

use contract::article::Article;
use uuid::Uuid;
use yew::prelude::*;

use crate::api;
use crate::hook::use_fetch;
use crate::page::entry::view::{self, Contents};
use crate::page::entry::words::{Words, use_words};
use crate::page::entry::{Actions, Piece, timeline};
use crate::route::Route;
use crate::ui::{Badge, Go, PageHead, Tone};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: Uuid,
}

#[component]
pub fn ArticleView(props: &Props) -> Html {
    let fetch = use_fetch(props.id, api::article::get_article);
    let words = use_words(fetch.data.as_ref().map(|a| a.edition_id));
    fetch.view(|article| shown(article, &words, fetch.set.clone(), fetch.reload.clone()))
}

fn shown(
    article: &Rc<Article>,
    words: &Words,
    onchange: Callback<Article>,
    onreload: Callback<()>,
) -> Html {
    let title = match article.revision.content.title.as_str() {
        "" => "（未填写标题）",
        title => title,
    };
    html! {
        <>
            <PageHead title={title.to_owned()} lead={view::lead(&**article)}>
                if article.is_public() {
                    <Go to={Route::Article { id: article.id }} class="button quiet">{"查看公众页面"}</Go>
                }
            </PageHead>
            <div class="stack">
                <p class="row">
                    <Badge text={article.kind.label()} tone={Tone::Info} />
                    {view::badges(&**article)}
                    if article.featured_at.is_some() {
                        <Badge text="推荐" tone={Tone::Good} />
                    }
                    if article.sample {
                        <Badge text="示例数据" />
                    }
                </p>
                {view::returned(&**article)}
                {view::notes(&**article)}
            </div>
            <div class="columns view-page">
                <div class="stack">
                    <Contents<Article> thing={article.clone()} words={words.clone()} />
                </div>
                <aside class="stack" aria-label="办理">
                    <Actions<Article> thing={article.clone()} {onchange} {onreload} />
                    {timeline(&**article)}
                </aside>
            </div>
        </>
    }
}
