//! What stands on the page of every filed thing.

use std::rc::Rc;

use contract::workflow::{RevisionState, Verb};
use yew::prelude::*;

use super::form::Form;
use super::words::Words;
use super::{Difference, Piece, Revisions};
use crate::session::use_session;
use crate::ui::{Badge, Facts, Go, Note, StateBadge, Tone};

/// Where it stands, and whether the public sees it.
pub fn badges<T: Piece>(thing: &T) -> Html {
    let state = thing.revision().state;
    html! {
        <>
            <StateBadge {state} />
            if thing.is_public() && state != RevisionState::Published {
                <Badge text="公众可见" tone={Tone::Good} />
            }
        </>
    }
}

/// Whose it is, and who reviews it.
pub fn lead<T: Piece>(thing: &T) -> String {
    let owner = &thing.organization().name;
    match thing.reviewer() {
        Some(office) => format!("{owner}　由{}审核", office.name),
        None => owner.clone(),
    }
}

/// Why it came back.
pub fn returned<T: Piece>(thing: &T) -> Html {
    let revision = thing.revision();
    let why = match revision.state {
        RevisionState::Returned => "退回原因：",
        RevisionState::Retracted => "撤下原因：",
        _ => return html! {},
    };
    match &revision.reason {
        Some(reason) => {
            html! { <Note tone={Tone::Bad}><p><b>{why}</b>{reason}</p></Note> }
        }
        None => html! {},
    }
}

/// What a reader should know, and what is missing.
pub fn notes<T: Piece>(thing: &T) -> Html {
    let missing = thing.missing();
    html! {
        <>
            { for thing.warnings().iter().map(|w| html! { <Note tone={Tone::Warm}><p>{w}</p></Note> }) }
            if thing.may(Verb::Update) && !missing.is_empty() {
                <Note>
                    <p>{format!("提交审核前还有{}处需要填写或修改：", missing.len())}</p>
                    <ul>{ for missing.iter().map(|m| html! { <li>{&m.message}</li> }) }</ul>
                    <div class="actions"><Go to={T::edit(thing.id())} class="button quiet">{"继续填写"}</Go></div>
                </Note>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
pub struct Props<T: Form> {
    pub thing: Rc<T>,
    pub words: Words,
}

/// What is changed, all that is filed, and how it came to be.
#[component]
pub fn Contents<T: Form>(props: &Props<T>) -> Html {
    let session = use_session();
    let thing = &props.thing;
    let revision = thing.revision();
    html! {
        <>
            if let Some(old) = thing.public_revision() {
                <section class="card">
                    <h2>{"修改对照"}</h2>
                    <p class="small">{"公众现在看到的是左边的内容；审核并发布后改为右边的内容。"}</p>
                    <Difference<T> thing={thing.clone()} old={Rc::new(old.content.clone())} new={Rc::new(revision.content.clone())}
                        heads={("公众看到的", "修改后的")} words={props.words.clone()} />
                </section>
            }
            {facts(&**thing, &props.words)}
            if session.may(T::LIST_REVISIONS) {
                <Revisions<T> thing={thing.clone()} words={props.words.clone()} />
            }
        </>
    }
}

/// The content, grouped as in the form.
fn facts<T: Form>(thing: &T, words: &Words) -> Html {
    let content = &thing.revision().content;
    let labels = thing.fields();
    let item = |field: &&'static str| {
        let label = labels.iter().find(|(name, _)| name == field)?.1;
        let text = T::say(words, field, content);
        if text.is_empty() {
            return None;
        }
        let value = thing.show(field).unwrap_or_else(|| html! { {text} });
        Some((AttrValue::from(label), value))
    };
    let groups = T::groups(Some(thing));
    let section = |group: super::form::Group| {
        let items: Vec<(AttrValue, Html)> = group.fields.iter().filter_map(item).collect();
        if items.is_empty() {
            return html! {};
        }
        html! { <section class="card"><h2>{group.title}</h2><Facts {items} /></section> }
    };
    html! { <>{ for groups.into_iter().map(section) }</> }
}

/// A link out of the page.
pub fn out(address: &str) -> Html {
    html! { <a href={address.to_owned()} target="_blank" rel="noopener noreferrer">{address.to_owned()}</a> }
}
