//! 下一条: what waits for the reviewer after this one.

use std::marker::PhantomData;

use uuid::Uuid;
use yew::prelude::*;

use crate::hook::use_fetch;
use crate::page::entry::Piece;
use crate::ui::{Go, Note, Tone};

#[derive(Properties, PartialEq)]
pub struct Props<T: Piece> {
    /// The one just done.
    pub id: Uuid,
    #[prop_or_default]
    pub noun: PhantomData<T>,
}

#[component]
pub fn Next<T: Piece>(props: &Props<T>) -> Html {
    let waiting = use_fetch((), |()| T::waiting());
    let done = props.id;
    let show = |all: &[(Uuid, String)]| {
        let next = all.iter().find(|(id, _)| *id != done);
        html! {
            <div class="actions">
                if let Some((id, title)) = next {
                    <Go to={T::view(*id)} class="button">{"下一条："}{title}</Go>
                } else {
                    <p>{format!("没有其他等待办理的{}了。", T::NOUN.label())}</p>
                }
                <Go to={T::queue()} class="button quiet">{"返回审核列表"}</Go>
            </div>
        }
    };
    html! { <Note tone={Tone::Good}>{waiting.view(|all| show(all))}</Note> }
}
