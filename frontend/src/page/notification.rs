//! 通知.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn NotificationList() -> Html {
    html! { <PageHead title="通知" /> }
}
