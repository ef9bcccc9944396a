//! Plain text as it was written: an empty line parts paragraphs.

use yew::prelude::*;

pub fn paragraphs(text: &str) -> Html {
    let all = text.split("\n\n").map(str::trim).filter(|p| !p.is_empty());
    html! {
        <div class="article-text">{ for all.map(|p| html! { <p class="prose">{p.to_owned()}</p> }) }</div>
    }
}
