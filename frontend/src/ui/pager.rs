//! 加载更多.

use yew::prelude::*;

use super::{Button, ButtonVariant};
use crate::text;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub shown: usize,
    pub more: bool,
    pub busy: bool,
    pub onmore: Callback<()>,
    /// The address of what comes next, for those who read without script.
    #[prop_or_default]
    pub href: Option<AttrValue>,
}

#[component]
pub fn Pager(props: &Props) -> Html {
    html! {
        <div class="pager">
            <p class="small" aria-live="polite">
                {if props.more { text::shown_so_far(props.shown) } else { text::shown_all(props.shown) }}
            </p>
            if props.more {
                if let Some(href) = &props.href {
                    <a class="button quiet" href={href.clone()} aria-busy={props.busy.then_some("true")} onclick={more(props)}>{text::more()}</a>
                } else {
                    <Button variant={ButtonVariant::Quiet} busy={props.busy} onclick={props.onmore.reform(|_| ())}>{text::more()}</Button>
                }
            }
        </div>
    }
}

/// Where there is script, the list grows in its place; a new tab is a new tab all the same.
fn more(props: &Props) -> Callback<MouseEvent> {
    let (busy, onmore) = (props.busy, props.onmore.clone());
    Callback::from(move |event: MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key() {
            return;
        }
        event.prevent_default();
        if !busy {
            onmore.emit(());
        }
    })
}
