//! How to take part, and what partner sites can fetch.

use yew::prelude::*;

use crate::api;
use crate::route::Route;
use crate::text;
use crate::ui::RouteLink;

pub fn how_to() -> Html {
    html! {
        <section aria-labelledby="how">
            <div class="section-head"><h2 id="how">{text::how_title()}</h2></div>
            <ol class="steps">
                <li>
                    <h3>{text::how_find()}</h3>
                    <p>{text::around(text::how_find_text(), |word| html! { <RouteLink to={Route::Activities}>{word}</RouteLink> })}</p>
                </li>
                <li>
                    <h3>{text::how_look()}</h3>
                    <p>{text::how_look_text()}</p>
                </li>
                <li>
                    <h3>{text::how_go()}</h3>
                    <p>{text::how_go_text()}</p>
                </li>
            </ol>
            <p class="small">{text::around(text::how_organizers(), |word| html! { <RouteLink to={Route::SignIn}>{word}</RouteLink> })}</p>
        </section>
    }
}

pub fn partners() -> Html {
    let feed = |(name, address): (&'static str, String)| {
        html! { <li><a class="chip" href={address} target="_blank" rel="noopener">{name}</a></li> }
    };
    html! {
        <section class="card partners" aria-labelledby="partners">
            <h2 id="partners">{text::partners_title()}</h2>
            <p>{text::partners_text()}</p>
            <ul class="chips">
                { for api::portal::feed_addresses().into_iter().map(feed) }
                <li><a class="chip" href={api::portal::api_docs()} target="_blank" rel="noopener">{text::partners_docs()}</a></li>
            </ul>
        </section>
    }
}
