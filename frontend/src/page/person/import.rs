//! 批量导入人员.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn PersonImport() -> Html {
    html! { <PageHead title="批量导入人员" /> }
}
