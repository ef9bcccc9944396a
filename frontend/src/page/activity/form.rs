//! The form of an activity.

mod schedule;
mod section;

use contract::activity::{Activity, ActivityContent};
use yew::prelude::*;

use self::schedule::When;
use self::section::SECTIONS;
use crate::page::workflow::{FieldForm, FieldGroup, SectionProps, form_notes};

/// What every section of the form is given.
pub type FormProps = SectionProps<ActivityContent>;

impl FieldForm for Activity {
    const LEAD: &'static str = "边填边存，随时可以离开，之后在“活动管理”中继续。";

    fn groups(_: Option<&Self>) -> Vec<FieldGroup> {
        let group = |(title, fields): &(&'static str, &[&'static str])| FieldGroup {
            title,
            fields: fields.to_vec(),
        };
        SECTIONS.iter().map(group).collect()
    }

    fn section(at: usize, props: &FormProps, stored: Option<&Self>) -> Html {
        match at {
            0 => section::basic(props),
            1 => html! { <When ..props.clone() /> },
            2 => section::place(props),
            3 => section::people(props),
            4 => section::text(props),
            5 => section::files(props, stored),
            _ => section::contact(props),
        }
    }

    fn warnings(&self) -> &[String] {
        &self.warnings
    }

    fn notes(&self) -> Html {
        form_notes(self)
    }
}
