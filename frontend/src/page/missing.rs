//! 404.

use yew::prelude::*;

use crate::route::Route;
use crate::text;
use crate::ui::{Empty, Go, PageHead};

#[component]
pub fn Missing() -> Html {
    html! {
        <div class="wrap">
            <PageHead title={text::missing_title()} />
            <Empty text={text::missing_text()}>
                <Go to={Route::Home} class="button">{text::to_home()}</Go>
                <Go to={Route::Activities} class="button quiet">{text::to_activities()}</Go>
            </Empty>
        </div>
    }
}
