//! 启动仪式与地方活动周: the province's sets the window, each city gives its own.

use std::rc::Rc;

use contract::activity::Mode;
use contract::edition::Edition;
use contract::id::{EditionId, OrganizationId};
use contract::limit;
use contract::opening::{Opening, OpeningInput, OpeningSaved, Openings};
use contract::time;
use contract::window::WindowState;
use yew::prelude::*;

use crate::api;
use crate::hook::{bind, checked, set_to, use_action, use_edition, use_fetch, use_unsaved_guard};
use crate::session::use_session;
use crate::ui::{
    AreaField, Badge, Button, ButtonVariant, Cell, DateField, Dialog, Errors, Form, FormActions,
    InstantField, Loading, Note, PageHead, SelectField, Table, TextField, Tone, use_toasts,
};

#[component]
pub fn OpeningPage() -> Html {
    let session = use_session();
    let edition = use_edition();
    let openings = use_fetch(None, api::edition::list_openings);
    let editing = use_state(|| None::<Rc<Opening>>);
    let outside = use_state(|| None::<Vec<String>>);
    let Some(edition) = edition else {
        return html! { <Loading /> };
    };
    let Some(profile) = session.profile().cloned() else {
        return html! {};
    };
    let own = profile.organization.clone();
    let province = own.kind == contract::organization::OrganizationKind::ProvinceOffice;
    let onsaved = {
        let (editing, outside, reload) =
            (editing.clone(), outside.clone(), openings.reload.clone());
        Callback::from(move |saved: OpeningSaved| {
            editing.set(None);
            outside.set(
                (!saved.outside.is_empty())
                    .then(|| saved.outside.into_iter().map(|o| o.name).collect()),
            );
            reload.emit(());
        })
    };
    let close = set_to(&editing, None);
    html! {
        <>
            <PageHead title="启动仪式与地方活动周" lead="省级启动仪式时间确定或调整后，系统自动核验各地活动周，并通知超出规定时间的单位。" />
            if let Some(names) = &*outside {
                <Note tone={Tone::Bad}><p role="alert">{format!("以下单位的活动周超出规定时间，已通知其调整：{}。", names.join("、"))}</p></Note>
            }
            { openings.view(|all| html! {
                <>
                    {window(all)}
                    <Table caption="启动仪式与活动周" heads={["单位", "启动仪式", "地点", "地方活动周", "核验", "操作"].map(AttrValue::from).to_vec()}>
                        { for all.items.iter().filter(|o| province || o.organization.id == own.id).map(|o| row(o, &editing)) }
                    </Table>
                </>
            }) }
            <Dialog open={editing.is_some()} title={editing.as_ref().map(|o| o.organization.name.clone()).unwrap_or_default()} onclose={close.clone()}>
                if let Some(opening) = &*editing {
                    <Edit {edition} opening={opening.clone()} {onsaved} oncancel={close} />
                }
            </Dialog>
        </>
    }
}

fn window(all: &Openings) -> Html {
    match (all.first_day, all.last_day) {
        (Some(first), Some(last)) => html! {
            <Note tone={Tone::Info}><p>{format!("地方活动周应在{}至{}之间，含首尾两日。", time::say_day(first), time::say_day(last))}</p></Note>
        },
        _ => html! { <Note><p>{"省级启动仪式时间尚未确定，地方活动周待确定后核验。"}</p></Note> },
    }
}

fn row(o: &Opening, editing: &UseStateHandle<Option<Rc<Opening>>>) -> Html {
    let c = &o.content;
    let week = match (c.first_day, c.last_day) {
        (Some(first), Some(last)) => format!("{}至{}", time::say_day(first), time::say_day(last)),
        _ => "未填报".into(),
    };
    let tone = match o.window {
        WindowState::Inside => Tone::Good,
        WindowState::Outside => Tone::Bad,
        WindowState::Pending => Tone::Warm,
        WindowState::Unset => Tone::Plain,
    };
    let (editing, this) = (editing.clone(), Rc::new(o.clone()));
    html! {
        <tr key={o.organization.id.to_string()}>
            <Cell>{&o.organization.name}</Cell>
            <Cell head="启动仪式">{c.at.map_or("时间另行通知".to_owned(), time::say_full)}</Cell>
            <Cell head="地点">{if c.place.is_empty() { "—" } else { &c.place }}</Cell>
            <Cell head="地方活动周">{week}</Cell>
            <Cell head="核验"><Badge text={o.window.label()} {tone} /></Cell>
            <Cell head="操作">
                <Button variant={ButtonVariant::Quiet} label={format!("填报{}", o.organization.name)} onclick={move |_| editing.set(Some(this.clone()))}>{"填报"}</Button>
            </Cell>
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct EditProps {
    edition: Rc<Edition>,
    opening: Rc<Opening>,
    onsaved: Callback<OpeningSaved>,
    oncancel: Callback<()>,
}

#[component]
fn Edit(props: &EditProps) -> Html {
    let toasts = use_toasts();
    let input = use_state(|| props.opening.content.clone());
    let errors = use_state(Errors::default);
    use_unsaved_guard(*input != props.opening.content);
    let (edition, office, version): (EditionId, OrganizationId, i32) = (
        props.edition.id,
        props.opening.organization.id,
        props.opening.version,
    );
    let onsaved = props.onsaved.clone();
    let save = use_action(
        move |input: OpeningInput| async move {
            api::edition::save_opening(edition, office, version, &input).await
        },
        move |saved: OpeningSaved| {
            toasts.info(if saved.opening.window == WindowState::Outside {
                "已保存，但活动周超出规定时间，请调整。"
            } else {
                "已保存。"
            });
            onsaved.emit(saved);
        },
    );
    let onsubmit = checked(&input, &errors, &save.run);
    let modes = use_memo((), |()| {
        Mode::ALL
            .map(|m| (AttrValue::from(m.code()), AttrValue::from(m.label())))
            .to_vec()
    });
    html! {
        <Form {onsubmit} errors={(*errors).clone()} problem={save.problem.clone()}>
            <InstantField name="at" label="启动仪式时间" hint="不填写则公布为“时间另行通知”。" value={input.at} onchange={bind(&input, |i, v| i.at = v)} />
            <TextField name="place" label="地点" limit={limit::NAME} value={input.place.clone()} onchange={bind(&input, |i, v| i.place = v)} />
            <SelectField name="mode" label="举办方式" none="未定" options={modes} value={input.mode.map(|m| m.code()).unwrap_or_default()}
                onchange={bind(&input, |i, v: String| i.mode = Mode::parse(&v))} />
            <DateField name="first_day" label="活动周开始日期" value={input.first_day} onchange={bind(&input, |i, v| i.first_day = v)} />
            <DateField name="last_day" label="活动周结束日期" value={input.last_day} onchange={bind(&input, |i, v| i.last_day = v)} />
            <TextField name="watch_url" label="观看网址" kind="url" value={input.watch_url.clone()} onchange={bind(&input, |i, v| i.watch_url = v)} />
            <AreaField name="note" label="说明" limit={limit::NOTE} value={input.note.clone()} onchange={bind(&input, |i, v| i.note = v)} />
            <FormActions label="保存" busy={save.busy} oncancel={props.oncancel.clone()} />
        </Form>
    }
}
