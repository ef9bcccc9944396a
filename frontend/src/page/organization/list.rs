//! 单位管理.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn OrganizationList() -> Html {
    html! { <PageHead title="单位管理" /> }
}
