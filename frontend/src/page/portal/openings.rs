//! When and where each city opens its week, in the notice's order.

use chrono::{NaiveDate, Utc};
use contract::opening::{Opening, Openings};
use contract::organization::OrganizationKind;
use contract::time;
use contract::window::WindowState;
use yew::prelude::*;

use super::dates;
use crate::ui::Badge;
use crate::{labels, language, text};

type Span = (NaiveDate, NaiveDate);

pub fn opening_list(openings: &Openings) -> Html {
    // Universities open without ceremony as a rule: they stand here when they have a date.
    let shown = |o: &&Opening| {
        let office = !matches!(
            o.organization.kind,
            OrganizationKind::University | OrganizationKind::Institution
        );
        office || o.content.at.is_some() || o.content.first_day.is_some()
    };
    let span = span(openings);
    html! {
        <ol class="openings">
            { for openings.items.iter().filter(shown).map(|o| line(o, span)) }
        </ol>
    }
}

fn line(opening: &Opening, span: Option<Span>) -> Html {
    let (content, today) = (&opening.content, dates::today());
    let province = opening.organization.kind == OrganizationKind::ProvinceOffice;
    let week = content.first_day.zip(content.last_day);
    let held = content.at.is_some_and(|at| at <= Utc::now());
    let on = week.is_some_and(|(first, last)| first <= today && today <= last);
    let mode = content.mode.map(labels::mode);
    let between = if content.place.is_empty() || mode.is_none() {
        ""
    } else {
        " · "
    };
    html! {
        <li class={classes!(province.then_some("province"))} key={opening.organization.id.to_string()}>
            <p class="opening-name"><b lang={language::written()}>{&opening.organization.name}</b>
                if province {
                    <span class="small">{text::home_opening()}</span>
                }
            </p>
            <p class="opening-when">
                if let Some(at) = content.at {
                    <time datetime={at.to_rfc3339()}>{dates::moment(at, today)}</time>
                    if held {
                        <Badge text={text::badge_held()} />
                    }
                } else {
                    <span class="pending">{text::pending()}</span>
                }
            </p>
            <p class="opening-place">
                {text::written(&content.place)}{between}{mode}
                if !content.watch_url.is_empty() {
                    {" "}<a href={content.watch_url.clone()} target="_blank" rel="noopener noreferrer">{text::opening_watch()}</a>
                }
            </p>
            <div class="opening-week">
                if let Some((first, last)) = week {
                    <p>
                        {text::opening_week(&dates::days(first, last, today))}
                        if opening.window == WindowState::Pending {
                            <span class="small">{text::opening_provisional()}</span>
                        }
                        if on {
                            <span class="badge good">{text::badge_going_on()}</span>
                        }
                    </p>
                }
                if let Some(span) = span {
                    {bar(span, week, content.at.map(time::day))}
                }
            </div>
        </li>
    }
}

/// From the first day of any week or opening to the last.
fn span(openings: &Openings) -> Option<Span> {
    let days = || {
        openings.items.iter().flat_map(|o| {
            let at = o.content.at.map(time::day);
            [o.content.first_day, o.content.last_day, at]
                .into_iter()
                .flatten()
        })
    };
    Some((days().min()?, days().max()?)).filter(|(first, last)| first < last)
}

/// The week as a stroke and the opening as a mark on the line of all days; the words say the same.
fn bar((first, last): Span, week: Option<Span>, at: Option<NaiveDate>) -> Html {
    let place = |day: NaiveDate| (day - first).num_days();
    let width = place(last) + 1;
    html! {
        <svg class="bar" viewBox={format!("0 0 {width} 4")} preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="line" x="0" y="1.5" width={width.to_string()} height="1" />
            if let Some((from, until)) = week {
                <rect class="week" x={place(from).to_string()} y="0" width={(place(until) - place(from) + 1).to_string()} height="4" />
            }
            if let Some(at) = at {
                <rect class="at" x={place(at).to_string()} y="0" width="1" height="4" />
            }
        </svg>
    }
}
