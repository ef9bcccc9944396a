//! 关于活动周.

mod calendar;
mod committees;

use std::rc::Rc;

use contract::edition::{Document, Edition, EditionSummary, Term};
use contract::id::EditionId;
use contract::portal::PublicFilter;
use yew::prelude::*;

use super::openings::opening_list;
use super::query::{query_of, use_activity_query};
use super::season::season_note;
use super::{dates, strand};
use crate::api;
use crate::hook::use_fetch;
use crate::route::Route;
use crate::ui::{Badge, PageHead, RouteLink, Tone};
use crate::{labels, language, text};

use calendar::key_dates;
use committees::Committees;

#[component]
pub fn About() -> Html {
    let asked = use_activity_query(Route::About).find.filter.edition_id;
    let edition = use_fetch(asked, api::edition::get_edition);
    html! {
        <div class="wrap">
            <PageHead title={text::nav_about()} lead={text::about_lead()} />
            <Years shown={edition.data.as_ref().map(|e| e.id)} />
            { edition.view(|edition| html! { <AboutDetails key={edition.id.to_string()} edition={edition.clone()} /> }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct YearsProps {
    shown: Option<EditionId>,
}

/// Which year, where there is more than one.
#[component]
fn Years(props: &YearsProps) -> Html {
    let years = use_fetch((), |()| api::edition::list_editions()).data;
    let year = |one: &EditionSummary| {
        let query = if one.current {
            String::new()
        } else {
            of(one.id, PublicFilter::default())
        };
        let current = props.shown == Some(one.id);
        html! { <li key={one.id.to_string()}><RouteLink to={Route::About} {query} class="chip" {current}>{text::year(one.year)}</RouteLink></li> }
    };
    match years.filter(|all| all.len() > 1) {
        Some(all) => {
            html! { <nav aria-label={text::about_years()}><ul class="chips">{ for all.iter().map(year) }</ul></nav> }
        }
        None => html! {},
    }
}

/// The query of something in an edition.
fn of(edition: EditionId, filter: PublicFilter) -> String {
    query_of(PublicFilter {
        edition_id: Some(edition),
        ..filter
    })
}

#[derive(Properties, PartialEq)]
struct AboutDetailsProps {
    edition: Rc<Edition>,
}

#[component]
fn AboutDetails(props: &AboutDetailsProps) -> Html {
    let edition = &props.edition;
    let content = &edition.content;
    let openings = use_fetch(Some(edition.id), api::edition::list_openings);
    let tile = |term: &Term| {
        let edition_id = (!edition.current).then_some(edition.id);
        let strand = Some(term.code.clone());
        let query = query_of(PublicFilter {
            edition_id,
            strand,
            ..PublicFilter::default()
        });
        html! {
            <li class={strand::colour(Some(edition), &term.code)} key={term.code.clone()}>
                <h3><RouteLink to={Route::Activities} {query}>{text::word(text::strand(&term.code, &term.label))}</RouteLink></h3>
                <p lang={language::written()}>{&term.description}</p>
            </li>
        }
    };
    let theme = match content.theme.as_str() {
        "" => text::about_theme_open().into(),
        theme => text::written(theme),
    };
    html! {
        <div class="home">
            <section class="about-head">
                <p class="row">{text::written(&content.name)}<Badge text={labels::status(content.status)} tone={Tone::Good} /></p>
                <p class="theme">{text::with(text::foot_theme, theme)}</p>
            </section>
            {season_note(edition, dates::today())}
            if !content.documents.is_empty() {
                <section aria-labelledby="documents">
                    <div class="section-head"><h2 id="documents">{text::about_documents()}</h2></div>
                    <ul class="documents">{ for content.documents.iter().map(document) }</ul>
                </section>
            }
            if !content.dates.is_empty() {
                <section aria-labelledby="key-dates">
                    <div class="section-head"><h2 id="key-dates">{text::about_dates()}</h2></div>
                    {key_dates(edition)}
                </section>
            }
            <section aria-labelledby="strands">
                <div class="section-head"><h2 id="strands">{text::home_strands()}</h2></div>
                <ul class="strands">{ for content.strands.iter().filter(|t| !t.retired).map(tile) }</ul>
            </section>
            <section aria-labelledby="openings">
                <div class="section-head">
                    <h2 id="openings">{text::home_openings()}</h2>
                    <p class="small">{text::about_window(&labels::window(content.window_rule))}</p>
                </div>
                { openings.view(|openings| opening_list(openings)) }
            </section>
            <Committees edition={edition.id} />
        </div>
    }
}

fn document(document: &Document) -> Html {
    let issued = document
        .issued_on
        .map(|day| text::day_issued(&dates::day(day, dates::today())));
    html! {
        <li>
            <p>
                if document.url.is_empty() {
                    {text::written(&document.title)}
                } else {
                    <a href={document.url.clone()} target="_blank" rel="noopener noreferrer" lang={language::written()}>{&document.title}</a>
                }
            </p>
            <p class="small">{text::written(&document.number)}
                if let Some(issued) = issued {
                    {"　"}{issued}
                }
            </p>
        </li>
    }
}
