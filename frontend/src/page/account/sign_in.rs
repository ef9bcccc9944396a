//! Signing in.

use contract::problem::Code;
use contract::session::SignIn;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api;
use crate::app::SignInQuery;
use crate::hook::use_action;
use crate::route::Route;
use crate::session::{SessionState, use_session};
use crate::ui::{Button, Errors, Form, Note, PageHead, PasswordField, TextField, Tone};

#[component]
pub fn SignInPage() -> Html {
    let session = use_session();
    let input = use_state(SignIn::default);
    let errors = use_state(Errors::default);
    let asked = use_location()
        .and_then(|l| l.query::<SignInQuery>().ok())
        .unwrap_or_default();
    let back = asked.back;
    let sign_in = use_action(
        |input: SignIn| async move { api::session::sign_in(&input).await },
        {
            let session = session.clone();
            move |signed| session.sign_in(signed)
        },
    );
    if session.profile().is_some() {
        return html! { <Redirect<Route> to={destination(&back)} /> };
    }
    let onsubmit = {
        let (input, errors, run) = (input.clone(), errors.clone(), sign_in.run.clone());
        Callback::from(move |()| {
            let mut sent = (*input).clone();
            sent.login = sent.login.trim().to_owned();
            let faults = Errors::of(&sent);
            if faults.is_empty() {
                run.emit(sent);
            }
            errors.set(faults);
        })
    };
    let login = edit(&input, |i, v| i.login = v);
    let password = edit(&input, |i, v| i.password = v);
    let why = match session.state() {
        SessionState::SignedOut { why } => why.or(asked.why),
        _ => None,
    };
    html! {
        <>
            <PageHead title="单位登录" lead="供组织单位、举办单位填报和审核活动使用。" />
            if let Some(why) = why.filter(|w| matches!(w, Code::SessionIdle | Code::SessionEnded)) {
                <Note tone={Tone::Warm}><p>{why.title()}</p></Note>
            }
            <Form {onsubmit} errors={(*errors).clone()} problem={sign_in.problem.clone()}>
                <TextField name="login" label="用户名" value={input.login.clone()} onchange={login} autocomplete="username" />
                <PasswordField name="password" label="密码" value={input.password.clone()} onchange={password} autocomplete="current-password" />
                <div class="actions fill"><Button submit=true busy={sign_in.busy}>{"登录"}</Button></div>
            </Form>
            <p class="small">{"没有账号，请联系上级单位发送邀请链接；忘记密码，请联系上级单位的管理员生成密码重设链接。公众查询活动无须登录。"}</p>
        </>
    }
}

/// A callback that changes one field of the input.
fn edit(
    input: &UseStateHandle<SignIn>,
    set: impl Fn(&mut SignIn, String) + 'static,
) -> Callback<String> {
    let input = input.clone();
    Callback::from(move |value| {
        let mut changed = (*input).clone();
        set(&mut changed, value);
        input.set(changed);
    })
}

/// Only pages of the desk are gone back to, so that a forged link leads nowhere else.
fn destination(back: &str) -> Route {
    Route::recognize(back)
        .filter(|_| back == "/desk" || back.starts_with("/desk/"))
        .unwrap_or(Route::Desk)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn one_goes_back_only_inside_the_desk() {
        assert_eq!(destination("/desk/people"), Route::People);
        for forged in [
            "",
            "//evil.example",
            "https://evil.example",
            "/a/b",
            "/sign-in",
        ] {
            assert_eq!(destination(forged), Route::Desk, "{forged}");
        }
    }
}
