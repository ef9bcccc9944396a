//! The first screen.

use chrono::{DateTime, Utc};
use contract::opening::Opening;
use contract::organization::OrganizationKind;
use contract::portal::Home;
use contract::time;
use yew::prelude::*;

use crate::hook::title::SITE;
use crate::page::portal::dates;
use crate::route::Route;
use crate::ui::{Go, PageHead, icon, time_text};

pub fn hero(content: &Home) -> Html {
    let edition = &content.edition.content;
    let province = content
        .openings
        .items
        .iter()
        .find(|o| o.organization.kind == OrganizationKind::ProvinceOffice);
    let place = province
        .map(|o| o.content.place.clone())
        .filter(|p| !p.is_empty());
    let at = content
        .edition
        .opening_at
        .or(province.and_then(|o| o.content.at));
    let title = if edition.theme.is_empty() {
        &edition.name
    } else {
        &edition.theme
    };
    html! {
        <div class="hero">
            <div class="wrap">
                <p class="kicker">{&edition.name}</p>
                <PageHead title={title.clone()} window={SITE} />
                <div class="hero-facts">
                    {countdown(at)}
                    <dl>
                        <div>
                            <dt>{icon::calendar()}{"什么时候"}</dt>
                            <dd>{season(content, at, province)}</dd>
                        </div>
                        <div>
                            <dt>{icon::place()}{"在哪里"}</dt>
                            <dd>{"全省各市（州）现场和线上"}
                                if let Some(place) = place {
                                    <span>{"；启动仪式设在"}{place}</span>
                                }
                            </dd>
                        </div>
                        <div>
                            <dt>{icon::people()}{"怎么参加"}</dt>
                            <dd>{"不用登录，人人可以参加。先查活动，再按活动页的说明报名或前往"}</dd>
                        </div>
                    </dl>
                </div>
                <div class="actions">
                    <Go to={Route::Activities} class="button">{"找活动"}</Go>
                    <Go to={Route::Calendar} class="button quiet">{"看日历"}</Go>
                </div>
                <ul class="hero-numbers" aria-label="活动数量">
                    {number(content.activities, "项活动")}
                    {number(content.occurrences, "场次")}
                    {number(content.organizers, "家举办单位")}
                </ul>
            </div>
        </div>
    }
}

fn number(count: i64, word: &'static str) -> Html {
    html! { <li><b>{count}</b><span>{word}</span></li> }
}

/// The days of the week, as far as they are known.
fn season(content: &Home, at: Option<DateTime<Utc>>, province: Option<&Opening>) -> Html {
    let today = dates::today();
    let opening = match at {
        Some(at) => format!("省级启动仪式：{}", dates::moment(at, today)),
        None => province
            .map(|o| o.content.note.clone())
            .filter(|note| !note.is_empty())
            .unwrap_or_else(|| "省级启动仪式时间另行通知".to_owned()),
    };
    // Until the opening is known, only the rule can be told.
    let rule = &content.edition.content.window_rule;
    let local = match content
        .edition
        .opening_at
        .and(dates::span(&content.edition))
    {
        Some((first, last)) => dates::days(first, last, today),
        None => rule.label(),
    };
    html! {
        <>
            {opening}
            <span class="hero-span">{"各地活动："}{local}</span>
        </>
    }
}

/// What the provincial opening is: told later, so many days away, today, or past.
#[derive(Debug, PartialEq)]
enum Stage {
    Open,
    Days(i64),
    Today,
    Held,
}

fn stage(at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Stage {
    let Some(at) = at else { return Stage::Open };
    match (time::day(at) - time::day(now)).num_days() {
        days if days > 0 => Stage::Days(days),
        0 if at > now => Stage::Today,
        _ => Stage::Held,
    }
}

fn countdown(at: Option<DateTime<Utc>>) -> Html {
    let (above, figure, below) = match (stage(at, Utc::now()), at) {
        (Stage::Days(days), _) => ("距省级启动仪式还有", days.to_string(), "天"),
        (Stage::Today, Some(at)) => {
            let wall = time_text(time::local(at).time());
            ("省级启动仪式今天举行", wall, "开始")
        }
        (Stage::Held, Some(at)) => {
            let day = dates::day(time::day(at), dates::today());
            return html! { <p class="sun words"><span>{"省级启动仪式"}</span><b>{"已举行"}</b><span>{day}</span></p> };
        }
        _ => {
            return html! { <p class="sun words"><span>{"省级启动仪式"}</span><b>{"时间另行通知"}</b></p> };
        }
    };
    html! { <p class="sun"><span>{above}</span><b>{figure}</b><span>{below}</span></p> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_opening_is_counted_in_shanghai_days() {
        let at = |text: &str| time::instant(text.parse().expect("a wall clock"));
        let opening = Some(at("2020-11-15T09:00:00"));
        assert_eq!(stage(None, at("2020-11-14T23:59:00")), Stage::Open);
        assert_eq!(stage(opening, at("2020-11-14T23:59:00")), Stage::Days(1));
        assert_eq!(stage(opening, at("2020-11-15T00:01:00")), Stage::Today);
        assert_eq!(stage(opening, at("2020-11-15T09:00:00")), Stage::Held);
        assert_eq!(stage(opening, at("2021-01-01T00:00:00")), Stage::Held);
    }
}
