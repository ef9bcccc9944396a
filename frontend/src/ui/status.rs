//! A page's heading, and what stands where its content is not (yet).

use std::cell::Cell;
use std::rc::Rc;

use contract::problem::{Code, Problem};
use yew::prelude::*;

use super::title::use_title;
use super::{Button, ButtonVariant, Tone};
use crate::{labels, language, text};

thread_local! {
    /// The first page keeps the browser's own focus; later ones announce themselves.
    static FIRST: Cell<bool> = const { Cell::new(true) };
}

#[derive(Properties, PartialEq)]
pub struct HeadProps {
    pub title: AttrValue,
    /// The window's title where it says more than the heading.
    #[prop_or_default]
    pub window: Option<AttrValue>,
    /// Title and lead are an office's own: Chinese on every page.
    #[prop_or_default]
    pub written: bool,
    #[prop_or_default]
    pub lead: AttrValue,
    /// The lead is the page's own, whosever the title is.
    #[prop_or_default]
    pub own_lead: bool,
    /// Buttons and links.
    #[prop_or_default]
    pub children: Html,
}

/// The page's only `h1`. Takes the focus when one comes from another page.
#[component]
pub fn PageHead(props: &HeadProps) -> Html {
    use_title(props.window.as_ref().unwrap_or(&props.title));
    let heading = use_node_ref();
    use_effect_with((), {
        let heading = heading.clone();
        move |()| {
            if !FIRST.replace(false)
                && let Some(heading) = heading.cast::<web_sys::HtmlElement>()
            {
                crate::window().scroll_to_with_x_and_y(0.0, 0.0);
                let _ = heading.focus();
            }
        }
    });
    let lang = language::written().filter(|_| props.written);
    html! {
        <div class="page-head">
            <div>
                <h1 tabindex="-1" ref={heading} {lang}>{&props.title}</h1>
                if !props.lead.is_empty() {
                    <p class="lead" lang={lang.filter(|_| !props.own_lead)}>{&props.lead}</p>
                }
            </div>
            if props.children != Html::default() {
                <div class="actions">{props.children.clone()}</div>
            }
        </div>
    }
}

/// Grey lines in the shape of text.
#[component]
pub fn Loading() -> Html {
    html! {
        <div class="skeleton" role="status">
            <span class="unseen">{text::loading()}</span>
            <i></i><i></i><i></i><i></i>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct EmptyProps {
    pub text: AttrValue,
    /// What to do about it.
    #[prop_or_default]
    pub children: Html,
}

#[component]
pub fn Empty(props: &EmptyProps) -> Html {
    html! {
        <div class="empty">
            {super::icon::leaf()}
            <p>{&props.text}</p>
            <div class="actions">{props.children.clone()}</div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct FailureProps {
    pub problem: Rc<Problem>,
    #[prop_or_default]
    pub retry: Option<Callback<()>>,
}

#[component]
pub fn Failure(props: &FailureProps) -> Html {
    let problem = &props.problem;
    // Trying again finds nothing where there is nothing.
    let retry = props
        .retry
        .as_ref()
        .filter(|_| problem.code != Code::NotFound);
    html! {
        <div class="note bad" role="alert">
            <p>{labels::problem(problem)}</p>
            if let Some(request) = &problem.request_id {
                <p class="small">{text::problem_number(request)}</p>
            }
            if let Some(retry) = retry {
                <div class="actions">
                    <Button variant={ButtonVariant::Quiet} onclick={retry.reform(|_| ())}>{text::retry()}</Button>
                </div>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct NoteProps {
    #[prop_or_default]
    pub tone: Tone,
    pub children: Html,
}

/// A remark that belongs to what stands below it.
#[component]
pub fn Note(props: &NoteProps) -> Html {
    html! { <div class={classes!("note", props.tone.class())}>{props.children.clone()}</div> }
}
