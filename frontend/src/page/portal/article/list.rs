//! All shelves at a glance, one shelf, one kind, or what was searched for.

use std::rc::Rc;

use contract::article::{ArticleKind, CourseCategory, PublicArticleFilter, Shelf};
use contract::limit;
use contract::region::Region;
use contract::text::clean;
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::card::{cards, dated};
use super::find::{kind_query, shelf_query, use_filter, write};
use super::shelf::ShelfPart;
use crate::api;
use crate::hook::{use_description, use_fetch, use_paged};
use crate::route::Route;
use crate::ui::{Empty, Go, PageHead, href, icon};

/// Cards of one page.
const PAGE: u32 = 24;

#[component]
pub fn ArticleList() -> Html {
    let (filter, go) = use_filter();
    use_description(
        "吉林省全民终身学习活动周：百姓学习之星、优秀案例、网络课程、开放学校和场馆、好书推荐、通知公告和媒体报道。",
    );
    let regions = use_fetch((), |()| api::region::list_regions()).data;
    let all = filter == PublicArticleFilter::default();
    let title = match (filter.kind, filter.shelf) {
        (Some(kind), _) => kind.label(),
        (None, Some(shelf)) => shelf.label(),
        (None, None) => "展示与资源",
    };
    html! {
        <div class="wrap">
            <PageHead {title} lead={lead(&filter)} />
            {shelves(&filter)}
            <Search key={write(&filter)} filter={filter.clone()} {regions} {go} />
            if all {
                <div class="home">{ for Shelf::ALL.into_iter().map(|shelf| html! { <ShelfPart {shelf} /> }) }</div>
            } else {
                <Found {filter} />
            }
        </div>
    }
}

fn lead(filter: &PublicArticleFilter) -> &'static str {
    match filter.shelf {
        None => "身边的学习故事，可以用的课程、场馆和好书，以及各地公告和报道。",
        Some(Shelf::Showcase) => "感人事迹、学习之星、品牌项目和典型经验。",
        Some(Shelf::Resources) => "可以在线学的课程，向市民开放的学校和场馆，讲座、好书和书友会。",
        Some(Shelf::Announcements) => "活动周组织部门发布的通知和公告，附件可以下载。",
        Some(Shelf::Coverage) => "报刊、广播电视和网站上的活动周。",
        Some(Shelf::Columns) => "各地教育部门和高校网站开设的活动周专栏。",
        Some(Shelf::Organizations) => "参加活动周的单位：他们是谁，在哪里，提供什么。",
    }
}

/// Links, so that they work without script too.
fn shelves(filter: &PublicArticleFilter) -> Html {
    let tab = |shelf: Option<Shelf>| {
        let query = shelf.map(shelf_query).unwrap_or_default();
        let current = filter.shelf == shelf && filter.kind.is_none();
        html! { <li><Go to={Route::Articles} {query} {current}>{shelf.map_or("全部栏目", Shelf::label)}</Go></li> }
    };
    let kinds: Vec<ArticleKind> = filter.shelf.into_iter().flat_map(Shelf::kinds).collect();
    let chip = |kind: ArticleKind| {
        let current = filter.kind == Some(kind);
        html! { <li><Go to={Route::Articles} query={kind_query(kind)} class="chip" {current}>{kind.label()}</Go></li> }
    };
    html! {
        <nav aria-label="栏目">
            <ul class="tabs">{ for std::iter::once(None).chain(Shelf::ALL.map(Some)).map(tab) }</ul>
            if kinds.len() > 1 {
                <ul class="chips kinds">{ for kinds.into_iter().map(chip) }</ul>
            }
        </nav>
    }
}

#[derive(Properties, PartialEq)]
struct SearchProps {
    filter: PublicArticleFilter,
    regions: Option<Rc<Vec<Region>>>,
    go: Callback<PublicArticleFilter>,
}

/// A form that the browser itself can send.
#[component]
fn Search(props: &SearchProps) -> Html {
    let filter = &props.filter;
    let asked = {
        let filter = filter.clone();
        let go = props.go.clone();
        Callback::from(move |form: HtmlFormElement| {
            let mut filter = filter.clone();
            filter.cursor = None;
            filter.q = value::<HtmlInputElement>(&form, "q", |i| i.value());
            filter.region = value::<HtmlSelectElement>(&form, "region", |s| s.value());
            filter.category = value::<HtmlSelectElement>(&form, "category", |s| s.value())
                .and_then(|c| CourseCategory::parse(&c));
            go.emit(filter);
        })
    };
    let onsubmit = {
        let asked = asked.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(form) = event.target().and_then(|t| t.dyn_into().ok()) {
                asked.emit(form);
            }
        })
    };
    let onchange = Callback::from(move |event: Event| {
        let select = event
            .target()
            .and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
        if let Some(form) = select.and_then(|s| s.form()) {
            asked.emit(form);
        }
    });
    let option = |value: &str, label: &str, chosen: Option<&str>| {
        // Said of the empty one too: a browser would take the last.
        html! { <option value={value.to_owned()} selected={chosen.unwrap_or_default() == value}>{label.to_owned()}</option> }
    };
    let cities = props
        .regions
        .iter()
        .flat_map(|all| all.iter())
        .filter(|r| r.level == 2);
    let action = api::base_path() + "articles";
    let courses = filter.kind == Some(ArticleKind::Course);
    let category = filter.category.map(CourseCategory::code);
    html! {
        <form class="finder" role="search" aria-label="查找展示与资源" {action} method="get" {onsubmit}>
            if let Some(shelf) = filter.shelf {
                <input type="hidden" name="shelf" value={shelf.code()} />
            }
            if let Some(kind) = filter.kind {
                <input type="hidden" name="kind" value={kind.code()} />
            }
            <div class="searchbox">
                <label for="q" class="unseen">{"搜索标题、摘要、作者或单位"}</label>
                {icon::search()}
                <input id="q" name="q" class="input" type="search" enterkeyhint="search" autocomplete="off" maxlength={limit::QUERY.to_string()}
                    placeholder="标题、作者、单位" value={filter.q.clone().unwrap_or_default()} />
                <button type="submit" class="button">{"搜索"}</button>
            </div>
            <div class="finder-fields">
                <div class="field">
                    <label for="region">{"市（州）"}</label>
                    <select id="region" name="region" class="input" onchange={onchange.clone()}>
                        {option("", "全省", filter.region.as_deref())}
                        { for cities.map(|r| option(&r.code, &r.name, filter.region.as_deref())) }
                    </select>
                </div>
                if courses {
                    <div class="field">
                        <label for="category">{"课程类别"}</label>
                        <select id="category" name="category" class="input" {onchange}>
                            {option("", "全部", category)}
                            { for CourseCategory::ALL.iter().map(|c| option(c.code(), c.label(), category)) }
                        </select>
                    </div>
                }
            </div>
        </form>
    }
}

/// What a control of the form holds; `None` where it is empty or not there.
fn value<T: JsCast>(form: &HtmlFormElement, name: &str, read: fn(T) -> String) -> Option<String> {
    let control = form.elements().named_item(name)?;
    let text = clean(&read(control.dyn_into().ok()?));
    (!text.is_empty()).then_some(text)
}

#[derive(Properties, PartialEq)]
struct FoundProps {
    filter: PublicArticleFilter,
}

#[component]
fn Found(props: &FoundProps) -> Html {
    let filter = &props.filter;
    let found = use_paged(filter.clone(), |filter, cursor| {
        api::article::list_public_articles(PublicArticleFilter {
            cursor: cursor.or(filter.cursor.clone()),
            limit: Some(PAGE),
            ..filter
        })
    });
    let tiles = filter.shelf.is_some_and(|shelf| !dated(shelf));
    let none = !found.busy && found.problem.is_none() && found.items.is_empty();
    let narrowed = filter.q.is_some() || filter.region.is_some() || filter.category.is_some();
    if none {
        let wider = write(&PublicArticleFilter {
            shelf: filter.shelf,
            kind: filter.kind,
            ..PublicArticleFilter::default()
        });
        let text = if narrowed {
            "没有找到相符的内容。可以换一个更短的词，或者不限地区。"
        } else {
            "本栏目的内容正在陆续报送，发布后在这里显示。"
        };
        return html! {
            <Empty {text}>
                if narrowed {
                    <Go to={Route::Articles} query={wider} class="button quiet">{"清除条件"}</Go>
                } else {
                    <Go to={Route::Articles} class="button quiet">{"看全部栏目"}</Go>
                }
            </Empty>
        };
    }
    // Without script the list is read page by page, each at its own address.
    let later = |cursor: &str| {
        let query = write(&PublicArticleFilter {
            cursor: Some(cursor.to_owned()),
            ..filter.clone()
        });
        Some(href(&Route::Articles, &query).into())
    };
    let begun = filter.cursor.is_some();
    let first = write(&PublicArticleFilter {
        cursor: None,
        ..filter.clone()
    });
    html! {
        <section aria-label="内容列表" aria-busy={found.busy.to_string()}>
            if begun {
                <p><Go to={Route::Articles} query={first} class="button quiet">{"从头看起"}</Go></p>
            }
            {found.linked("", later, |rows| cards(rows, tiles))}
        </section>
    }
}
