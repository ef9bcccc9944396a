//! 个人信息.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn ProfilePage() -> Html {
    html! { <PageHead title="个人信息" /> }
}
