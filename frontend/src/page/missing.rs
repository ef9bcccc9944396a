//! 404.

use yew::prelude::*;

use crate::route::Route;
use crate::text;
use crate::ui::{Empty, PageHead, RouteLink};

#[component]
pub fn Missing() -> Html {
    html! {
        <div class="wrap">
            <PageHead title={text::missing_title()} />
            <Empty text={text::missing_text()}>
                <RouteLink to={Route::Home} class="button">{text::to_home()}</RouteLink>
                <RouteLink to={Route::Activities} class="button quiet">{text::to_activities()}</RouteLink>
            </Empty>
        </div>
    }
}
