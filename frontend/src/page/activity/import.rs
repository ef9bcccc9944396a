//! 批量导入活动.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn ActivityImport() -> Html {
    html! { <PageHead title="批量导入活动" /> }
}
