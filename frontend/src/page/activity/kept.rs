//! An activity as its form and the workflow know it.

use std::rc::Rc;

use contract::activity::{
    Activity, ActivityContent, ActivityCreate, ActivityFilter, FIELDS, Revision,
};
use contract::operation::Operation;
use contract::workflow::Noun;
use uuid::Uuid;
use yew::prelude::*;

use crate::api::{Answer, activity as api, file};
use crate::hook::save::Kept;
use crate::page::entry::Piece;
use crate::page::entry::named::{kept_fields, piece_fields};
use crate::page::entry::step::{Outcome, Step};
use crate::page::entry::view::out;
use crate::page::entry::words::Words;
use crate::route::Route;

use super::step::{self, STEPS};
use super::words;

impl Kept for Activity {
    type Content = ActivityContent;
    type Rule = ();

    const FIELDS: &'static [(&'static str, &'static str)] = FIELDS;

    kept_fields!();

    fn rule(&self) {}

    async fn get(id: Uuid) -> Answer<Self> {
        api::get_activity(id).await
    }

    async fn keep(over: Option<(Uuid, i32)>, content: Rc<ActivityContent>) -> Answer<Self> {
        match over {
            Some((id, version)) => api::update_activity(id, version, &content).await,
            None => {
                let input = ActivityCreate {
                    organization_id: None,
                    content: (*content).clone(),
                };
                api::create_activity(&input).await
            }
        }
    }
}

impl Piece for Activity {
    const NOUN: Noun = Noun::Activity;
    const THIS: &'static str = "这项活动";
    const OVERTAKEN: &'static str = "这项活动刚刚被他人更新，已显示最新状态，请核对后再办理。";
    const STEPS: &'static [Step] = STEPS;
    const LIST_REVISIONS: Operation = Operation::ListRevisions;

    piece_fields!();

    fn fields(&self) -> Vec<(&'static str, &'static str)> {
        FIELDS.to_vec()
    }

    fn say(words: &Words, field: &str, content: &ActivityContent) -> String {
        words::say(words, field, content)
    }

    fn show(&self, field: &str) -> Option<Html> {
        let c = &self.revision.content;
        Some(match field {
            "online_url" => out(&c.online_url),
            "registration_url" => out(&c.registration_url),
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

    fn view(id: Uuid) -> Route {
        Route::ActivityView { id }
    }

    fn edit(id: Uuid) -> Route {
        Route::ActivityEdit { id }
    }

    fn queue() -> Route {
        Route::Reviews
    }

    async fn run(
        operation: Operation,
        id: Uuid,
        version: i32,
        text: String,
    ) -> Answer<Outcome<Self>> {
        step::run(operation, id, version, text).await
    }

    async fn revisions(id: Uuid) -> Answer<Vec<Revision>> {
        api::list_revisions(id).await
    }

    async fn waiting() -> Answer<Vec<(Uuid, String)>> {
        let filter = ActivityFilter {
            limit: Some(5),
            ..ActivityFilter::default()
        };
        let page = api::list_reviews(filter).await?;
        Ok(page.items.into_iter().map(|a| (a.id, a.title)).collect())
    }
}
