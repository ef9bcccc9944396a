//! 单位主页: who it is, and everything of it that is public.

use std::rc::Rc;

use contract::article::{PublicArticleFilter, PublicOrganization};
use contract::hall::{PanelFilter, PanelRow};
use contract::organization::OrganizationKind;
use contract::portal::{PublicFilter, PublicRow};
use uuid::Uuid;
use yew::prelude::*;

use super::article::card::cards;
use super::article::paragraphs;
use super::card::event_card;
use super::find::query_of;
use crate::api;
use crate::hook::{use_description, use_edition, use_fetch};
use crate::route::Route;
use crate::ui::{Empty, Facts, Go, PageHead, Picture};

/// Cards of a part; the lists have all.
const SHOWN: u32 = 6;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: Uuid,
}

#[component]
pub fn OrganizationPage(props: &Props) -> Html {
    let fetch = use_fetch(props.id, api::article::get_public_organization);
    html! {
        <div class="wrap">
            if fetch.missing() {
                <PageHead title="没有找到这个单位" />
                <Empty text="这个单位还没有公开的活动或内容，或者链接不完整。">
                    <Go to={Route::Activities} class="button">{"查询活动"}</Go>
                    <Go to={Route::Articles} class="button quiet">{"展示与资源"}</Go>
                </Empty>
            } else {
                { fetch.view(|unit| html! { <Shown key={props.id.to_string()} unit={unit.clone()} /> }) }
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ShownProps {
    unit: Rc<PublicOrganization>,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
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
            <PageHead title={name.clone()} {lead} />
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
    let either = |first: &str, second: &str| {
        let text = if first.is_empty() { second } else { first };
        match text {
            "" => Html::default(),
            text => html! { {text.to_owned()} },
        }
    };
    let url = Some(of(|c| &c.url))
        .filter(|u| !u.is_empty())
        .unwrap_or(&unit.website);
    let site = match url {
        "" => Html::default(),
        url => {
            html! { <a href={url.to_owned()} target="_blank" rel="noopener noreferrer">{"打开网站"}<span class="unseen">{"（在新窗口打开）"}</span></a> }
        }
    };
    let items = vec![
        (
            "所在地区".into(),
            either(unit.region_name.as_deref().unwrap_or_default(), ""),
        ),
        ("地址".into(), either(of(|c| &c.address), &unit.address)),
        ("开放时间".into(), either(of(|c| &c.opening_times), "")),
        ("服务内容".into(), either(of(|c| &c.offers), "")),
        ("网站".into(), site),
        ("本年度活动".into(), html! { <>{unit.activities}{"项"}</> }),
    ];
    html! {
        <section class="card" aria-label="单位情况">
            <Facts {items} />
            <div class="actions">
                <a class="button quiet" href={api::portal::organizer_calendar(unit.organization.id)}>{"订阅该单位的活动日历"}</a>
            </div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct PartProps {
    id: Uuid,
    /// Shows what stands below it too.
    #[prop_or_default]
    office: bool,
    /// Its own page among the articles.
    #[prop_or_default]
    page: Option<Uuid>,
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
    let found = use_fetch(filter, api::portal::list_public_activities);
    let Some(rows) = found.data.as_ref().filter(|page| !page.items.is_empty()) else {
        return html! {};
    };
    let card = |row: &PublicRow| event_card(row, edition.as_deref());
    html! {
        <section aria-labelledby="unit-activities">
            <div class="spread section-head">
                <h2 id="unit-activities">{if props.office { "本地区的活动" } else { "活动" }}</h2>
                <Go to={Route::Activities} {query}>{"全部活动"}</Go>
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
                <h2 id="unit-articles">{if props.office { "本地区的展示与资源" } else { "展示与资源" }}</h2>
                <Go to={Route::Articles} query={query.trim_start_matches('?').to_owned()}>{"全部内容"}</Go>
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
                <h2 id="unit-panels">{"成果展板"}</h2>
                <Go to={Route::Hall}>{"网上展厅"}</Go>
            </div>
            <ul class="documents">{ for rows.items.iter().map(panel) }</ul>
        </section>
    }
}

fn panel(row: &PanelRow) -> Html {
    html! { <li key={row.id.to_string()}><Go to={Route::Panel { id: row.id }}>{&row.title}</Go></li> }
}
