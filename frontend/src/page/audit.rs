//! 审计记录.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn AuditList() -> Html {
    html! { <PageHead title="审计记录" /> }
}
