//! 修改活动.

use uuid::Uuid;
use yew::prelude::*;

use crate::ui::PageHead;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: Uuid,
}

#[component]
pub fn ActivityEdit(props: &Props) -> Html {
    html! { <PageHead title="修改活动" lead={props.id.to_string()} /> }
}
