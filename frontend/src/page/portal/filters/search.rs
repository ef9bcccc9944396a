//! The search words and the form around all conditions. Words are asked for when the reader pauses,
//! not at every letter; without script the form is sent as it stands.

use contract::limit;
use contract::text::clean;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::page::portal::query::ActivityQuery;
use crate::route::Route;
use crate::text;
use crate::ui::{href, icon, typed};

/// Milliseconds.
const PAUSE: u32 = 400;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// The page that shows what is found.
    pub route: Route,
    pub find: ActivityQuery,
    pub replace: Callback<ActivityQuery>,
    pub children: Html,
}

#[component]
pub fn SearchForm(props: &Props) -> Html {
    let asked = props.find.filter.q.clone().unwrap_or_default();
    let text = use_state(|| asked.clone());
    let pause = use_mut_ref(|| None::<Timeout>);
    // The newest address: other conditions may change while the reader pauses.
    let newest = use_mut_ref(ActivityQuery::default);
    *newest.borrow_mut() = props.find.clone();

    let ask = {
        let (pause, replace) = (pause.clone(), props.replace.clone());
        Callback::from(move |words: String| {
            *pause.borrow_mut() = None;
            let mut find = newest.borrow().clone();
            let q = Some(clean(&words)).filter(|q| !q.is_empty());
            if find.filter.q != q {
                find.filter.q = q;
                find.cursor = None;
                replace.emit(find);
            }
        })
    };
    use_effect_with(asked, {
        let (text, pause) = (text.clone(), pause.clone());
        move |asked| {
            // "Back" or a removed condition; but what is being typed goes before.
            if pause.borrow().is_none() && clean(&text) != *asked {
                text.set(asked.clone());
            }
        }
    });
    let oninput = {
        let (text, ask) = (text.clone(), ask.clone());
        Callback::from(move |event: InputEvent| {
            let words = typed(&event);
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
        <form class="finder" role="search" aria-label={text::find_form()} action={href(&props.route, "")} {onsubmit}>
            <div class="searchbox">
                <label for="q" class="unseen">{text::find_words()}</label>
                {icon::search()}
                <input id="q" name="q" class="input" type="search" enterkeyhint="search" autocomplete="off" maxlength={limit::QUERY.to_string()}
                    placeholder={text::find_words_short()} value={(*text).clone()} {oninput} />
                <button type="submit" class="button">{text::find_search()}</button>
            </div>
            {props.children.clone()}
        </form>
    }
}
