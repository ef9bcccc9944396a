//! The search words. They are asked for when the reader pauses, not at every letter.

use contract::limit;
use contract::text::clean;
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::page::portal::find::Find;
use crate::ui::icon;

/// Milliseconds.
const PAUSE: u32 = 400;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub find: Find,
    pub replace: Callback<Find>,
}

#[component]
pub fn SearchField(props: &Props) -> Html {
    let asked = props.find.filter.q.clone().unwrap_or_default();
    let text = use_state(|| asked.clone());
    let pause = use_mut_ref(|| None::<Timeout>);
    // The newest address: other conditions may change while the reader pauses.
    let newest = use_mut_ref(Find::default);
    *newest.borrow_mut() = props.find.clone();

    use_effect_with(asked, {
        let (text, pause) = (text.clone(), pause.clone());
        move |asked| {
            // "Back" or a removed condition; but what is being typed goes before.
            if pause.borrow().is_none() && clean(&text) != *asked {
                text.set(asked.clone());
            }
        }
    });
    let ask = {
        let (pause, replace) = (pause.clone(), props.replace.clone());
        Callback::from(move |words: String| {
            *pause.borrow_mut() = None;
            let mut find = newest.borrow().clone();
            let q = Some(clean(&words)).filter(|q| !q.is_empty());
            if find.filter.q != q {
                find.filter.q = q;
                replace.emit(find);
            }
        })
    };
    let oninput = {
        let (text, ask) = (text.clone(), ask.clone());
        Callback::from(move |event: InputEvent| {
            let field = event
                .target()
                .and_then(|t| t.dyn_into::<HtmlInputElement>().ok());
            let words = field.map(|f| f.value()).unwrap_or_default();
            text.set(words.clone());
            let ask = ask.clone();
            *pause.borrow_mut() = Some(Timeout::new(PAUSE, move || ask.emit(words)));
        })
    };
    let onsubmit = {
        let text = text.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            ask.emit((*text).clone());
        })
    };
    html! {
        <form class="searchbox" {onsubmit}>
            <label for="q" class="unseen">{"搜索活动名称、单位或地点"}</label>
            {icon::search()}
            <input id="q" class="input" type="search" enterkeyhint="search" autocomplete="off" maxlength={limit::QUERY.to_string()}
                placeholder="活动、单位、地点" value={(*text).clone()} {oninput} />
            <button type="submit" class="button">{"搜索"}</button>
        </form>
    }
}
