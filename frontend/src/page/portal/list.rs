//! 活动查询.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn ActivityList() -> Html {
    html! { <PageHead title="活动查询" /> }
}
