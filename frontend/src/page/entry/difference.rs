//! Old beside new, field by field.

use std::rc::Rc;

use yew::prelude::*;

use super::Piece;
use super::words::Words;
use crate::hook::save::fields as parts;
use crate::ui::{CheckField, Sides};

#[derive(Properties, PartialEq)]
pub struct Props<T: Piece> {
    /// Whose contents they are.
    pub thing: Rc<T>,
    pub old: Rc<T::Content>,
    pub new: Rc<T::Content>,
    pub heads: (&'static str, &'static str),
    pub words: Words,
}

/// The changed fields; all of them where the reader wants to see them.
#[component]
pub fn Difference<T: Piece>(props: &Props<T>) -> Html {
    let all = use_state(|| false);
    // Several may stand on one page.
    let name = use_memo((), |()| format!("all-{}", uuid::Uuid::new_v4().simple()));
    let (was, is) = (parts(&*props.old), parts(&*props.new));
    let fields = props.thing.fields();
    let changed: Vec<&str> = fields
        .iter()
        .map(|(field, _)| *field)
        .filter(|field| was.get(*field) != is.get(*field))
        .collect();
    let one = |(field, label): &(&'static str, &'static str)| {
        let (old, new) = (
            T::say(&props.words, field, &props.old),
            T::say(&props.words, field, &props.new),
        );
        // A file of the same name is still another file.
        let replaced = old == new && changed.contains(field);
        let new = if replaced {
            new + "（已更换）"
        } else {
            new
        };
        if old.is_empty() && new.is_empty() {
            return html! {};
        }
        html! { <Sides key={*field} label={*label} {old} {new} heads={props.heads} /> }
    };
    let shown = fields
        .iter()
        .filter(|(field, _)| *all || changed.contains(field));
    html! {
        <>
            <div class="spread">
                <p>{if changed.is_empty() { "两个版本的内容相同。".to_owned() } else { format!("修改了{}项内容。", changed.len()) }}</p>
                <CheckField name={(*name).clone()} label="显示未修改的内容" value={*all} onchange={let all = all.clone(); Callback::from(move |v| all.set(v))} />
            </div>
            <div class="diff">{ for shown.map(one) }</div>
        </>
    }
}
