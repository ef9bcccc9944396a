//! An activity's fields in words.

use std::rc::Rc;

use contract::activity::{ActivityContent, FIELDS};
use contract::edition::{Edition, Term};
use contract::region::Region;
use contract::time;
use uuid::Uuid;
use yew::prelude::*;

use crate::api;
use crate::hook::edition::label as word;
use crate::hook::{use_edition, use_fetch};

/// The word of a field, or of the field that a path lies in.
pub fn label(path: &str) -> &'static str {
    let field = path.split('.').next().unwrap_or_default();
    FIELDS
        .iter()
        .find(|(f, _)| *f == field)
        .map_or("", |(_, label)| label)
}

/// What turns codes into words.
#[derive(Clone, Default, PartialEq)]
pub struct Words {
    pub edition: Option<Rc<Edition>>,
    pub regions: Option<Rc<Vec<Region>>>,
}

/// The words of an edition, the current one where `edition` is absent.
#[hook]
pub fn use_words(edition: Option<Uuid>) -> Words {
    let current = use_edition();
    let other = edition.filter(|id| current.as_ref().is_some_and(|e| e.id != *id));
    let fetched = use_fetch(other, |id| async move {
        match id {
            Some(_) => api::edition::get_edition(id).await.map(Some),
            None => Ok(None),
        }
    });
    let regions = use_fetch((), |()| api::region::list_regions());
    let edition = match other {
        Some(_) => fetched.data.and_then(|e| (*e).clone()).map(Rc::new),
        None => current,
    };
    // A new `Rc` of the same edition equals the old one, so nothing is drawn anew for it.
    Words {
        edition,
        regions: regions.data,
    }
}

impl Words {
    fn term(&self, terms: fn(&Edition) -> &Vec<Term>, code: &str) -> String {
        match &self.edition {
            Some(edition) => word(terms(edition), code),
            None => code.to_owned(),
        }
    }

    pub fn strand(&self, code: Option<&str>) -> String {
        code.map_or_else(String::new, |c| self.term(|e| &e.content.strands, c))
    }

    /// `长春市南关区`
    pub fn region(&self, code: &str) -> String {
        let regions: &[Region] = self.regions.as_ref().map_or(&[], |r| r);
        let find = |code: &str| regions.iter().find(|r| r.code == code);
        let Some(region) = find(code) else {
            return code.to_owned();
        };
        let above = region
            .parent_code
            .as_deref()
            .and_then(find)
            .filter(|r| r.level == 2);
        above.map_or_else(String::new, |r| r.name.clone()) + &region.name
    }

    /// One field of a content as text; empty where it holds nothing.
    pub fn say(&self, field: &str, c: &ActivityContent) -> String {
        let number = |n: Option<f64>| n.map_or_else(String::new, |n| n.to_string());
        let file = |id: Option<Uuid>| id.map_or("", |_| "已上传").to_owned();
        let yes = |yes: bool| if yes { "是" } else { "否" }.to_owned();
        let list = |terms: fn(&Edition) -> &Vec<Term>, codes: &[String]| {
            let words: Vec<String> = codes.iter().map(|c| self.term(terms, c)).collect();
            words.join("、")
        };
        match field {
            "title" => c.title.clone(),
            "strand" => self.strand(c.strand.as_deref()),
            "form" => c
                .form
                .as_deref()
                .map_or_else(String::new, |f| self.term(|e| &e.content.forms, f)),
            "topics" => list(|e| &e.content.topics, &c.topics),
            "audiences" => list(|e| &e.content.audiences, &c.audiences),
            "summary" => c.summary.clone(),
            "description" => c.description.clone(),
            "mode" => c.mode.label().to_owned(),
            "schedule" => occurrences(c),
            "venue_name" => c.venue_name.clone(),
            "venue_address" => c.venue_address.clone(),
            "region_code" => c
                .region_code
                .as_deref()
                .map_or_else(String::new, |r| self.region(r)),
            "latitude" => number(c.latitude),
            "longitude" => number(c.longitude),
            "online_url" => c.online_url.clone(),
            "online_guide" => c.online_guide.clone(),
            "co_organizers" => c.co_organizers.join("、"),
            "contact_name" => c.contact_name.clone(),
            "contact_phone" => c.contact_phone.clone(),
            "contact_public" => yes(c.contact_public),
            "free" => yes(c.free),
            "fee" => c.fee.clone(),
            "capacity" => c
                .capacity
                .map_or_else(String::new, |n| n.to_string() + "人"),
            "registration_url" => c.registration_url.clone(),
            "accessibility" => c.accessibility.clone(),
            "picture" => file(c.picture),
            "picture_alt" => c.picture_alt.clone(),
            "attachment" => file(c.attachment),
            "source" => c.source.clone(),
            _ => String::new(),
        }
    }
}

/// A line per occurrence.
fn occurrences(content: &ActivityContent) -> String {
    let lines: Vec<String> = content
        .schedule
        .expand()
        .iter()
        .map(|o| time::say_range(o.starts_at, o.ends_at))
        .collect();
    lines.join("\n")
}
