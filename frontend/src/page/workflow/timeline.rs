//! Who did what when, up to where the revision stands.

use chrono::{DateTime, Utc};
use contract::time;
use yew::prelude::*;

/// A step that was taken, or the one that is due.
#[derive(Default)]
pub struct Event {
    /// `past`, `now` or `wrong`.
    pub class: &'static str,
    pub text: String,
    pub who: String,
    pub at: Option<DateTime<Utc>>,
    pub more: Html,
}

impl Event {
    pub fn new(class: &'static str, text: impl Into<String>) -> Self {
        Self {
            class,
            text: text.into(),
            ..Self::default()
        }
    }

    pub fn by(mut self, who: &str) -> Self {
        who.clone_into(&mut self.who);
        self
    }

    pub fn at(mut self, at: DateTime<Utc>) -> Self {
        self.at = Some(at);
        self
    }
}

pub fn timeline(events: impl IntoIterator<Item = Event>) -> Html {
    let item = |event: Event| {
        html! {
            <li class={event.class}>
                <span>{event.text}</span>
                if !event.who.is_empty() {
                    <span class="small">{event.who}</span>
                }
                if let Some(at) = event.at {
                    <time datetime={at.to_rfc3339()}>{time::say_full(at)}</time>
                }
                {event.more}
            </li>
        }
    };
    html! {
        <section class="card">
            <h2>{"办理进度"}</h2>
            <ol class="timeline">{ for events.into_iter().map(item) }</ol>
        </section>
    }
}
