//! 关于活动周.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn About() -> Html {
    html! { <PageHead title="关于活动周" /> }
}
