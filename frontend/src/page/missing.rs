//! 404.

use yew::prelude::*;

use crate::route::Route;
use crate::ui::{Empty, Go, PageHead};

#[component]
pub fn Missing() -> Html {
    html! {
        <div class="wrap">
            <PageHead title="没有找到这个页面" />
            <Empty text="地址可能有误，或者内容已被撤下。">
                <Go to={Route::Home} class="button">{"回到首页"}</Go>
                <Go to={Route::Activities} class="button quiet">{"查询活动"}</Go>
            </Empty>
        </div>
    }
}
