//! 活动日历.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn CalendarPage() -> Html {
    html! { <PageHead title="活动日历" /> }
}
