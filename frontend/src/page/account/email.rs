//! Confirming one's e-mail address by the link that was sent there: a press, since programs open links, too.

use contract::session::EmailConfirmation;
use yew::prelude::*;

use crate::api;
use crate::hook::use_action;
use crate::route::Route;
use crate::ui::{Button, Empty, Errors, Form, PageHead, RouteLink};

#[component]
pub fn EmailPage() -> Html {
    let token = use_memo((), |()| super::secret_of_address());
    let done = use_state(|| false);
    let confirm = use_action(
        |input: EmailConfirmation| async move { api::session::confirm_email(&input).await },
        {
            let done = done.clone();
            move |()| done.set(true)
        },
    );
    let onsubmit = {
        let token = (*token).clone();
        let run = confirm.run.clone();
        Callback::from(move |()| {
            run.emit(EmailConfirmation {
                token: token.clone(),
            });
        })
    };
    html! {
        <>
            <PageHead title="确认电子邮箱" />
            if *done {
                <p>{"邮箱已确认，重要消息会同时发送到此邮箱。"}</p>
                <div class="actions fill"><RouteLink to={Route::Desk} class="button">{"进入工作台"}</RouteLink></div>
            } else if token.is_empty() {
                <Empty text="链接不完整，请从收到的邮件中重新复制完整链接后打开。" />
            } else {
                <Form {onsubmit} errors={Errors::default()} problem={confirm.problem.clone()}>
                    <p>{"确认后，系统会向此邮箱发送与您有关的重要消息。"}</p>
                    <div class="actions fill"><Button submit=true busy={confirm.busy}>{"确认邮箱"}</Button></div>
                </Form>
            }
        </>
    }
}
