//! 相关链接.

use contract::article::{Field, Link};
use contract::limit;
use yew::prelude::*;

use super::FormProps;
use crate::ui::{Button, ButtonVariant, TextField};

pub fn links(form: &FormProps, field: &'static Field) -> Html {
    let edit = &form.edit;
    let all = &form.content.links;
    let set = |i: usize, put: fn(&mut Link, String)| {
        let edit = edit.clone();
        Callback::from(move |text: String| {
            edit.change(move |c| {
                if let Some(link) = c.links.get_mut(i) {
                    put(link, text);
                }
            });
        })
    };
    let remove = |i: usize| {
        let edit = edit.clone();
        Callback::from(move |_: MouseEvent| {
            edit.change(move |c| {
                if i < c.links.len() {
                    c.links.remove(i);
                }
            });
        })
    };
    let add = {
        let edit = edit.clone();
        Callback::from(move |_: MouseEvent| edit.change(|c| c.links.push(Link::default())))
    };
    let one = |(i, link): (usize, &Link)| {
        let n = i + 1;
        html! {
            <fieldset class="slot" key={i}>
                <legend>{format!("链接{n}")}</legend>
                <div class="form two">
                    <TextField name={format!("links.{i}.label")} label="名称" required=true limit={limit::NAME} value={link.label.clone()} onchange={set(i, |l, v| l.label = v)} />
                    <TextField name={format!("links.{i}.url")} label="网址" required=true kind="url" placeholder="https://" value={link.url.clone()} onchange={set(i, |l, v| l.url = v)} />
                </div>
                <div class="actions"><Button variant={ButtonVariant::Quiet} label={format!("移除链接{n}")} onclick={remove(i)}>{"移除"}</Button></div>
            </fieldset>
        }
    };
    html! {
        <div class="stack" id="f-links">
            <p><b>{field.label}</b></p>
            { for all.iter().enumerate().map(one) }
            if all.len() < field.max {
                <div class="actions"><Button variant={ButtonVariant::Quiet} onclick={add}>{"添加链接"}</Button></div>
            }
        </div>
    }
}
