//! Everything of a publication: what is changed, all that is filed, how it came to be.

use std::rc::Rc;

use yew::prelude::*;

use super::{FieldDifference, FieldForm, FieldGroup, Labels, Published, Revisions};
use crate::session::use_session;
use crate::ui::Facts;

#[derive(Properties, PartialEq)]
pub struct Props<T: Published> {
    pub stored: Rc<T>,
    pub labels: Labels,
}

#[component]
pub fn Contents<T: Published>(props: &Props<T>) -> Html {
    let session = use_session();
    let stored = &props.stored;
    let revision = stored.revision();
    html! {
        <>
            if let Some(old) = stored.publication().public_revision {
                <section class="card">
                    <h2>{"修改对照"}</h2>
                    <p class="small">{"公众现在看到的是左边的内容；审核并发布后改为右边的内容。"}</p>
                    <FieldDifference<T> stored={stored.clone()} old={Rc::new(old.content.clone())} new={Rc::new(revision.content.clone())}
                        heads={("公众看到的", "修改后的")} labels={props.labels.clone()} />
                </section>
            }
            {facts(&**stored, &props.labels)}
            if session.may(T::LIST_REVISIONS) {
                <Revisions<T> stored={stored.clone()} labels={props.labels.clone()} />
            }
        </>
    }
}

/// The content, grouped as in the form.
pub fn facts<T: FieldForm>(stored: &T, labels: &Labels) -> Html {
    let content = stored.overview().content;
    let fields = stored.fields();
    let item = |field: &&'static str| {
        let label = fields.iter().find(|(name, _)| name == field)?.1;
        let text = T::field_text(labels, field, content);
        if text.is_empty() {
            return None;
        }
        let value = stored.field_html(field).unwrap_or_else(|| html! { {text} });
        Some((AttrValue::from(label), value))
    };
    let groups = T::groups(Some(stored));
    let section = |group: FieldGroup| {
        let items: Vec<(AttrValue, Html)> = group.fields.iter().filter_map(item).collect();
        if items.is_empty() {
            return html! {};
        }
        html! { <section class="card"><h2>{group.title}</h2><Facts {items} /></section> }
    };
    html! { <>{ for groups.into_iter().map(section) }</> }
}

/// A link out of the page.
pub fn external_link(address: &str) -> Html {
    html! { <a href={address.to_owned()} target="_blank" rel="noopener noreferrer">{address.to_owned()}</a> }
}
