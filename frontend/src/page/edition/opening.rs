//! 启动仪式与地方活动周.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn OpeningPage() -> Html {
    html! { <PageHead title="启动仪式与地方活动周" /> }
}
