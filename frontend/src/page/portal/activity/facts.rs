//! The facts one needs to take part.

use chrono::Utc;
use contract::edition::Edition;
use contract::portal::{PublicActivity, PublicFilter};
use contract::workflow::Holding;
use uuid::Uuid;
use yew::prelude::*;

use super::actions::CopyButton;
use crate::api;
use crate::page::portal::dates;
use crate::page::portal::find::query_of;
use crate::route::Route;
use crate::ui::{Facts, Go};

fn text(value: &str) -> Html {
    if value.is_empty() {
        return Html::default();
    }
    html! { {value.to_owned()} }
}

/// A link out of the page. Only web addresses: the contract lets no other through.
fn out(address: &str, words: &'static str) -> Html {
    if address.is_empty() {
        return Html::default();
    }
    html! { <a href={address.to_owned()} target="_blank" rel="noopener noreferrer">{words}<span class="unseen">{"（在新窗口打开）"}</span></a> }
}

pub fn when_where(activity: &PublicActivity) -> Html {
    let row = &activity.row;
    let (now, today) = (Utc::now(), dates::today());
    // The next one, or from the first to the last where all are past.
    let all = &activity.occurrences_all;
    let next = all.iter().find(|o| o.ends_at > now);
    let when = match next {
        Some(o) => dates::range(o.starts_at, o.ends_at, today),
        None => dates::of_row(row, today),
    };
    let many = all.len() > 1;
    let label = match row.holding {
        Holding::Cancelled => "原定时间",
        _ if many && next.is_some() => "最近一场",
        _ => "时间",
    };
    let venue = [
        row.region_name.as_deref().unwrap_or_default(),
        &row.venue_name,
    ]
    .into_iter()
    .filter(|t| !t.is_empty())
    .collect::<Vec<_>>()
    .join(" ");
    let address = format!("{} {}", activity.venue_address, row.venue_name);
    let nowhere = venue.is_empty() && activity.venue_address.is_empty();
    let place = if row.mode.needs_venue() && !nowhere {
        html! {
            <>
                <p>{venue}</p>
                if !activity.venue_address.is_empty() {
                    <p>{&activity.venue_address}</p>
                    <CopyButton text={address.trim().to_owned()} label="复制地址" said="地址已复制，可粘贴到地图软件中查找。" />
                }
            </>
        }
    } else {
        Html::default()
    };
    let online = if row.mode.needs_link() {
        html! {
            <>
                {out(&activity.online_url, "打开线上活动")}
                if !activity.online_guide.is_empty() {
                    <p>{&activity.online_guide}</p>
                }
                if activity.online_url.is_empty() && activity.online_guide.is_empty() {
                    {"参加方式另行通知"}
                }
            </>
        }
    } else {
        Html::default()
    };
    let fee = if row.free {
        "免费"
    } else {
        activity.fee.as_str()
    };
    let capacity = activity
        .capacity
        .map(|c| format!("限{c}人"))
        .unwrap_or_default();
    let items = vec![
        (label.into(), text(&when)),
        ("地点".into(), place),
        ("线上参加".into(), online),
        ("费用".into(), text(fee)),
        ("名额".into(), text(&capacity)),
        ("报名".into(), out(&activity.registration_url, "前往报名")),
        ("无障碍".into(), text(&activity.accessibility)),
    ];
    html! {
        <>
            <Facts {items} />
            if many {
                <p class="small">{"共"}{all.len()}{"场，全部场次见下方。"}</p>
            }
        </>
    }
}

/// An address names the edition only where it is not the current one.
pub fn past(edition: Option<&Edition>) -> Option<Uuid> {
    edition.filter(|e| !e.current).map(|e| e.id)
}

/// Who holds it, whom to ask, and what else they hold.
pub fn organizer(activity: &PublicActivity, edition: Option<&Edition>) -> Html {
    let organization = &activity.row.organization;
    let query = query_of(PublicFilter {
        organization_id: Some(organization.id),
        edition_id: past(edition),
        ..PublicFilter::default()
    });
    let name = activity.contact_name.as_deref().unwrap_or_default();
    let phone = activity.contact_phone.as_deref().unwrap_or_default();
    let call = if phone.is_empty() {
        Html::default()
    } else if phone.chars().all(|c| c.is_ascii_digit() || c == '-') {
        html! { <a href={format!("tel:{phone}")}>{phone.to_owned()}</a> }
    } else {
        text(phone)
    };
    let items = vec![
        (
            "举办单位".into(),
            html! { <Go to={Route::Unit { id: organization.id }}>{&organization.name}</Go> },
        ),
        ("承办协办".into(), text(&activity.co_organizers.join("、"))),
        ("联系人".into(), text(name)),
        ("联系电话".into(), call),
    ];
    html! {
        <section class="card" aria-labelledby="organizer">
            <h2 id="organizer">{"举办单位"}</h2>
            <Facts {items} />
            <div class="actions">
                <Go to={Route::Activities} {query} class="button quiet">{"该单位的其他活动"}</Go>
                <a class="button quiet" href={api::portal::organizer_calendar(organization.id)}>{"订阅该单位的活动日历"}</a>
            </div>
        </section>
    }
}
