//! 领导小组 of the organization.

use std::rc::Rc;

use contract::edition::CommitteeInput;
use contract::material::Part;
use yew::prelude::*;

use super::section::{self, part};
use crate::page::edition::committee::Members;
use crate::ui::Errors;

pub fn committee(props: &section::Props) -> Html {
    let fields = html! { <CommitteeField ..props.clone() /> };
    part(props, Part::Committee, fields)
}

#[component]
fn CommitteeField(props: &section::Props) -> Html {
    let errors = use_context::<Errors>().unwrap_or_default();
    let value = Rc::new(props.content.committee.clone().unwrap_or_default());
    let edit = props.edit.clone();
    let onchange = Callback::from(move |change: Box<dyn FnOnce(&mut CommitteeInput)>| {
        edit.change(move |content| change(content.committee.get_or_insert_default()));
    });
    html! {
        <>
            <Members {value} {onchange} prefix="committee." />
            if let Some(error) = errors.at("committee.members") {
                <p class="error">{error}</p>
            }
        </>
    }
}
