//! An activity in the words of schema.org, for search engines (`EducationEvent`).

use contract::activity::Mode;
use contract::portal::PublicActivity;
use contract::workflow::Holding;
use serde_json::{Value, json};

use super::item::local;
use crate::platform::config::Config;

/// Occurrences named one by one at most.
const OCCURRENCES: usize = 50;

/// Never a contact: that is for readers of the page.
pub fn event(config: &Config, activity: &PublicActivity) -> Value {
    let row = &activity.row;
    let (first, last) = (row.first_start, row.last_end);
    let mut event = json!({
        "@context": "https://schema.org",
        "@type": "EducationEvent",
        "name": row.title,
        "description": if row.summary.is_empty() { &activity.description } else { &row.summary },
        "url": activity.url,
        "inLanguage": "zh-CN",
        "startDate": local(first),
        "endDate": local(last),
        "eventStatus": status(row.holding),
        "eventAttendanceMode": attendance(row.mode),
        "location": places(activity),
        "organizer": { "@type": "Organization", "name": row.organization.name },
        "isAccessibleForFree": row.free,
    });
    let object = event.as_object_mut().expect("an object was made");
    if row.free {
        let offer = json!({ "@type": "Offer", "price": 0, "priceCurrency": "CNY", "url": activity.url,
            "availability": "https://schema.org/InStock", "validFrom": local(activity.published_at) });
        object.insert("offers".into(), offer);
    }
    if let Some(picture) = &row.picture {
        let url = config.url(picture.url.trim_start_matches('/'));
        object.insert("image".into(), json!([url]));
    }
    if let Some(capacity) = activity.capacity {
        object.insert("maximumAttendeeCapacity".into(), json!(capacity));
    }
    if activity.occurrences_all.len() > 1 {
        let each = |o: &contract::schedule::Occurrence| {
            json!({ "@type": "EducationEvent", "name": row.title, "startDate": local(o.starts_at),
                "endDate": local(o.ends_at), "eventStatus": status(row.holding), "location": places(activity) })
        };
        let all: Vec<Value> = activity
            .occurrences_all
            .iter()
            .take(OCCURRENCES)
            .map(each)
            .collect();
        object.insert("subEvent".into(), json!(all));
    }
    event
}

fn places(activity: &PublicActivity) -> Value {
    let row = &activity.row;
    let here = || {
        let address = if activity.venue_address.is_empty() {
            &row.venue_name
        } else {
            &activity.venue_address
        };
        json!({ "@type": "Place", "name": row.venue_name,
            "address": { "@type": "PostalAddress", "streetAddress": address, "addressRegion": "吉林省", "addressCountry": "CN" } })
    };
    let online = || {
        let url = if activity.online_url.is_empty() {
            &activity.url
        } else {
            &activity.online_url
        };
        json!({ "@type": "VirtualLocation", "url": url })
    };
    match row.mode {
        Mode::Onsite => here(),
        Mode::Online => online(),
        Mode::Hybrid => json!([here(), online()]),
    }
}

fn status(holding: Holding) -> &'static str {
    match holding {
        Holding::Scheduled => "https://schema.org/EventScheduled",
        Holding::Postponed => "https://schema.org/EventPostponed",
        Holding::Cancelled => "https://schema.org/EventCancelled",
    }
}

fn attendance(mode: Mode) -> &'static str {
    match mode {
        Mode::Onsite => "https://schema.org/OfflineEventAttendanceMode",
        Mode::Online => "https://schema.org/OnlineEventAttendanceMode",
        Mode::Hybrid => "https://schema.org/MixedEventAttendanceMode",
    }
}
