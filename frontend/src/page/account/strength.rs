//! The password rules, ticked off while one types.

use contract::password;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub password: AttrValue,
    pub login: AttrValue,
}

#[component]
pub fn StrengthMeter(props: &Props) -> Html {
    if props.password.is_empty() {
        return html! {
            <p class="hint">{"至少10个字符，包含大写字母、小写字母、数字、符号中的至少三类，且不能包含用户名。"}</p>
        };
    }
    let faults = password::faults(&props.password, &props.login);
    html! {
        <div class="strength" aria-live="polite">
            if faults.is_empty() {
                <p class="good">{"符合要求。"}</p>
            } else {
                <p>{"还需要："}{faults.concat()}</p>
            }
        </div>
    }
}
