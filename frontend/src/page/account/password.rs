//! Changing one's own password: by choice, because it must be, or by a link, because it was forgotten.

use contract::password::PasswordChange;
use contract::problem::FieldError;
use yew::prelude::*;
use yew_router::prelude::*;

use super::reset::ResetPage;
use super::strength::StrengthMeter;
use crate::api;
use crate::app::SignInQuery;
use crate::hook::{setter, use_action};
use crate::route::Route;
use crate::session::{SessionState, use_session};
use crate::ui::{
    Button, Errors, Form, Loading, Note, PageHead, PasswordField, RouteLink, Tone, use_toasts,
};

/// With a one-time link's secret in the address it sets a password that was forgotten.
#[component]
pub fn PasswordPage() -> Html {
    let token = use_memo((), |()| super::secret_of_address());
    if token.is_empty() {
        html! { <Change /> }
    } else {
        html! { <ResetPage token={(*token).clone()} /> }
    }
}

#[component]
fn Change() -> Html {
    let session = use_session();
    let toasts = use_toasts();
    let navigator = use_navigator();
    let input = use_state(PasswordChange::default);
    let again = use_state(String::new);
    let errors = use_state(Errors::default);
    let change = use_action(
        |input: PasswordChange| async move { api::session::change_password(&input).await },
        {
            let session = session.clone();
            move |signed| {
                session.sign_in(signed);
                toasts.info("密码已修改，其他设备上的登录已全部退出。");
                if let Some(navigator) = &navigator {
                    navigator.push(&Route::Desk);
                }
            }
        },
    );
    let profile = match session.state() {
        SessionState::SignedIn(profile) => profile.clone(),
        SessionState::Unknown => return html! { <Loading /> },
        SessionState::SignedOut { .. } => return html! { <Leave /> },
    };
    let onsubmit = {
        let (input, again) = (input.clone(), again.clone());
        let (errors, run, login) = (errors.clone(), change.run.clone(), profile.login.clone());
        Callback::from(move |()| {
            let faults = faults(&input, &again, &login);
            if faults.is_empty() {
                run.emit((*input).clone());
            }
            errors.set(faults.into());
        })
    };
    let edit = |set: fn(&mut PasswordChange, String)| {
        let input = input.clone();
        Callback::from(move |value| {
            let mut changed = (*input).clone();
            set(&mut changed, value);
            input.set(changed);
        })
    };
    html! {
        <>
            <PageHead title="修改密码" />
            if profile.must_change_password {
                <Note tone={Tone::Warm}><p>{"为保护账号安全，首次登录须先修改初始密码。"}</p></Note>
            }
            <Form {onsubmit} errors={(*errors).clone()} problem={change.problem.clone()}>
                // Password managers need to know whose password this is.
                <input class="unseen" type="text" autocomplete="username" value={profile.login.clone()} readonly=true tabindex="-1" aria-hidden="true" />
                <PasswordField name="current" label="当前密码" value={input.current.clone()} onchange={edit(|i, v| i.current = v)} autocomplete="current-password" />
                <PasswordField name="new" label="新密码" value={input.new.clone()} onchange={edit(|i, v| i.new = v)} autocomplete="new-password" />
                <StrengthMeter password={input.new.clone()} login={profile.login.clone()} />
                <PasswordField name="again" label="再次输入新密码" value={(*again).clone()} onchange={setter(&again)} autocomplete="new-password" />
                <div class="actions fill">
                    <Button submit=true busy={change.busy}>{"修改密码"}</Button>
                    if !profile.must_change_password {
                        <RouteLink to={Route::Desk} class="button quiet">{"返回工作台"}</RouteLink>
                    }
                </div>
            </Form>
        </>
    }
}

fn faults(input: &PasswordChange, again: &str, login: &str) -> Vec<FieldError> {
    use contract::validate::Validate;
    let mut faults = input.faults();
    let mut add = |field: &str, message: &str| {
        faults.push(FieldError {
            field: field.into(),
            code: "invalid".into(),
            message: message.into(),
        });
    };
    if login.len() >= 3 && input.new.to_lowercase().contains(&login.to_lowercase()) {
        add("new", "不能包含用户名。");
    }
    if input.new != again {
        add("again", "两次输入的新密码不一致。");
    }
    faults
}

/// Nobody is signed in: to the sign-in page.
#[component]
fn Leave() -> Html {
    let navigator = use_navigator();
    use_effect_with((), move |()| {
        if let Some(navigator) = navigator {
            let _ = navigator.replace_with_query(&Route::SignIn, &SignInQuery::default());
        }
    });
    html! {}
}
