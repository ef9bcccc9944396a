//! What is begun already, in its form.

use std::marker::PhantomData;

use contract::workflow::Verb;
use uuid::Uuid;
use yew::prelude::*;

use super::form::{Form, PieceForm};
use crate::hook::use_fetch;
use crate::ui::{Go, Note, PageHead, Tone};

#[derive(Properties, PartialEq)]
pub struct Props<T: Form> {
    pub id: Uuid,
    #[prop_or_default]
    pub noun: PhantomData<T>,
}

#[component]
pub fn Existing<T: Form>(props: &Props<T>) -> Html {
    let id = props.id;
    let fetch = use_fetch(id, T::get);
    fetch.view(|thing| {
        if thing.may(Verb::Update) {
            return html! { <PieceForm<T> stored={thing.clone()} /> };
        }
        html! {
            <>
                <PageHead title={T::title(Some(&**thing))} />
                <Note tone={Tone::Warm}>
                    <p>{format!("{}现在是“{}”，不能修改。", T::THIS, thing.revision().state.label())}</p>
                    <div class="actions"><Go to={T::view(id)} class="button">{"查看"}{T::NOUN.label()}</Go></div>
                </Note>
            </>
        }
    })
}
