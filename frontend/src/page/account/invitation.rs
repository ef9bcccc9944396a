//! Accepting an invitation: the link's secret stands after `#`, where no server log sees it.

use std::rc::Rc;

use contract::invitation::{InvitationAccept, InvitationOffer, InvitationToken};
use contract::problem::FieldError;
use contract::time;
use contract::validate::Validate;
use yew::prelude::*;
use yew_router::prelude::*;

use super::strength::StrengthMeter;
use crate::api;
use crate::hook::{setter, use_action, use_fetch};
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{
    Button, Empty, Errors, Facts, Form, PageHead, PasswordField, TextField, use_toasts,
};

#[component]
pub fn InvitationPage() -> Html {
    let token = use_memo((), |()| {
        let token = super::secret_of_address();
        token.strip_prefix("token=").unwrap_or(&token).to_owned()
    });
    html! {
        <>
            <PageHead title="接受邀请" />
            if token.is_empty() {
                <Empty text="链接不完整，请从收到的邀请中重新复制完整链接后打开。" />
            } else {
                <Offer token={(*token).clone()} />
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct OfferProps {
    token: AttrValue,
}

#[component]
fn Offer(props: &OfferProps) -> Html {
    let token = InvitationToken {
        token: props.token.to_string(),
    };
    let offer = use_fetch(token, api::invitation::get_invitation);
    let token = props.token.clone();
    offer.view(move |offer| html! { <Accept offer={offer.clone()} {token} /> })
}

#[derive(Properties, PartialEq)]
struct AcceptProps {
    offer: Rc<InvitationOffer>,
    token: AttrValue,
}

#[component]
fn Accept(props: &AcceptProps) -> Html {
    let session = use_session();
    let toasts = use_toasts();
    let navigator = use_navigator();
    let input = use_state(|| InvitationAccept {
        token: props.token.to_string(),
        name: props.offer.name.clone(),
        ..Default::default()
    });
    let again = use_state(String::new);
    let errors = use_state(Errors::default);
    let accept = use_action(
        |input: InvitationAccept| async move { api::invitation::accept_invitation(&input).await },
        move |signed| {
            session.sign_in(signed);
            toasts.info("账号已开通，欢迎使用。");
            if let Some(navigator) = &navigator {
                navigator.replace(&Route::Desk);
            }
        },
    );
    let onsubmit = {
        let (input, again) = (input.clone(), again.clone());
        let (errors, run) = (errors.clone(), accept.run.clone());
        Callback::from(move |()| {
            let mut faults = input.faults();
            if input.password != *again {
                faults.push(FieldError {
                    field: "again".into(),
                    code: "different".into(),
                    message: "两次输入的密码不一致。".into(),
                });
            }
            if faults.is_empty() {
                run.emit((*input).clone());
            }
            errors.set(faults.into());
        })
    };
    let edit = |set: fn(&mut InvitationAccept, String)| {
        let input = input.clone();
        Callback::from(move |value| {
            let mut changed = (*input).clone();
            set(&mut changed, value);
            input.set(changed);
        })
    };
    let offer = &props.offer;
    let roles: Vec<&str> = offer.roles.iter().map(|r| r.label()).collect();
    html! {
        <>
            <p>{format!("“{}”邀请您加入，设置用户名和密码后即可开始工作。", offer.organization.name)}</p>
            <Facts items={vec![
                ("单位".into(), html! { {&offer.organization.name} }),
                ("角色".into(), html! { {roles.join("、")} }),
                ("有效期至".into(), html! { {time::say_full(offer.expires_at)} }),
            ]} />
            <Form {onsubmit} errors={(*errors).clone()} problem={accept.problem.clone()}>
                <TextField name="name" label="姓名" required=true value={input.name.clone()} onchange={edit(|i, v| i.name = v)} autocomplete="name" />
                <TextField name="phone" label="联系电话" kind="tel" value={input.phone.clone()} onchange={edit(|i, v| i.phone = v)} autocomplete="tel" />
                <TextField name="login" label="用户名" required=true hint="3至40个字母、数字或 - _ . 符号，登录时使用。" value={input.login.clone()}
                    onchange={edit(|i, v| i.login = v)} autocomplete="username" />
                <PasswordField name="password" label="密码" value={input.password.clone()} onchange={edit(|i, v| i.password = v)} autocomplete="new-password" />
                <StrengthMeter password={input.password.clone()} login={input.login.clone()} />
                <PasswordField name="again" label="再次输入密码" value={(*again).clone()} onchange={setter(&again)} autocomplete="new-password" />
                <div class="actions fill"><Button submit=true busy={accept.busy}>{"开通账号"}</Button></div>
            </Form>
        </>
    }
}
