//! 人员信息.

use uuid::Uuid;
use yew::prelude::*;

use crate::ui::PageHead;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: Uuid,
}

#[component]
pub fn PersonView(props: &Props) -> Html {
    html! { <PageHead title="人员信息" lead={props.id.to_string()} /> }
}
