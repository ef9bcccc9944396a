//! 加载更多.

use yew::prelude::*;

use super::{Button, Look};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub shown: usize,
    pub more: bool,
    pub busy: bool,
    pub onmore: Callback<()>,
}

#[component]
pub fn Pager(props: &Props) -> Html {
    html! {
        <div class="pager">
            <p class="small" aria-live="polite">
                {if props.more { format!("已显示{}条", props.shown) } else { format!("共{}条", props.shown) }}
            </p>
            if props.more {
                <Button look={Look::Quiet} busy={props.busy} onclick={props.onmore.reform(|_| ())}>{"加载更多"}</Button>
            }
        </div>
    }
}
