//! Old beside new, field by field.

use std::rc::Rc;

use contract::activity::{ActivityContent, FIELDS};
use yew::prelude::*;

use super::words::Words;
use crate::hook::save::fields;
use crate::ui::{CheckField, Sides};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub old: Rc<ActivityContent>,
    pub new: Rc<ActivityContent>,
    pub heads: (&'static str, &'static str),
    pub words: Words,
}

/// The changed fields; all of them where the reader wants to see them.
#[component]
pub fn Difference(props: &Props) -> Html {
    let all = use_state(|| false);
    // Several may stand on one page.
    let name = use_memo((), |()| format!("all-{}", uuid::Uuid::new_v4().simple()));
    let (was, is) = (fields(&*props.old), fields(&*props.new));
    let changed: Vec<&str> = FIELDS
        .iter()
        .map(|(field, _)| *field)
        .filter(|field| was.get(*field) != is.get(*field))
        .collect();
    let one = |(field, label): &(&'static str, &'static str)| {
        let (old, new) = (
            props.words.say(field, &props.old),
            props.words.say(field, &props.new),
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
    let shown = FIELDS
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
