//! 接口密钥.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn KeyList() -> Html {
    html! { <PageHead title="接口密钥" /> }
}
