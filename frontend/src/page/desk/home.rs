//! 工作台.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn DeskHome() -> Html {
    html! { <PageHead title="工作台" /> }
}
