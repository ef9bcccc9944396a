//! 场次 of a series.

use chrono::{DateTime, Utc};
use contract::article::{Field, Lecture};
use contract::limit;
use yew::prelude::*;

use super::FormProps;
use crate::ui::{Button, ButtonVariant, Errors, InstantField, TextField};

pub fn lectures(form: &FormProps, field: &'static Field) -> Html {
    html! { <Lectures form={form.clone()} most={field.max} label={field.label} /> }
}

#[derive(Properties, PartialEq)]
struct Props {
    form: FormProps,
    most: usize,
    label: &'static str,
}

#[component]
fn Lectures(props: &Props) -> Html {
    let errors = use_context::<Errors>().unwrap_or_default();
    let edit = &props.form.edit;
    let all = &props.form.content.lectures;
    let set = |i: usize, put: fn(&mut Lecture, String)| {
        let edit = edit.clone();
        Callback::from(move |text: String| {
            edit.change(move |c| {
                if let Some(lecture) = c.lectures.get_mut(i) {
                    put(lecture, text);
                }
            });
        })
    };
    let at = |i: usize| {
        let edit = edit.clone();
        Callback::from(move |at: Option<DateTime<Utc>>| {
            edit.change(move |c| {
                if let Some(lecture) = c.lectures.get_mut(i) {
                    lecture.starts_at = at;
                }
            });
        })
    };
    let remove = |i: usize| {
        let edit = edit.clone();
        Callback::from(move |_: MouseEvent| {
            edit.change(move |c| {
                if i < c.lectures.len() {
                    c.lectures.remove(i);
                }
            });
        })
    };
    // The next one is most likely by the same person.
    let add = {
        let edit = edit.clone();
        Callback::from(move |_: MouseEvent| {
            edit.change(|c| {
                let lecturer = c.lectures.last().map(|l| l.lecturer.clone());
                c.lectures.push(Lecture {
                    lecturer: lecturer.unwrap_or_default(),
                    ..Lecture::default()
                });
            });
        })
    };
    let one = |(i, lecture): (usize, &Lecture)| {
        let n = i + 1;
        html! {
            <fieldset class="slot" key={i}>
                <legend>{format!("第{n}场")}</legend>
                <TextField name={format!("lectures.{i}.title")} label="题目" required=true limit={limit::TITLE} value={lecture.title.clone()} onchange={set(i, |l, v| l.title = v)} />
                <div class="form two">
                    <InstantField name={format!("lectures.{i}.starts_at")} label="开始时间" required=true value={lecture.starts_at} onchange={at(i)} />
                    <TextField name={format!("lectures.{i}.lecturer")} label="主讲人" limit={limit::NAME} value={lecture.lecturer.clone()} onchange={set(i, |l, v| l.lecturer = v)} />
                    <TextField name={format!("lectures.{i}.url")} label="本场网址" kind="url" placeholder="https://" hint="选填。" value={lecture.url.clone()} onchange={set(i, |l, v| l.url = v)} />
                </div>
                <div class="actions"><Button variant={ButtonVariant::Quiet} label={format!("移除第{n}场")} onclick={remove(i)}>{"移除"}</Button></div>
            </fieldset>
        }
    };
    html! {
        <div class="stack" id="f-lectures">
            <p><b>{props.label}</b><span class="must">{"必填"}</span></p>
            if let Some(error) = errors.at("lectures") {
                <p class="error">{error}</p>
            }
            { for all.iter().enumerate().map(one) }
            if all.len() < props.most {
                <div class="actions"><Button variant={ButtonVariant::Quiet} onclick={add}>{"添加一场"}</Button></div>
            }
        </div>
    }
}
