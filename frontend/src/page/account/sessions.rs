//! 登录记录.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn Sessions() -> Html {
    html! { <PageHead title="登录记录" /> }
}
