//! 单位主页: who it is, and everything of it that is public.

use std::rc::Rc;

use contract::article::{ArticleKind, PublicArticleFilter, PublicOrganization};
use contract::hall::{PanelFilter, PanelRow};
use contract::id::{ArticleId, OrganizationId};
use contract::organization::OrganizationKind;
use contract::portal::{PublicFilter, PublicRow};
use yew::prelude::*;

use super::article::card::cards;
use super::article::{label, paragraphs};
use super::card::event_card;
use super::parts::{found_or_missing, out, place};
use super::query::query_of;
use crate::api;
use crate::hook::{use_description, use_edition, use_fetch};
use crate::route::Route;
use crate::ui::{Facts, IdProps, PageHead, Picture, RouteLink};
use crate::{language, text};

/// Cards of a part; the lists have all.
const SHOWN: u32 = 6;

#[component]
pub fn OrganizationPage(props: &IdProps<OrganizationId>) -> Html {
    let fetch = use_fetch(props.id, api::article::get_public_organization);
    let links = html! {
        <>
            <RouteLink to={Route::Activities} class="button">{text::to_activities()}</RouteLink>
            <RouteLink to={Route::Articles} class="button quiet">{text::nav_articles()}</RouteLink>
        </>
    };
    found_or_missing(
        &fetch,
        text::unit_missing(),
        text::unit_missing_text(),
        links,
        |unit| html! { <OrganizationDetails key={props.id.to_string()} unit={unit.clone()} /> },
    )
}

#[derive(Properties, PartialEq)]
struct OrganizationDetailsProps {
    unit: Rc<PublicOrganization>,
}

#[component]
fn OrganizationDetails(props: &OrganizationDetailsProps) -> Html {
    let unit = &props.unit;
    let id = unit.organization.id;
    let name = &unit.organization.name;
    let page = unit.page.as_ref();
    let lead = page.map(|p| p.row.summary.clone()).unwrap_or_default();
    use_description(if lead.is_empty() { name } else { &lead });
    let office = matches!(
        unit.organization.kind,
        OrganizationKind::ProvinceOffice | OrganizationKind::CityOffice
    );
    html! {
        <article class="activity piece k5">
            <PageHead title={name.clone()} written=true {lead} />
            <div class="activity-body">
                <div class="activity-side stack">{about(unit)}</div>
                <div class="activity-main stack-big">
                    if let Some((page, picture)) = page.and_then(|p| Some((p, p.row.picture.as_ref()?))) {
                        <Picture class="activity-picture" url={picture.url.clone()} width={picture.width} height={picture.height} alt={page.row.picture_alt.clone()}
                            eager=true sizes="(max-width: 60rem) 94vw, 46rem" />
                    }
                    if let Some(page) = page {
                        {paragraphs(&page.content.body)}
                    }
                    <Panels {id} />
                    <Activities {id} {office} />
                    <Articles {id} {office} page={page.map(|p| p.row.id)} />
                </div>
            </div>
        </article>
    }
}

fn about(unit: &PublicOrganization) -> Html {
    let content = unit.page.as_ref().map(|p| &p.content);
    let of =
        |own: fn(&contract::article::ArticleContent) -> &String| content.map_or("", |c| own(c));
    let either = |first: &str, second: &str| match first {
        "" => text::written(second),
        first => text::written(first),
    };
    let url = Some(of(|c| &c.url))
        .filter(|u| !u.is_empty())
        .unwrap_or(&unit.website);
    let region = place(unit.region_code.as_deref(), unit.region_name.as_deref());
    let of_page = |field: &str| label(ArticleKind::OrganizationPage, field).into();
    let items = vec![
        (of_page("region_code"), region.unwrap_or_default()),
        (
            of_page("address"),
            either(of(|c| &c.address), &unit.address),
        ),
        (
            of_page("opening_times"),
            text::written(of(|c| &c.opening_times)),
        ),
        (of_page("offers"), text::written(of(|c| &c.offers))),
        (of_page("url"), out(url, text::open_site().into(), "")),
        (
            text::unit_year().into(),
            text::unit_year_count(unit.activities).into(),
        ),
    ];
    html! {
        <section class="card" aria-label={text::unit_facts()}>
            <Facts {items} />
            <div class="actions">
                <a class="button quiet" href={api::portal::organizer_calendar(unit.organization.id)}>{text::organizer_calendar()}</a>
            </div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct PartProps {
    id: OrganizationId,
    /// Shows what stands below it too.
    #[prop_or_default]
    office: bool,
    /// Its own page among the articles.
    #[prop_or_default]
    page: Option<ArticleId>,
}

#[component]
fn Activities(props: &PartProps) -> Html {
    let edition = use_edition();
    let filter = PublicFilter {
        organization_id: Some(props.id),
        limit: Some(SHOWN),
        ..PublicFilter::default()
    };
    let query = query_of(PublicFilter {
        limit: None,
        ..filter.clone()
    });
    // What is on or to come; what was, where there is nothing else.
    let found = use_fetch(filter, |filter| async move {
        let half = |over| PublicFilter {
            over: Some(over),
            ..filter.clone()
        };
        let coming = api::portal::list_public_activities(half(false)).await?;
        match coming.items.is_empty() {
            true => api::portal::list_public_activities(half(true)).await,
            false => Ok(coming),
        }
    });
    let Some(rows) = found.data.as_ref().filter(|page| !page.items.is_empty()) else {
        return html! {};
    };
    let card = |row: &PublicRow| event_card(row, edition.as_deref());
    html! {
        <section aria-labelledby="unit-activities">
            <div class="spread section-head">
                <h2 id="unit-activities">{if props.office { text::unit_activities_office() } else { text::unit_activities() }}</h2>
                <RouteLink to={Route::Activities} {query}>{text::near_link()}</RouteLink>
            </div>
            <ul class="events">{ for rows.items.iter().map(card) }</ul>
        </section>
    }
}

#[component]
fn Articles(props: &PartProps) -> Html {
    let filter = PublicArticleFilter {
        organization_id: Some(props.id),
        limit: Some(SHOWN + 1),
        ..PublicArticleFilter::default()
    };
    let query = api::query(&PublicArticleFilter {
        limit: None,
        ..filter.clone()
    });
    let found = use_fetch(filter, api::article::list_public_articles);
    let rows: Vec<_> = found
        .data
        .iter()
        .flat_map(|page| page.items.iter())
        .filter(|row| Some(row.id) != props.page)
        .take(SHOWN as usize)
        .cloned()
        .collect();
    if rows.is_empty() {
        return html! {};
    }
    html! {
        <section aria-labelledby="unit-articles">
            <div class="spread section-head">
                <h2 id="unit-articles">{if props.office { text::unit_articles_office() } else { text::nav_articles() }}</h2>
                <RouteLink to={Route::Articles} query={query.trim_start_matches('?').to_owned()}>{text::unit_articles_all()}</RouteLink>
            </div>
            {cards(&rows, false)}
        </section>
    }
}

#[component]
fn Panels(props: &PartProps) -> Html {
    let filter = PanelFilter {
        organization_id: Some(props.id),
        limit: Some(SHOWN),
        ..PanelFilter::default()
    };
    let found = use_fetch(filter, api::hall::list_panels);
    let Some(rows) = found.data.as_ref().filter(|page| !page.items.is_empty()) else {
        return html! {};
    };
    html! {
        <section aria-labelledby="unit-panels">
            <div class="spread section-head">
                <h2 id="unit-panels">{text::unit_boards()}</h2>
                <RouteLink to={Route::Hall}>{text::nav_hall()}</RouteLink>
            </div>
            <ul class="documents">{ for rows.items.iter().map(panel) }</ul>
        </section>
    }
}

fn panel(row: &PanelRow) -> Html {
    html! { <li key={row.id.to_string()} lang={language::written()}><RouteLink to={Route::Panel { id: row.id }}>{&row.title}</RouteLink></li> }
}
