//! Plain text as an office wrote it: an empty line parts paragraphs.

use yew::prelude::*;

use crate::language;

pub fn paragraphs(text: &str) -> Html {
    let all: Vec<&str> = text
        .split("\n\n")
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect();
    if all.is_empty() {
        return html! {};
    }
    // A letter begins with whom it is for, at the margin.
    let one = |(i, text): (usize, &&str)| {
        let addressed = i == 0 && text.ends_with('：');
        let class = classes!("prose", addressed.then_some("addressed"));
        html! { <p {class}>{(*text).to_owned()}</p> }
    };
    html! { <div class="article-text" lang={language::written()}>{ for all.iter().enumerate().map(one) }</div> }
}
