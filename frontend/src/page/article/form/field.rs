//! One field of the table as a control.

use contract::article::{
    Article, ArticleContent, ArticleKind, CourseCategory, Field, Opens, SchoolKind, VenueKind,
};
use yew::prelude::*;

use super::FormProps;
use super::consent::consent;
use super::files::{attachments, gallery, picture};
use super::lectures::lectures;
use super::links::links;
use crate::hook::non_empty;
use crate::page::workflow::{FieldTexts, options, region_fields};
use crate::ui::{AreaField, CheckGroup, DateField, Options, SelectField, TextField, choices};

/// A text of the content, to be changed.
type Text = fn(&mut ArticleContent) -> &mut String;

pub fn field(field: &'static Field, form: &FormProps, article: &Article) -> Html {
    let (c, edit) = (&form.content, &form.edit);
    let (name, label, required) = (field.name, field.label, field.required);
    let edition = form.labels.edition.as_ref().map(|e| &e.content);
    match name {
        "region_code" => region_fields(
            &form.labels,
            c.region_code.as_deref(),
            edit.on(|c, v| c.region_code = non_empty(v)),
        ),
        "audiences" => {
            let terms = edition.map(|e| options(&e.audiences, &c.audiences));
            html! {
                <CheckGroup {name} {label} {required} hint="可以多选。" options={terms.unwrap_or_default()}
                    value={c.audiences.clone()} onchange={edit.on(|c, v| c.audiences = v)} />
            }
        }
        "topics" => {
            let terms = edition.map(|e| options(&e.topics, &c.topics));
            html! {
                <CheckGroup {name} {label} {required} hint="可以多选。" options={terms.unwrap_or_default()}
                    value={c.topics.clone()} onchange={edit.on(|c, v| c.topics = v)} />
            }
        }
        "picture" => picture(form, article, field),
        // Asked together with its picture.
        "picture_alt" => html! {},
        "gallery" => gallery(form, article, field),
        "attachments" => attachments(form, article, field),
        "links" => links(form, field),
        "lectures" => lectures(form, field),
        "consent" => consent(form),
        "category" => choice(
            field,
            choices(CourseCategory::ALL, |k| (k.code(), k.label())),
            c.category.map(CourseCategory::code),
            edit.on(|c, v: String| c.category = CourseCategory::parse(&v)),
        ),
        "school_kind" => choice(
            field,
            choices(SchoolKind::ALL, |k| (k.code(), k.label())),
            c.school_kind.map(SchoolKind::code),
            edit.on(|c, v: String| c.school_kind = SchoolKind::parse(&v)),
        ),
        "venue_kind" => choice(
            field,
            choices(VenueKind::ALL, |k| (k.code(), k.label())),
            c.venue_kind.map(VenueKind::code),
            edit.on(|c, v: String| c.venue_kind = VenueKind::parse(&v)),
        ),
        "opens" => {
            let value: Vec<String> = c.opens.iter().map(|o| o.code().to_owned()).collect();
            html! {
                <CheckGroup {name} {label} {required} hint="可以多选。" options={choices(Opens::ALL, |o| (o.code(), o.label()))} {value}
                    onchange={edit.on(|c, v: Vec<String>| c.opens = v.iter().filter_map(|o| Opens::parse(o)).collect())} />
            }
        }
        "published_on" => html! {
            <DateField {name} {label} {required} value={c.published_on} onchange={edit.on(|c, v| c.published_on = v)} />
        },
        _ => match text_of(name) {
            Some(get) => text(field, form, get, article.kind),
            None => html! {},
        },
    }
}

fn choice(
    field: &'static Field,
    options: Options,
    value: Option<&'static str>,
    onchange: Callback<String>,
) -> Html {
    html! {
        <SelectField name={field.name} label={field.label} required={field.required} none="请选择" {options}
            value={value.unwrap_or_default()} {onchange} />
    }
}

fn text_of(name: &str) -> Option<Text> {
    Some(match name {
        "title" => |c| &mut c.title,
        "summary" => |c| &mut c.summary,
        "body" => |c| &mut c.body,
        "source" => |c| &mut c.source,
        "url" => |c| &mut c.url,
        "lecturer" => |c| &mut c.lecturer,
        "opening_times" => |c| &mut c.opening_times,
        "address" => |c| &mut c.address,
        "offers" => |c| &mut c.offers,
        "how_to_join" => |c| &mut c.how_to_join,
        "accessibility" => |c| &mut c.accessibility,
        "isbn" => |c| &mut c.isbn,
        "author" => |c| &mut c.author,
        "publisher" => |c| &mut c.publisher,
        "recommender" => |c| &mut c.recommender,
        "book_title" => |c| &mut c.book_title,
        "reader" => |c| &mut c.reader,
        "medium" => |c| &mut c.medium,
        _ => return None,
    })
}

/// Rows of a text of several lines; none for a line.
fn rows(name: &str) -> Option<u32> {
    match name {
        "body" => Some(14),
        "summary" | "opening_times" | "how_to_join" | "accessibility" => Some(2),
        "offers" => Some(4),
        _ => None,
    }
}

fn hint(name: &str, kind: ArticleKind) -> &'static str {
    match name {
        "summary" => "一两句话，显示在列表中。",
        "body" if kind.needs_consent() => {
            "写清时间、地点、经过和收获。不写身份证号、电话、病历等个人信息。空一行另起一段。"
        }
        "body" => "空一行另起一段。",
        "isbn" => "10位或13位，见图书版权页，如 978-7-02-000220-7。",
        "opening_times" => "如“周二至周日9:00—17:00，周一闭馆”。",
        "offers" => "如“免费阅览和外借；每周三上午手机使用辅导”。",
        "address" => "街道、门牌号，方便群众前往。",
        "accessibility" => "如“有电梯和轮椅坡道，可提供手语翻译”。",
        "source" => "供稿的单位或作者。",
        _ => "",
    }
}

fn text(field: &'static Field, form: &FormProps, get: Text, kind: ArticleKind) -> Html {
    let (name, label, required) = (field.name, field.label, field.required);
    let value = Article::field_text(&form.labels, name, &form.content);
    let onchange = {
        let edit = form.edit.clone();
        Callback::from(move |text: String| edit.change(move |c| *get(c) = text))
    };
    let hint = hint(name, kind);
    let limit = (field.max > 0).then_some(field.max);
    if let Some(rows) = rows(name) {
        return html! { <AreaField {name} {label} {required} {rows} {hint} {limit} {value} {onchange} /> };
    }
    match name {
        "url" => html! {
            <TextField {name} {label} {required} kind="url" placeholder="https://" {hint} {value} {onchange} />
        },
        _ => html! { <TextField {name} {label} {required} {hint} {limit} {value} {onchange} /> },
    }
}
