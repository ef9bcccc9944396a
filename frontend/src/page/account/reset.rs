//! Setting a new password by a one-time link: for those who have forgotten theirs.

use std::rc::Rc;

use contract::invitation::InvitationToken;
use contract::password_reset::{PasswordResetAccept, PasswordResetOffer};
use contract::time;
use yew::prelude::*;
use yew_router::prelude::*;

use super::strength::StrengthMeter;
use crate::api;
use crate::hook::{setter, use_action, use_fetch};
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{Button, Errors, Facts, Form, PageHead, PasswordField, use_toasts};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub token: AttrValue,
}

#[component]
pub fn ResetPage(props: &Props) -> Html {
    let token = InvitationToken {
        token: props.token.to_string(),
    };
    let offer = use_fetch(token, api::person::get_password_reset);
    let token = props.token.clone();
    html! {
        <>
            <PageHead title="重设密码" />
            { offer.view(move |offer| html! { <Accept offer={offer.clone()} {token} /> }) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct AcceptProps {
    offer: Rc<PasswordResetOffer>,
    token: AttrValue,
}

#[component]
fn Accept(props: &AcceptProps) -> Html {
    let session = use_session();
    let toasts = use_toasts();
    let navigator = use_navigator();
    let new = use_state(String::new);
    let again = use_state(String::new);
    let errors = use_state(Errors::default);
    let accept = use_action(
        |input: PasswordResetAccept| async move { api::person::accept_password_reset(&input).await },
        move |signed| {
            session.sign_in(signed);
            toasts.info("密码已重设，其他设备上的登录已全部退出。");
            if let Some(navigator) = &navigator {
                navigator.replace(&Route::Desk);
            }
        },
    );
    let offer = &props.offer;
    let onsubmit = {
        let (new, again, token) = (new.clone(), again.clone(), props.token.to_string());
        let (errors, run, login) = (errors.clone(), accept.run.clone(), offer.login.clone());
        Callback::from(move |()| {
            let faults = super::password_faults("password", &new, &again, &login);
            if faults.is_empty() {
                run.emit(PasswordResetAccept {
                    token: token.clone(),
                    password: (*new).clone(),
                });
            }
            errors.set(faults.into());
        })
    };
    html! {
        <>
            <Facts items={vec![
                ("单位".into(), html! { {&offer.organization.name} }),
                ("姓名".into(), html! { {&offer.name} }),
                ("用户名".into(), html! { {&offer.login} }),
                ("有效期至".into(), html! { {time::say_full(offer.expires_at)} }),
            ]} />
            <Form {onsubmit} errors={(*errors).clone()} problem={accept.problem.clone()}>
                // Password managers need to know whose password this is.
                <input class="unseen" type="text" autocomplete="username" value={offer.login.clone()} readonly=true tabindex="-1" aria-hidden="true" />
                <PasswordField name="password" label="新密码" value={(*new).clone()} onchange={setter(&new)} autocomplete="new-password" />
                <StrengthMeter password={(*new).clone()} login={offer.login.clone()} />
                <PasswordField name="again" label="再次输入新密码" value={(*again).clone()} onchange={setter(&again)} autocomplete="new-password" />
                <div class="actions fill"><Button submit=true busy={accept.busy}>{"重设密码"}</Button></div>
            </Form>
        </>
    }
}
