//! 审核发布.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn ActivityReview() -> Html {
    html! { <PageHead title="审核发布" /> }
}
