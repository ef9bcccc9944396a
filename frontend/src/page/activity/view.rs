//! 活动详情.

use uuid::Uuid;
use yew::prelude::*;

use crate::ui::PageHead;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: Uuid,
}

#[component]
pub fn ActivityView(props: &Props) -> Html {
    html! { <PageHead title="活动详情" lead={props.id.to_string()} /> }
}
