//! The home page: what, when, where, how to take part.

mod hero;
mod part;

use contract::portal::{Home as Content, PublicFilter, PublicRow, StrandCount};
use yew::prelude::*;

use super::card::event_card;
use super::find::query_of;
use super::openings::opening_list;
use super::strand;
use crate::api;
use crate::hook::title::SITE;
use crate::hook::use_fetch;
use crate::route::Route;
use crate::ui::{Empty, Failure, Go, Loading, PageHead};

use hero::hero;
use part::{how_to, partners};

#[component]
pub fn Home() -> Html {
    let fetch = use_fetch((), |()| api::portal::get_home());
    if let Some(content) = &fetch.data {
        return shown(content);
    }
    html! {
        <div class="wrap">
            if let Some(problem) = &fetch.problem {
                <PageHead title={SITE} />
                <Failure problem={problem.clone()} retry={fetch.reload.clone()} />
            } else {
                <Loading />
            }
        </div>
    }
}

fn shown(content: &Content) -> Html {
    let card = |row: &PublicRow| event_card(row, Some(&content.edition));
    html! {
        <>
            {hero(content)}
            <div class="wrap home">
                <section aria-labelledby="next">
                    <div class="spread section-head">
                        <h2 id="next">{"近期活动"}</h2>
                        <span class="row">
                            if content.exemplars > 0 {
                                <Go to={Route::Activities} query={exemplars()}>{"示范活动"}</Go>
                            }
                            <Go to={Route::Activities}>{"全部活动"}</Go>
                        </span>
                    </div>
                    if content.next.is_empty() {
                        <Empty text="活动正在陆续报送，发布后将在这里显示。" />
                    } else {
                        <ul class="events tiles">{ for content.next.iter().map(card) }</ul>
                    }
                </section>
                <section aria-labelledby="strands">
                    <div class="section-head"><h2 id="strands">{"活动内容"}</h2></div>
                    <ul class="strands">{ for content.strands.iter().map(|s| strand_tile(content, s)) }</ul>
                </section>
                <section aria-labelledby="openings">
                    <div class="spread section-head">
                        <h2 id="openings">{"各地启动仪式和活动周时间"}</h2>
                        <Go to={Route::About}>{"关于活动周"}</Go>
                    </div>
                    {opening_list(&content.openings)}
                </section>
                {how_to()}
                {partners()}
            </div>
        </>
    }
}

/// 示范活动 of the province.
fn exemplars() -> String {
    query_of(PublicFilter {
        exemplar: Some(true),
        ..PublicFilter::default()
    })
}

fn strand_tile(content: &Content, count: &StrandCount) -> Html {
    let about = content.edition.content.strand(&count.code);
    let query = query_of(PublicFilter {
        strand: Some(count.code.clone()),
        ..PublicFilter::default()
    });
    html! {
        <li class={strand::colour(Some(&content.edition), &count.code)} key={count.code.clone()}>
            <h3><Go to={Route::Activities} {query}>{&count.label}</Go></h3>
            <p class="strand-count"><b>{count.activities}</b>{"项活动"}</p>
            if let Some(about) = about.filter(|t| !t.description.is_empty()) {
                <p class="small">{&about.description}</p>
            }
        </li>
    }
}
