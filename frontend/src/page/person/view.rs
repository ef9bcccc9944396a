//! 人员信息: name, contacts, roles, and whether they may sign in.

use std::rc::Rc;

use contract::id::PersonId;
use contract::limit;
use contract::operation::Operation;
use contract::password_reset::{HOURS, PasswordResetCreated};
use contract::person::{Person, PersonInput};
use contract::role::Role;
use contract::time;
use yew::prelude::*;

use super::status_text;
use crate::api;
use crate::hook::{bind, checked, set_to, use_action, use_fetch, use_unsaved_guard};
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{
    Badge, Button, ButtonVariant, CheckGroup, Confirm, CopyButton, Dialog, Errors, Facts, Form,
    IdProps, Note, PageHead, RouteLink, TextField, Tone, use_toasts,
};

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Deactivate,
    Activate,
    Unlock,
}

#[component]
pub fn PersonView(props: &IdProps<PersonId>) -> Html {
    let session = use_session();
    let toasts = use_toasts();
    let person = use_fetch(props.id, api::person::get_person);
    let asking = use_state(|| false);
    let id = props.id;
    let run = use_action(
        move |step: Step| async move {
            match step {
                Step::Deactivate => api::person::deactivate_person(id).await,
                Step::Activate => api::person::activate_person(id).await,
                Step::Unlock => api::person::unlock_person(id).await,
            }
        },
        {
            let (set, asking) = (person.set.clone(), asking.clone());
            move |fresh| {
                asking.set(false);
                set.emit(fresh);
                toasts.info("已办理。");
            }
        },
    );
    let resetting = use_state(|| false);
    let reset_link = use_state(|| None::<Rc<PasswordResetCreated>>);
    let reset = use_action(move |()| api::person::create_password_reset(id), {
        let (resetting, reset_link) = (resetting.clone(), reset_link.clone());
        move |made| {
            resetting.set(false);
            reset_link.set(Some(Rc::new(made)));
        }
    });
    let step = |step: Step| run.run.reform(move |_: MouseEvent| step);
    person.view(|p| {
        let own = session.profile().is_some_and(|me| me.id == uuid::Uuid::from(p.id));
        let (text, tone) = status_text(p);
        html! {
            <>
                <PageHead title={p.name.clone()} lead={p.organization.name.clone()}>
                    if p.locked_until.is_some_and(|u| u > chrono::Utc::now()) && session.may(Operation::UnlockPerson) {
                        <Button variant={ButtonVariant::Quiet} busy={run.busy} onclick={step(Step::Unlock)}>{"解除锁定"}</Button>
                    }
                    if p.active && !own && session.may(Operation::CreatePasswordReset) {
                        <Button variant={ButtonVariant::Quiet} onclick={let r = resetting.clone(); move |_| r.set(true)}>{"重设密码"}</Button>
                    }
                    if !p.active && session.may(Operation::ActivatePerson) {
                        <Button variant={ButtonVariant::Quiet} busy={run.busy} onclick={step(Step::Activate)}>{"启用账号"}</Button>
                    }
                    if p.active && !own && session.may(Operation::DeactivatePerson) {
                        <Button variant={ButtonVariant::Danger} onclick={let a = asking.clone(); move |_| a.set(true)}>{"停用账号"}</Button>
                    }
                </PageHead>
                <Facts items={vec![
                    ("用户名".into(), html! { {&p.login} }),
                    ("状态".into(), html! { <Badge {text} {tone} /> }),
                    ("上次登录".into(), html! { {p.last_sign_in_at.map_or("从未登录".to_owned(), time::say_full)} }),
                    ("开通时间".into(), html! { {time::say_full(p.created_at)} }),
                ]} />
                if session.may(Operation::UpdatePerson) && !own {
                    <Edit key={p.version} person={p.clone()} onsaved={person.set.clone()} />
                } else if own {
                    <p>{"本人的信息请在"}<RouteLink to={Route::Profile}>{"个人信息"}</RouteLink>{"中修改；角色由其他管理人员调整。"}</p>
                }
                <Confirm open={*asking} title={format!("停用“{}”的账号？", p.name)} text="停用后立即退出所有登录，不能再使用系统。以后可以重新启用。" action="确认停用" danger=true
                    busy={run.busy} problem={run.problem.clone()} onconfirm={run.run.reform(|_| Step::Deactivate)}
                    onclose={set_to(&asking, false)} />
                <Confirm open={*resetting} title={format!("为“{}”生成密码重设链接？", p.name)} text={format!("请先核实确系本人提出。链接{HOURS}小时内有效，只能使用一次；本人会收到通知，使用后原有登录全部退出。")} action="生成链接"
                    busy={reset.busy} problem={reset.problem.clone()} onconfirm={reset.run.reform(|_| ())} onclose={set_to(&resetting, false)} />
                <Dialog open={reset_link.is_some()} title="密码重设链接" onclose={set_to(&reset_link, None)}>
                    if let Some(one) = &*reset_link {
                        <Note tone={Tone::Warm}>
                            <p>{format!("请把链接发给{}本人，{}前有效。链接只显示这一次，关闭后不能再次查看。", p.name, time::say_full(one.expires_at))}</p>
                            if one.mailed { <p>{"链接已同时发送到本人的电子邮箱。"}</p> }
                        </Note>
                        <p><code class="secret">{&one.link}</code></p>
                        <div class="actions end">
                            <CopyButton text={one.link.clone()} action="复制链接" />
                            <Button onclick={let r = reset_link.clone(); move |_| r.set(None)}>{"已复制，关闭"}</Button>
                        </div>
                    }
                </Dialog>
            </>
        }
    })
}

#[derive(Properties, PartialEq)]
struct EditProps {
    person: Rc<Person>,
    onsaved: Callback<Person>,
}

#[component]
fn Edit(props: &EditProps) -> Html {
    let p = &props.person;
    let toasts = use_toasts();
    let stored = PersonInput {
        name: p.name.clone(),
        phone: p.phone.clone(),
        email: p.email.clone(),
        roles: p.roles.clone(),
    };
    let input = use_state(|| stored.clone());
    let errors = use_state(Errors::default);
    use_unsaved_guard(*input != stored);
    let (id, version) = (p.id, p.version);
    let onsaved = props.onsaved.clone();
    let save = use_action(
        move |input: PersonInput| async move { api::person::update_person(id, version, &input).await },
        move |fresh| {
            onsaved.emit(fresh);
            toasts.info("已保存。");
        },
    );
    let onsubmit = checked(&input, &errors, &save.run);
    let roles = use_memo(p.organization.kind, |kind| {
        Role::of(*kind)
            .iter()
            .map(|r| (AttrValue::from(r.code()), AttrValue::from(r.label())))
            .collect::<Vec<_>>()
    });
    let chosen: Vec<String> = input.roles.iter().map(|r| r.code().to_owned()).collect();
    html! {
        <section class="card">
            <h2>{"基本信息和角色"}</h2>
            <Form {onsubmit} errors={(*errors).clone()} problem={save.problem.clone()}>
                <TextField name="name" label="姓名" required=true limit={limit::PERSON_NAME} value={input.name.clone()} onchange={bind(&input, |i, v| i.name = v)} />
                <TextField name="phone" label="联系电话" kind="tel" value={input.phone.clone()} onchange={bind(&input, |i, v| i.phone = v)} />
                <TextField name="email" label="电子邮箱" kind="email" value={input.email.clone()} onchange={bind(&input, |i, v| i.email = v)} />
                <CheckGroup name="roles" label="角色" required=true options={roles} value={chosen}
                    onchange={bind(&input, |i, v: Vec<String>| i.roles = v.iter().filter_map(|c| Role::parse(c)).collect())} />
                <div class="actions end"><Button submit=true busy={save.busy}>{"保存"}</Button></div>
            </Form>
        </section>
    }
}
