//! 稿件管理 and 稿件审核: the lists of articles.

use contract::article::{Article, ArticleFilter, ArticleKind, ArticleRow, Shelf};
use contract::edition::Edition;
use contract::operation::Operation;
use contract::workflow::RevisionState;
use yew::prelude::*;

use crate::hook::non_empty;
use crate::page::workflow::{
    Listed, OrganizationSelect, QueryParams, Queued, SearchForm, set, state_cell, states,
};
use crate::route::Route;
use crate::ui::{Badge, Cell, SelectField, Tone, choices};

impl Listed for Article {
    const CREATE: Operation = Operation::CreateArticle;
    const NEW_ROUTE: Route = Route::ArticleNew;
    const NONE: &'static str = "还没有填写稿件。";
    const UNTITLED: &'static str = "（未填写标题）";
    const HEADS: [&'static str; 3] = ["标题", "栏目", "状态"];

    fn list_head(office: bool) -> (&'static str, &'static str) {
        let lead = if office {
            "本单位和下级单位的展示、资源、公告和报道。"
        } else {
            "本单位的展示、资源和报道：草稿、审核中和已发布的都在这里。"
        };
        ("稿件管理", lead)
    }

    fn read_filter(query: &QueryParams) -> ArticleFilter {
        ArticleFilter {
            shelf: query.parse("shelf", Shelf::parse),
            kind: query.parse("kind", ArticleKind::parse),
            state: query.parse("state", RevisionState::parse),
            organization_id: query.id("organization_id"),
            q: query.text("q"),
            ..Default::default()
        }
    }

    fn filter_form(
        filter: &ArticleFilter,
        onchange: &Callback<ArticleFilter>,
        office: bool,
        _: Option<&Edition>,
    ) -> Html {
        let set = set(filter, onchange);
        let on_shelf = |k: &ArticleKind| filter.shelf.is_none_or(|shelf| k.rule().shelf == shelf);
        let kinds = ArticleKind::ALL.into_iter().filter(on_shelf);
        html! {
            <SearchForm label="标题" value={filter.q.clone()} onfind={set(|f, v| f.q = non_empty(v))}>
                <SelectField name="state" label="状态" none="全部" options={states()} value={filter.state.map_or("", RevisionState::code)}
                    onchange={set(|f, v| f.state = RevisionState::parse(&v))} />
                <SelectField name="shelf" label="类别" none="全部" options={choices(Shelf::ALL, |s| (s.code(), s.label()))} value={filter.shelf.map_or("", Shelf::code)}
                    onchange={set(|f, v| (f.shelf, f.kind) = (Shelf::parse(&v), None))} />
                <SelectField name="kind" label="栏目" none="全部" options={choices(kinds, |k| (k.code(), k.label()))} value={filter.kind.map_or("", ArticleKind::code)}
                    onchange={set(|f, v| f.kind = ArticleKind::parse(&v))} />
                <OrganizationSelect {office} name="organization" label="单位" value={filter.organization_id}
                    onchange={set(|f, v| f.organization_id = v.parse().ok())} />
            </SearchForm>
        }
    }

    fn row_note(row: &ArticleRow, _: Option<&Edition>) -> String {
        if row.sample { "示例数据" } else { "" }.to_owned()
    }

    fn cells(a: &ArticleRow) -> Html {
        let featured = html! {
            if a.featured_at.is_some() {
                <Badge text="推荐" tone={Tone::Info} />
            }
        };
        html! {
            <>
                <Cell head="栏目">{a.kind.label()}</Cell>
                {state_cell(a.state, a.public, a.reason.as_ref(), featured)}
            </>
        }
    }
}

impl Queued for Article {
    const QUEUE_ROUTE: Route = Route::ArticleReviews;
    const QUEUE_PATH: &'static str = "/article-reviews";
    const QUEUE: (&'static str, &'static str) = (
        "稿件审核",
        "等待办理的稿件，等待最久的排在最前。点开标题查看内容并办理。",
    );

    fn filter_state(filter: &ArticleFilter) -> Option<RevisionState> {
        filter.state
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn read(query: &str) -> ArticleFilter {
        Article::read_filter(&QueryParams::new(query))
    }

    #[wasm_bindgen_test]
    fn an_address_says_the_filter() {
        let filter = ArticleFilter {
            shelf: Some(Shelf::Resources),
            kind: Some(ArticleKind::Book),
            state: Some(RevisionState::Returned),
            organization_id: Some(uuid::Uuid::from_u128(7).into()),
            q: Some("书 & 画".into()),
            ..Default::default()
        };
        assert_eq!(read(&api::query(&filter)), filter);
        assert_eq!(read("?kind=nonsense&q="), ArticleFilter::default());
    }
}
