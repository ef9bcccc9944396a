//! 年度设置.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn EditionSettings() -> Html {
    html! { <PageHead title="年度设置" /> }
}
