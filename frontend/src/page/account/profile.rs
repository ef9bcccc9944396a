//! 个人信息: one's own name and contacts.

use std::rc::Rc;

use contract::session::{Profile, ProfileInput};
use contract::{limit, time};
use yew::prelude::*;

use crate::api;
use crate::hook::{bind, checked, use_action, use_fetch, use_unsaved_guard};
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{
    Button, CheckField, Errors, Facts, Form, PageHead, RouteLink, TextField, use_toasts,
};

#[component]
pub fn ProfilePage() -> Html {
    let profile = use_fetch((), |()| api::session::get_profile());
    html! {
        <>
            <PageHead title="个人信息">
                <RouteLink to={Route::Password} class="button quiet">{"修改密码"}</RouteLink>
                <RouteLink to={Route::Sessions} class="button quiet">{"登录记录"}</RouteLink>
            </PageHead>
            { profile.view(|p| html! { <Edit key={p.version} profile={p.clone()} onsaved={profile.set.clone()} /> }) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct Props {
    profile: Rc<Profile>,
    onsaved: Callback<Profile>,
}

#[component]
fn Edit(props: &Props) -> Html {
    let p = &props.profile;
    let session = use_session();
    let toasts = use_toasts();
    let stored = ProfileInput {
        name: p.name.clone(),
        phone: p.phone.clone(),
        email: p.email.clone(),
        mail: p.mail,
    };
    let input = use_state(|| stored.clone());
    let errors = use_state(Errors::default);
    use_unsaved_guard(*input != stored);
    let version = p.version;
    let save = use_action(
        move |input: ProfileInput| async move { api::session::update_profile(version, &input).await },
        {
            let onsaved = props.onsaved.clone();
            move |fresh: Profile| {
                session.set_profile(fresh.clone());
                onsaved.emit(fresh);
                toasts.info("已保存。");
            }
        },
    );
    let onsubmit = checked(&input, &errors, &save.run);
    let roles: Vec<&str> = p.roles.iter().map(|r| r.label()).collect();
    let last = p.last_sign_in_at.map(time::say_full).unwrap_or_default();
    html! {
        <>
            <Facts items={vec![
                ("用户名".into(), html! { {&p.login} }),
                ("单位".into(), html! { {&p.organization.name} }),
                ("角色".into(), html! { {roles.join("、")} }),
                ("上次登录".into(), if last.is_empty() { html! {} } else { html! { {last} } }),
            ]} />
            <Form {onsubmit} errors={(*errors).clone()} problem={save.problem.clone()}>
                <TextField name="name" label="姓名" required=true limit={limit::PERSON_NAME} value={input.name.clone()} onchange={bind(&input, |i, v| i.name = v)} autocomplete="name" />
                <TextField name="phone" label="联系电话" kind="tel" value={input.phone.clone()} onchange={bind(&input, |i, v| i.phone = v)} autocomplete="tel" />
                <TextField name="email" label="电子邮箱" kind="email" value={input.email.clone()} onchange={bind(&input, |i, v| i.email = v)} autocomplete="email" />
                if p.email_unconfirmed {
                    <p class="hint">{"邮箱尚未确认，暂不会向其发送消息。请打开收到的确认邮件完成确认；如未收到，请核对邮箱后再次保存，系统会重新发送。"}</p>
                }
                <CheckField name="mail" label="重要消息同时发送到电子邮箱" value={input.mail} onchange={bind(&input, |i, v| i.mail = v)} />
                <div class="actions end"><Button submit=true busy={save.busy}>{"保存"}</Button></div>
            </Form>
        </>
    }
}
