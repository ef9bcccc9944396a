//! Short messages about what has just happened.

use std::rc::Rc;

use contract::problem::Problem;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::Tone;
use crate::{labels, text};

#[derive(Clone, PartialEq)]
struct Toast {
    id: u32,
    text: String,
    tone: Tone,
    undo: Option<Callback<()>>,
}

enum ToastAction {
    Show(Toast),
    Remove(u32),
}

#[derive(Default, PartialEq)]
struct ToastList(Vec<Toast>, u32);

impl Reducible for ToastList {
    type Action = ToastAction;

    fn reduce(self: Rc<Self>, action: ToastAction) -> Rc<Self> {
        let mut list = self.0.clone();
        match action {
            ToastAction::Show(mut toast) => {
                toast.id = self.1;
                list.push(toast);
                Rc::new(Self(list, self.1 + 1))
            }
            ToastAction::Remove(id) => {
                list.retain(|t| t.id != id);
                Rc::new(Self(list, self.1))
            }
        }
    }
}

#[derive(Clone, PartialEq)]
pub struct Toasts(UseReducerDispatcher<ToastList>);

impl Toasts {
    /// It worked.
    pub fn info(&self, text: impl Into<String>) {
        self.show(text.into(), Tone::Good, None);
    }

    /// It did not.
    pub fn fail(&self, problem: &Problem) {
        self.show(labels::problem(problem), Tone::Bad, None);
    }

    /// It did not, in words of the page's own.
    pub fn warn(&self, text: impl Into<String>) {
        self.show(text.into(), Tone::Bad, None);
    }

    /// It worked, and can be taken back.
    pub fn undo(&self, text: impl Into<String>, undo: Callback<()>) {
        self.show(text.into(), Tone::Good, Some(undo));
    }

    fn show(&self, text: String, tone: Tone, undo: Option<Callback<()>>) {
        let id = 0;
        self.0.dispatch(ToastAction::Show(Toast {
            id,
            text,
            tone,
            undo,
        }));
    }
}

#[hook]
pub fn use_toasts() -> Toasts {
    use_context().expect("the app provides toasts")
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub children: Html,
}

#[component]
pub fn ToastProvider(props: &Props) -> Html {
    let shown = use_reducer(ToastList::default);
    let one = |toast: &Toast| {
        let onremove = {
            let (shown, id) = (shown.dispatcher(), toast.id);
            Callback::from(move |()| shown.dispatch(ToastAction::Remove(id)))
        };
        html! { <ToastView key={toast.id} toast={toast.clone()} {onremove} /> }
    };
    html! {
        <ContextProvider<Toasts> context={Toasts(shown.dispatcher())}>
            {props.children.clone()}
            <div class="toasts" role="status" aria-live="polite">{ for shown.0.iter().map(one) }</div>
        </ContextProvider<Toasts>>
    }
}

#[derive(Properties, PartialEq)]
struct ToastProps {
    toast: Toast,
    onremove: Callback<()>,
}

#[component]
fn ToastView(props: &ToastProps) -> Html {
    // Long enough to read slowly; what can be undone stays longer.
    let seconds = if props.toast.undo.is_some() { 12 } else { 7 };
    use_effect_with((), {
        let onremove = props.onremove.clone();
        move |()| {
            let timer = Timeout::new(seconds * 1000, move || onremove.emit(()));
            move || drop(timer)
        }
    });
    let undo = props.toast.undo.clone().map(|undo| {
        let onremove = props.onremove.clone();
        Callback::from(move |_: MouseEvent| {
            undo.emit(());
            onremove.emit(());
        })
    });
    html! {
        <div class={classes!("toast", props.toast.tone.class())}>
            <p>{&props.toast.text}</p>
            if let Some(undo) = undo {
                <button type="button" onclick={undo}>{text::undo()}</button>
            }
            <button type="button" aria-label={text::close_notice()} onclick={props.onremove.reform(|_: MouseEvent| ())}>{super::icon::cross()}</button>
        </div>
    }
}
