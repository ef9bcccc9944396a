//! The content, grouped as in the form and laid out as the public will read it.

use contract::activity::Activity;
use yew::prelude::*;

use super::super::form::SECTIONS;
use super::super::words::{Words, label};
use crate::api;
use crate::ui::Facts;

pub fn content_facts(activity: &Activity, words: &Words) -> Html {
    let c = &activity.revision.content;
    let value = |field: &'static str| {
        let text = words.say(field, c);
        if text.is_empty() {
            return html! {};
        }
        match field {
            "online_url" | "registration_url" => html! {
                <a href={text.clone()} target="_blank" rel="noopener noreferrer">{text}</a>
            },
            "picture" => match &activity.picture {
                Some(file) => html! {
                    <img class="thumb" src={api::file::get_file(&file.thumbnail)} alt={c.picture_alt.clone()} />
                },
                None => html! { {text} },
            },
            "attachment" => match &activity.attachment {
                Some(file) => html! {
                    <a href={api::file::get_file(&file.url)} target="_blank" rel="noopener">{&file.name}</a>
                },
                None => html! { {text} },
            },
            "contact_public" if c.contact_public => html! { {"是，公众可以看到联系人和电话"} },
            "contact_public" => html! { {"否，仅审核人员可见"} },
            _ => html! { {text} },
        }
    };
    let section = |(name, fields): &(&'static str, &'static [&'static str])| {
        let items: Vec<(AttrValue, Html)> = fields
            .iter()
            .map(|f| (AttrValue::from(label(f)), value(f)))
            .filter(|(_, v)| *v != Html::default())
            .collect();
        if items.is_empty() {
            return html! {};
        }
        html! { <section class="card"><h2>{*name}</h2><Facts {items} /></section> }
    };
    html! { <>{ for SECTIONS.iter().map(section) }</> }
}
