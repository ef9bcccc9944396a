//! What everyone may read.

use contract::id::{ActivityId, OrganizationId};
use contract::page::Page;
use contract::portal::{
    Calendar, CalendarFilter, Facets, Home, HomeFilter, PublicActivity, PublicFilter, PublicRow,
};
use contract::site::Site;

use crate::text;

use super::client::{Answer, Call, address};

pub async fn get_home(region: Option<String>) -> Answer<Home> {
    let filter = HomeFilter { region };
    Call::get("/public/home")
        .query(&filter)
        .public()
        .json()
        .await
}

pub async fn get_site(_: ()) -> Answer<Site> {
    Call::get("/public/site").public().json().await
}

pub async fn list_public_activities(filter: PublicFilter) -> Answer<Page<PublicRow>> {
    Call::get("/public/activities")
        .query(&filter)
        .public()
        .json()
        .await
}

pub async fn get_public_activity(id: ActivityId) -> Answer<PublicActivity> {
    Call::get(format!("/public/activities/{id}"))
        .public()
        .json()
        .await
}

pub async fn list_similar_activities(id: ActivityId) -> Answer<Vec<PublicRow>> {
    Call::get(format!("/public/activities/{id}/similar"))
        .public()
        .json()
        .await
}

pub async fn get_calendar(filter: CalendarFilter) -> Answer<Calendar> {
    Call::get("/public/calendar")
        .query(&filter)
        .public()
        .json()
        .await
}

pub async fn get_facets(filter: PublicFilter) -> Answer<Facets> {
    Call::get("/public/activities/facets")
        .query(&filter)
        .public()
        .json()
        .await
}

/// Addresses for links, not requests: JSON, iCalendar and Atom of all activities, Atom of all articles.
pub fn feed_addresses() -> [(&'static str, String); 4] {
    [
        ("JSON Feed", address("feeds/activities.json")),
        (text::feed_calendar(), address("feeds/activities.ics")),
        ("Atom", address("feeds/activities.atom")),
        (text::feed_articles(), address("feeds/articles.atom")),
    ]
}

/// One activity for a calendar program.
pub fn get_activity_ics(id: ActivityId) -> String {
    address(&format!("feeds/activities/{id}.ics"))
}

/// One of its occurrences, from 1.
pub fn occurrence_ics(id: ActivityId, number: usize) -> String {
    get_activity_ics(id) + "?occurrence=" + &number.to_string()
}

/// One activity as a calendar that a program keeps up to date.
pub fn activity_calendar(id: ActivityId) -> String {
    subscribing(&crate::environment::absolute(&get_activity_ics(id)))
}

/// The QR code of an activity's page.
pub fn get_activity_qr(id: ActivityId) -> String {
    address(&format!("feeds/activities/{id}.svg"))
}

/// All activities of one organizer as a calendar that a program keeps up to date.
pub fn organizer_calendar(id: OrganizationId) -> String {
    let path = address(&format!("feeds/activities.ics?organizer={id}"));
    subscribing(&crate::environment::absolute(&path))
}

/// `webcal:` in place of `http:` and `https:` makes a program subscribe instead of load once.
fn subscribing(url: &str) -> String {
    match url.split_once("://") {
        Some((_, rest)) => format!("webcal://{rest}"),
        None => url.to_owned(),
    }
}

/// Where the interface is described.
pub fn api_docs() -> String {
    address("api/docs")
}
