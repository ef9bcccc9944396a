//! 登录记录: where one is signed in, and how to end it.

use contract::session::SessionRow;
use contract::time;
use yew::prelude::*;

use crate::api;
use crate::hook::{set_to, use_action, use_fetch};
use crate::session::use_session;
use crate::ui::{Badge, Button, ButtonVariant, Cell, Confirm, PageHead, Table, Tone, use_toasts};

#[component]
pub fn Sessions() -> Html {
    let session = use_session();
    let toasts = use_toasts();
    let rows = use_fetch((), |()| api::session::list_sessions());
    let asking = use_state(|| false);
    let end = use_action(api::session::end_session, {
        let (toasts, reload) = (toasts.clone(), rows.reload.clone());
        move |()| {
            toasts.info("已退出该处登录。");
            reload.emit(());
        }
    });
    let end_all = use_action(
        |()| api::session::end_sessions(),
        move |()| session.sign_out(None),
    );
    if let Some(problem) = &end.problem {
        toasts.fail(problem);
        end.clear.emit(());
    }
    let row = |s: &SessionRow| {
        let id = s.id;
        html! {
            <tr key={id.to_string()}>
                <Cell>{if s.device.is_empty() { "未知设备" } else { &s.device }}{" "}if s.current { <Badge text="本次登录" tone={Tone::Good} /> }</Cell>
                <Cell head="登录地址">{&s.address}</Cell>
                <Cell head="登录时间">{time::say_full(s.started_at)}</Cell>
                <Cell head="最近使用">{time::say_full(s.last_used_at)}</Cell>
                <Cell head="操作">
                    if !s.current {
                        <Button variant={ButtonVariant::Quiet} busy={end.busy} onclick={end.run.reform(move |_| id)}>{"退出"}</Button>
                    } else { {"—"} }
                </Cell>
            </tr>
        }
    };
    html! {
        <>
            <PageHead title="登录记录" lead="如发现不是本人的登录，请立即退出并修改密码。">
                <Button variant={ButtonVariant::Danger} onclick={let a = asking.clone(); move |_| a.set(true)}>{"退出全部登录"}</Button>
            </PageHead>
            { rows.view(|rows| html! {
                <Table caption="尚未退出的登录" heads={["设备", "登录地址", "登录时间", "最近使用", "操作"].map(AttrValue::from).to_vec()}>
                    { for rows.iter().map(row) }
                </Table>
            }) }
            <Confirm open={*asking} title="退出全部登录？" text="包括本次登录在内，所有设备都需要重新登录。" action="确认退出" danger=true busy={end_all.busy}
                problem={end_all.problem.clone()} onconfirm={end_all.run.reform(|_| ())} onclose={set_to(&asking, false)} />
        </>
    }
}
