//! The form of an activity.

mod schedule;
mod section;

use contract::activity::{Activity, ActivityContent};
use contract::edition::EditionInput;
use contract::problem::FieldError;
use uuid::Uuid;
use yew::prelude::*;

use self::schedule::When;
use self::section::SECTIONS;
use crate::api::{self, Answer};
use crate::page::entry::form::{Form, Group, Shared as Any};

/// What every section of the form is given.
pub type Shared = Any<ActivityContent>;

impl Form for Activity {
    const LEAD: &'static str = "边填边存，随时可以离开，之后在“活动管理”中继续。";

    fn title(stored: Option<&Self>) -> String {
        if stored.is_some() {
            "修改活动"
        } else {
            "填报活动"
        }
        .to_owned()
    }

    fn groups(_: Option<&Self>) -> Vec<Group> {
        let group = |(title, fields): &(&'static str, &[&'static str])| Group {
            title,
            fields: fields.to_vec(),
        };
        SECTIONS.iter().map(group).collect()
    }

    fn section(at: usize, shared: &Shared, stored: Option<&Self>) -> Html {
        match at {
            0 => section::basic(shared),
            1 => html! { <When ..shared.clone() /> },
            2 => section::place(shared),
            3 => section::people(shared),
            4 => section::text(shared),
            5 => section::files(shared, stored),
            _ => section::contact(shared),
        }
    }

    fn missing_of(
        content: &ActivityContent,
        _: Option<&Self>,
        edition: &EditionInput,
    ) -> Vec<FieldError> {
        content.submittable(edition)
    }

    async fn submit(id: Uuid, version: i32) -> Answer<Self> {
        api::activity::submit_activity(id, version).await
    }
}
