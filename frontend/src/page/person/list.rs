//! 人员管理.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn PersonList() -> Html {
    html! { <PageHead title="人员管理" /> }
}
