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
use super::query::{kind_query, shelf_query, use_filter, write};
use super::shelf::ShelfPart;
use crate::api;
use crate::hook::{use_description, use_fetch, use_paged};
use crate::route::Route;
use crate::ui::{Empty, PageHead, RouteLink, href, icon, typed};
use crate::{labels, language, text};

/// Cards of one page.
const PAGE: u32 = 24;

#[component]
pub fn ArticleList() -> Html {
    let (filter, go) = use_filter();
    use_description(text::article_description());
    let regions = use_fetch((), |()| api::region::list_regions()).data;
    let all = filter == PublicArticleFilter::default();
    let title = match (filter.kind, filter.shelf) {
        (Some(kind), _) => labels::kind(kind),
        (None, Some(shelf)) => labels::shelf(shelf),
        (None, None) => text::nav_articles().to_owned(),
    };
    html! {
        <div class="wrap">
            <PageHead {title} lead={text::article_lead(filter.shelf.map_or("", Shelf::code))} />
            {shelves(&filter)}
            <Search key={write(&filter)} filter={filter.clone()} {regions} {go} />
            if all {
                <div class="home">{ for Shelf::ALL.into_iter().map(|shelf| html! { <ShelfPart {shelf} /> }) }</div>
            } else {
                <Results {filter} />
            }
        </div>
    }
}

/// Links, so that they work without script too.
fn shelves(filter: &PublicArticleFilter) -> Html {
    let tab = |shelf: Option<Shelf>| {
        let query = shelf.map(shelf_query).unwrap_or_default();
        let current = filter.shelf == shelf && filter.kind.is_none();
        html! { <li><RouteLink to={Route::Articles} {query} {current}>{shelf.map_or_else(|| text::article_shelves_all().to_owned(), labels::shelf)}</RouteLink></li> }
    };
    let kinds: Vec<ArticleKind> = filter.shelf.into_iter().flat_map(Shelf::kinds).collect();
    let chip = |kind: ArticleKind| {
        let current = filter.kind == Some(kind);
        html! { <li><RouteLink to={Route::Articles} query={kind_query(kind)} class="chip" {current}>{labels::kind(kind)}</RouteLink></li> }
    };
    html! {
        <nav aria-label={text::article_shelves()}>
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
    // What is typed outlives the next drawing.
    let words = use_state(|| filter.q.clone().unwrap_or_default());
    let oninput = {
        let words = words.clone();
        Callback::from(move |event: InputEvent| words.set(typed(&event)))
    };
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
        html! { <option value={value.to_owned()} selected={chosen.unwrap_or_default() == value} lang={language::of(label)}>{label.to_owned()}</option> }
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
        <form class="finder" role="search" aria-label={text::article_search()} {action} method="get" {onsubmit}>
            if let Some(shelf) = filter.shelf {
                <input type="hidden" name="shelf" value={shelf.code()} />
            }
            if let Some(kind) = filter.kind {
                <input type="hidden" name="kind" value={kind.code()} />
            }
            <div class="searchbox">
                <label for="q" class="unseen">{text::article_search_label()}</label>
                {icon::search()}
                <input id="q" name="q" class="input" type="search" enterkeyhint="search" autocomplete="off" maxlength={limit::QUERY.to_string()}
                    placeholder={text::article_search_hint()} value={(*words).clone()} {oninput} />
                <button type="submit" class="button">{text::find_search()}</button>
            </div>
            <div class="finder-fields">
                <div class="field">
                    <label for="region">{text::find_city()}</label>
                    <select id="region" name="region" class="input" onchange={onchange.clone()}>
                        {option("", text::find_everywhere(), filter.region.as_deref())}
                        { for cities.map(|r| option(&r.code, &labels::region(r), filter.region.as_deref())) }
                    </select>
                </div>
                if courses {
                    <div class="field">
                        <label for="category">{text::article_category()}</label>
                        <select id="category" name="category" class="input" {onchange}>
                            {option("", text::find_all(), category)}
                            { for CourseCategory::ALL.iter().map(|c| option(c.code(), &text::course_category(c.code(), c.label()), category)) }
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
struct ResultsProps {
    filter: PublicArticleFilter,
}

#[component]
fn Results(props: &ResultsProps) -> Html {
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
            text::article_none_found()
        } else {
            text::article_none()
        };
        return html! {
            <Empty {text}>
                if narrowed {
                    <RouteLink to={Route::Articles} query={wider} class="button quiet">{text::article_widen()}</RouteLink>
                } else {
                    <RouteLink to={Route::Articles} class="button quiet">{text::article_see_shelves()}</RouteLink>
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
        <section aria-label={text::article_found()} aria-busy={found.busy.to_string()}>
            if begun {
                <p><RouteLink to={Route::Articles} query={first} class="button quiet">{text::find_begin()}</RouteLink></p>
            }
            {found.linked("", later, |rows| cards(rows, tiles))}
        </section>
    }
}
