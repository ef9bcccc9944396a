//! 邀请.

use yew::prelude::*;

use crate::ui::PageHead;

#[component]
pub fn InvitationList() -> Html {
    html! { <PageHead title="邀请" /> }
}
