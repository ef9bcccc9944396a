//! 全民终身学习活动周.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn Home() -> Html {
    html! { <PageHead title="全民终身学习活动周" /> }
}
