//! 单位信息.

use uuid::Uuid;
use yew::prelude::*;

use crate::ui::PageHead;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: Uuid,
}

#[component]
pub fn OrganizationView(props: &Props) -> Html {
    html! { <PageHead title="单位信息" lead={props.id.to_string()} /> }
}
