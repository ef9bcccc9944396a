//! 批量导入单位.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn OrganizationImport() -> Html {
    html! { <PageHead title="批量导入单位" /> }
}
