//! 组织机构.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn CommitteePage() -> Html {
    html! { <PageHead title="组织机构" /> }
}
