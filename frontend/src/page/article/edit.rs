//! 填写 an article.

use contract::article::Article;
use uuid::Uuid;
use yew::prelude::*;

use crate::page::entry::edit::Existing;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub id: Uuid,
}

#[component]
pub fn ArticleEdit(props: &Props) -> Html {
    html! { <Existing<Article> key={props.id.to_string()} id={props.id} /> }
}
