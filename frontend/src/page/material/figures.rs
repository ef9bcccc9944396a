//! The form's numbers and short answers: each folded up to a line.

use contract::limit;
use contract::material::{Figure, FigureKind, FigureSource};
use yew::prelude::*;

use super::requirements::figure_text;
use crate::hook::{edited, edited_item};
use crate::ui::{
    Button, ButtonVariant, CheckField, Errors, Options, SelectField, TextField, choices,
};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub value: Vec<Figure>,
    pub onchange: Callback<Vec<Figure>>,
    /// Its place; the form can take it back.
    pub onremove: Callback<usize>,
}

#[component]
pub fn Figures(props: &Props) -> Html {
    let kinds = choices(FigureKind::ALL, |k| (k.code(), k.label()));
    let sources = choices(FigureSource::ALL.iter().copied(), |s| (s.code(), s.label()));
    let count = props.value.len();
    let arrange = |change: fn(&mut Vec<Figure>, usize), at: usize| {
        edited(&props.value, &props.onchange, move |all, _: MouseEvent| {
            change(all, at)
        })
    };
    let row = |(i, figure): (usize, &Figure)| {
        let onchange = edited_item(&props.value, &props.onchange, i, |old, new| *old = new);
        let name = &figure.label;
        html! {
            <FigureEditor key={i} place={i} figure={figure.clone()} {onchange} kinds={kinds.clone()} sources={sources.clone()}>
                if i > 0 {
                    <Button variant={ButtonVariant::Quiet} label={format!("{name}上移")} onclick={arrange(|all, i| all.swap(i, i - 1), i)}>{"上移"}</Button>
                }
                if i + 1 < count {
                    <Button variant={ButtonVariant::Quiet} label={format!("{name}下移")} onclick={arrange(|all, i| all.swap(i, i + 1), i)}>{"下移"}</Button>
                }
                <Button variant={ButtonVariant::Quiet} label={format!("移除{name}")} onclick={props.onremove.reform(move |_: MouseEvent| i)}>{"移除"}</Button>
            </FigureEditor>
        }
    };
    let add = arrange(
        |all, _| {
            // Most stand in the group of the one before.
            let group = all.last().map(|f| f.group.clone()).unwrap_or_default();
            all.push(Figure {
                group,
                ..Default::default()
            });
        },
        0,
    );
    html! {
        <section class="card" id="f-figures">
            <h2>{format!("数据项（{count}个）")}</h2>
            { for props.value.iter().enumerate().map(row) }
            <div class="actions"><Button variant={ButtonVariant::Quiet} onclick={add}>{"增加数据项"}</Button></div>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct FigureEditorProps {
    place: usize,
    figure: Figure,
    onchange: Callback<Figure>,
    kinds: Options,
    sources: Options,
    children: Html,
}

impl FigureEditorProps {
    fn set<V: 'static>(&self, set: fn(&mut Figure, V)) -> Callback<V> {
        edited(&self.figure, &self.onchange, set)
    }
}

#[component]
fn FigureEditor(props: &FigureEditorProps) -> Html {
    let f = &props.figure;
    let path = format!("figures.{}", props.place);
    let errors = use_context::<Errors>().unwrap_or_default();
    let wrong = errors.within(&path).is_some();
    // A new one is open until somebody folds it up.
    let fresh = use_state(|| f.code.is_empty());
    let said = if f.label.is_empty() {
        "新数据项".to_owned()
    } else {
        figure_text(f)
    };
    html! {
        <details open={wrong || *fresh} class={classes!("figure-line", wrong.then_some("wrong"))}>
            <summary>{format!("{}. {said}", props.place + 1)}</summary>
            <fieldset>
                <legend class="unseen">{&f.label}</legend>
                <div class="grid">
                    <TextField name={format!("{path}.label")} label="名称" required=true limit={limit::NAME} value={f.label.clone()} onchange={props.set(|f, v| f.label = v)} />
                    <TextField name={format!("{path}.code")} label="代码" required=true hint="小写字母、数字和下划线。" value={f.code.clone()} onchange={props.set(|f, v| f.code = v)} />
                    <TextField name={format!("{path}.group")} label="分组" limit={limit::NAME} value={f.group.clone()} onchange={props.set(|f, v| f.group = v)} />
                    <SelectField name={format!("{path}.kind")} label="类型" options={props.kinds.clone()} value={f.kind.code()} onchange={props.set(|f, v: String| {
                        f.kind = FigureKind::ALL.into_iter().find(|k| k.code() == v).unwrap_or_default();
                        f.summed &= f.kind.numeric();
                    })} />
                    <TextField name={format!("{path}.unit")} label="单位" value={f.unit.clone()} onchange={props.set(|f, v| f.unit = v)} />
                    <SelectField name={format!("{path}.source")} label="系统预填" none="不预填" options={props.sources.clone()} value={f.source.map_or("", FigureSource::code)}
                        onchange={props.set(|f, v: String| f.source = FigureSource::ALL.iter().copied().find(|s| s.code() == v))} />
                </div>
                <div class="checks">
                    <CheckField name={format!("{path}.required")} label="必填" value={f.required} onchange={props.set(|f, v| f.required = v)} />
                    if f.kind.numeric() {
                        <CheckField name={format!("{path}.summed")} label="汇总时相加" value={f.summed} onchange={props.set(|f, v| f.summed = v)} />
                    }
                </div>
                <div class="actions end">{props.children.clone()}</div>
            </fieldset>
        </details>
    }
}
