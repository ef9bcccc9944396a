//! An activity's fields in words.

use contract::activity::{Activity, ActivityContent};
use contract::id::FileId;
use contract::time;
use yew::prelude::*;

use crate::api::file;
use crate::page::workflow::{FieldTexts, Labels, external_link};

impl FieldTexts for Activity {
    fn field_text(labels: &Labels, field: &str, c: &ActivityContent) -> String {
        let number = |n: Option<f64>| n.map_or_else(String::new, |n| n.to_string());
        let file = |id: Option<FileId>| id.map_or("", |_| "已上传").to_owned();
        let yes = |yes: bool| if yes { "是" } else { "否" }.to_owned();
        match field {
            "title" => c.title.clone(),
            "strand" => labels.term(|e| &e.strands, c.strand.as_deref()),
            "form" => labels.term(|e| &e.forms, c.form.as_deref()),
            "topics" => labels.terms(|e| &e.topics, &c.topics),
            "audiences" => labels.terms(|e| &e.audiences, &c.audiences),
            "summary" => c.summary.clone(),
            "description" => c.description.clone(),
            "mode" => c.mode.label().to_owned(),
            "schedule" => occurrences(c),
            "venue_name" => c.venue_name.clone(),
            "venue_address" => c.venue_address.clone(),
            "region_code" => labels.region(c.region_code.as_deref()),
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

    fn field_html(&self, field: &str) -> Option<Html> {
        let c = &self.revision.content;
        Some(match field {
            "online_url" => external_link(&c.online_url),
            "registration_url" => external_link(&c.registration_url),
            "picture" => {
                let file = self.picture.as_ref()?;
                html! { <img class="thumb" src={file::get_file(&file.thumbnail)} alt={c.picture_alt.clone()} /> }
            }
            "attachment" => {
                let file = self.attachment.as_ref()?;
                html! { <a href={file::get_file(&file.url)} target="_blank" rel="noopener">{&file.name}</a> }
            }
            "contact_public" if c.contact_public => html! { {"是，公众可以看到联系人和电话"} },
            "contact_public" => html! { {"否，仅审核人员可见"} },
            _ => return None,
        })
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
