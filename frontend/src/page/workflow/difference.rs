//! Old beside new, field by field.

use std::rc::Rc;

use contract::entry::Content;
use yew::prelude::*;

use super::{Labels, Published};
use crate::hook::setter;
use crate::ui::{CheckField, SideBySide};

#[derive(Properties, PartialEq)]
pub struct Props<T: Published> {
    /// Whose contents they are.
    pub stored: Rc<T>,
    pub old: Rc<T::Content>,
    pub new: Rc<T::Content>,
    pub heads: (&'static str, &'static str),
    pub labels: Labels,
}

/// The changed fields; all of them where the reader wants to see them.
#[component]
pub fn FieldDifference<T: Published>(props: &Props<T>) -> Html {
    let all = use_state(|| false);
    // Several may stand on one page.
    let name = use_memo((), |()| format!("all-{}", uuid::Uuid::new_v4().simple()));
    let (was, is) = (props.old.fields(), props.new.fields());
    let fields = props.stored.fields();
    let changed = |field: &str| was.get(field) != is.get(field);
    let count = fields.iter().filter(|(field, _)| changed(field)).count();
    let one = |(field, label): &(&'static str, &'static str)| {
        let old = T::field_text(&props.labels, field, &props.old);
        let mut new = T::field_text(&props.labels, field, &props.new);
        if changed(field) {
            new = distinct(&old, new);
        }
        if old.is_empty() && new.is_empty() {
            return html! {};
        }
        html! { <SideBySide key={*field} label={*label} {old} {new} heads={props.heads} /> }
    };
    let shown = fields.iter().filter(|(field, _)| *all || changed(field));
    html! {
        <>
            <div class="spread">
                <p>{if count == 0 { "两个版本的内容相同。".to_owned() } else { format!("修改了{count}项内容。") }}</p>
                <CheckField name={(*name).clone()} label="显示未修改的内容" value={*all} onchange={setter(&all)} />
            </div>
            <div class="diff">{ for shown.map(one) }</div>
        </>
    }
}

/// The words of a changed field: another file of the same name is another file.
pub fn distinct(old: &str, new: String) -> String {
    if old == new {
        new + "（已更换）"
    } else {
        new
    }
}
