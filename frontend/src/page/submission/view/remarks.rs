//! A reviewer's remarks, item by item, before they are sent.

use contract::limit;
use contract::submission::{Remark, Submission};
use yew::prelude::*;

use crate::ui::AreaField;

/// What stands beside the items: remarks of reviews past, and of the one being made.
#[derive(Clone, PartialEq)]
pub struct Remarks {
    /// Absent where the reader reviews nothing.
    pub writing: Option<UseStateHandle<Vec<Remark>>>,
    pub past: std::rc::Rc<Vec<Remark>>,
}

impl Remarks {
    pub fn new(submission: &Submission, writing: Option<UseStateHandle<Vec<Remark>>>) -> Self {
        let reviews = submission.revision.reviews.iter();
        let past = reviews.flat_map(|r| r.remarks.iter().cloned()).collect();
        Self {
            writing,
            past: std::rc::Rc::new(past),
        }
    }

    /// Below an item: what was said of it, and a field to say something.
    pub fn beside(&self, path: &str, label: &str) -> Html {
        let past = self.past.iter().filter(|r| r.field == path);
        html! {
            <>
                { for past.map(|r| html! { <p class="remark"><b>{"退回意见："}</b>{&r.reason}</p> }) }
                if let Some(writing) = &self.writing {
                    {write(writing, path, label)}
                }
            </>
        }
    }
}

fn write(all: &UseStateHandle<Vec<Remark>>, path: &str, label: &str) -> Html {
    let mine = all.iter().find(|r| r.field == path);
    let change = {
        let (all, path) = (all.clone(), path.to_owned());
        move |reason: Option<String>| {
            let mut next = (*all).clone();
            match reason {
                Some(reason) => match next.iter_mut().find(|r| r.field == path) {
                    Some(remark) => remark.reason = reason,
                    None => next.push(Remark {
                        field: path.clone(),
                        reason,
                    }),
                },
                None => next.retain(|r| r.field != path),
            }
            all.set(next);
        }
    };
    let Some(mine) = mine else {
        let onclick = Callback::from(move |_: MouseEvent| change(Some(String::new())));
        return html! {
            <div><button type="button" class="button quiet small" {onclick} aria-label={format!("对{label}提出退回意见")}>{"退回意见"}</button></div>
        };
    };
    let drop = {
        let change = change.clone();
        Callback::from(move |_: MouseEvent| change(None))
    };
    html! {
        <div class="note bad">
            <AreaField name={format!("mark.{path}")} label={format!("对{label}的退回意见")} rows=2 limit={limit::REASON} value={mine.reason.clone()}
                onchange={Callback::from(move |text| change(Some(text)))} />
            <div><button type="button" class="button quiet small" onclick={drop} aria-label={format!("取消对{label}的退回意见")}>{"取消"}</button></div>
        </div>
    }
}
