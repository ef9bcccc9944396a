//! 填报活动.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn ActivityNew() -> Html {
    html! { <PageHead title="填报活动" /> }
}
