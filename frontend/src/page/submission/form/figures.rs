//! The form of numbers and short answers, with what the system counted.

use std::rc::Rc;

use chrono::NaiveDate;
use contract::limit;
use contract::material::{Figure, FigureKind, Part};
use contract::submission::{FigureValue, Prefill, SubmissionContent};
use yew::prelude::*;

use super::section::{Props, part};
use crate::hook::autosave::Edit;
use crate::ui::{Button, ButtonVariant, DateField, RadioGroup, TextField};

pub fn figures(props: &Props) -> Html {
    let all = &props.stored.material.content.figures;
    let mut groups: Vec<(&str, Vec<&Figure>)> = Vec::new();
    for figure in all {
        match groups.last_mut() {
            Some((group, list)) if *group == figure.group => list.push(figure),
            _ => groups.push((&figure.group, vec![figure])),
        }
    }
    let group = |(name, list): (&str, Vec<&Figure>)| {
        html! {
            <fieldset class="slot figures-group" key={name.to_owned()}>
                <legend>{if name.is_empty() { "数据" } else { name }}</legend>
                { for list.into_iter().map(|f| figure(props, f)) }
            </fieldset>
        }
    };
    let empty: Vec<Prefill> = props
        .stored
        .prefill
        .iter()
        .filter(|p| {
            let written = props.content.figure(&p.code);
            let blank = written.is_none_or(|w| w.value.trim().is_empty());
            blank && !p.value.is_empty() && all.iter().any(|f| f.code == p.code)
        })
        .cloned()
        .collect();
    let count = empty.len();
    let adopt = {
        let edit = props.edit.clone();
        Callback::from(move |_: MouseEvent| {
            let empty = empty.clone();
            edit.change(move |content| {
                for prefill in empty {
                    content.figures.retain(|f| f.code != prefill.code);
                    content.figures.push(FigureValue {
                        code: prefill.code,
                        value: prefill.value,
                        ..Default::default()
                    });
                }
            });
        })
    };
    let fields = html! {
        <>
            if count > 0 {
                <div class="actions"><Button variant={ButtonVariant::Quiet} onclick={adopt}>{format!("空白的{count}项全部采用系统记录")}</Button></div>
            }
            { for groups.into_iter().map(group) }
        </>
    };
    part(props, Part::Figures, fields)
}

fn set(
    edit: &Edit<SubmissionContent>,
    code: &str,
    change: fn(&mut FigureValue, String),
) -> Callback<String> {
    let (edit, code) = (edit.clone(), code.to_owned());
    Callback::from(move |text: String| {
        let code = code.clone();
        edit.change(move |content| {
            let all = &mut content.figures;
            let at = all.iter().position(|f| f.code == code);
            let at = at.unwrap_or_else(|| {
                all.push(FigureValue {
                    code,
                    ..Default::default()
                });
                all.len() - 1
            });
            change(&mut all[at], text);
        });
    })
}

fn figure(props: &Props, figure: &Figure) -> Html {
    let name = format!("figures.{}", figure.code);
    let written = props.content.figure(&figure.code);
    let value = written.map_or("", |w| w.value.as_str());
    let onchange = set(&props.edit, &figure.code, |f, v| f.value = v);
    let label = if figure.unit.is_empty() {
        figure.label.clone()
    } else {
        format!("{}（{}）", figure.label, figure.unit)
    };
    let required = figure.required;
    let field = match figure.kind {
        FigureKind::Integer | FigureKind::Decimal | FigureKind::Text => {
            let inputmode = match figure.kind {
                FigureKind::Integer => Some("numeric"),
                FigureKind::Decimal => Some("decimal"),
                _ => None,
            };
            let most = (figure.kind == FigureKind::Text).then_some(limit::NOTE);
            html! {
                <TextField {name} {label} {required} value={value.to_owned()} {onchange} inputmode={inputmode.map(AttrValue::from)} limit={most} />
            }
        }
        FigureKind::Day => {
            let onchange = onchange
                .reform(|day: Option<NaiveDate>| day.map_or_else(String::new, |d| d.to_string()));
            html! { <DateField {name} {label} {required} value={value.parse::<NaiveDate>().ok()} {onchange} /> }
        }
        FigureKind::YesNo => {
            let onchange = onchange
                .reform(|chosen: Vec<String>| chosen.into_iter().next().unwrap_or_default());
            let options = Rc::new(vec![("是".into(), "是".into()), ("否".into(), "否".into())]);
            html! { <RadioGroup {name} {label} {required} {options} value={vec![value.to_owned()]} {onchange} /> }
        }
    };
    let prefill = props
        .stored
        .prefill
        .iter()
        .find(|p| p.code == figure.code && !p.value.is_empty());
    let counted = prefill.map(|prefill| counted(props, figure, prefill, value));
    html! {
        <div class="figure-field" key={figure.code.clone()}>
            {field}
            {counted.unwrap_or_default()}
        </div>
    }
}

/// What the system counted; where another value is written, why.
fn counted(props: &Props, figure: &Figure, prefill: &Prefill, value: &str) -> Html {
    let normal = figure.normal(value).unwrap_or_else(|_| value.to_owned());
    let same = normal == prefill.value;
    let adopt = {
        let set = set(&props.edit, &figure.code, |f, v| {
            f.value = v;
            f.reason.clear();
        });
        let counted = prefill.value.clone();
        Callback::from(move |_: MouseEvent| set.emit(counted.clone()))
    };
    let written = props.content.figure(&figure.code);
    let reason = written.map_or("", |w| w.reason.as_str());
    let differs = !same && !normal.is_empty();
    html! {
        <div class="counted">
            <span class="small">{format!("系统记录：{}{}", prefill.value, figure.unit)}
                if !prefill.explanation.is_empty() {
                    {format!("（{}）", prefill.explanation)}
                }
            </span>
            if same {
                <span class="small good">{"与系统记录一致"}</span>
            } else {
                <Button variant={ButtonVariant::Quiet} label={format!("{}采用系统记录的{}", figure.label, prefill.value)} onclick={adopt}>{"采用"}</Button>
            }
            if differs || !reason.is_empty() {
                <TextField name={format!("figures.{}.reason", figure.code)} label={format!("“{}”的调整理由", figure.label)} required={differs}
                    limit={limit::NOTE} value={reason.to_owned()} onchange={set(&props.edit, &figure.code, |f, v| f.reason = v)} />
            }
        </div>
    }
}
