//! What a kind tells besides its text, by the words of the contract's table.

use contract::article::{ArticleKind, Lecture, Opens, PublicArticle};
use contract::edition::{Edition, Term};
use contract::time;
use yew::prelude::*;

use crate::api;
use crate::hook::edition::label;
use crate::page::portal::{activity::size, dates};
use crate::route::Route;
use crate::ui::{Facts, Go, Picture};

pub fn text(value: &str) -> Html {
    match value {
        "" => Html::default(),
        value => html! { {value.to_owned()} },
    }
}

/// A link out of the page. Only web addresses: the contract lets no other through.
pub fn out(address: &str, words: &str, class: &'static str) -> Html {
    if address.is_empty() {
        return Html::default();
    }
    html! {
        <a {class} href={address.to_owned()} target="_blank" rel="noopener noreferrer">{words.to_owned()}<span class="unseen">{"（在新窗口打开）"}</span></a>
    }
}

/// What the button that leads to the thing itself says.
pub fn goes(kind: ArticleKind) -> &'static str {
    match kind {
        ArticleKind::Course => "去学习",
        ArticleKind::LectureSeries => "去观看",
        ArticleKind::Recitation => "去收听收看",
        ArticleKind::Coverage => "阅读原报道",
        ArticleKind::Column => "打开专栏",
        ArticleKind::Platform => "打开平台",
        _ => "打开网站",
    }
}

/// In the order of the kind's form.
pub fn facts(article: &PublicArticle, edition: Option<&Edition>) -> Html {
    let (row, content) = (&article.row, &article.content);
    let words = |terms: Option<&Vec<Term>>, codes: &[String]| {
        let terms = terms.map(Vec::as_slice).unwrap_or_default();
        let words: Vec<String> = codes.iter().map(|c| label(terms, c)).collect();
        // Rather nothing than bare codes while the edition is on its way.
        text(&edition.map_or_else(String::new, |_| words.join("、")))
    };
    let terms = edition.map(|e| &e.content);
    let value = |field: &str| match field {
        "category" => text(content.category.map_or("", |c| c.label())),
        "lecturer" => text(&content.lecturer),
        "school_kind" => text(content.school_kind.map_or("", |k| k.label())),
        "opens" => {
            let words: Vec<&str> = content.opens.iter().map(|o: &Opens| o.label()).collect();
            text(&words.join("、"))
        }
        "venue_kind" => text(content.venue_kind.map_or("", |k| k.label())),
        "opening_times" => text(&content.opening_times),
        "address" => text(&content.address),
        "offers" => text(&content.offers),
        "how_to_join" => text(&content.how_to_join),
        "accessibility" => text(&content.accessibility),
        "isbn" => text(&content.isbn),
        "author" => text(&content.author),
        "publisher" => text(&content.publisher),
        "recommender" => text(&content.recommender),
        "book_title" => text(&content.book_title),
        "reader" => text(&content.reader),
        "medium" => text(&content.medium),
        "published_on" => text(
            &content
                .published_on
                .map_or_else(String::new, |d| dates::day(d, dates::today())),
        ),
        "audiences" => words(terms.map(|t| &t.audiences), &content.audiences),
        "topics" => words(terms.map(|t| &t.topics), &content.topics),
        "region_code" => text(row.region_name.as_deref().unwrap_or_default()),
        // Where it says no more than whose it is, it says nothing.
        "source" if content.source != row.organization.name => text(&content.source),
        _ => Html::default(),
    };
    let mut items: Vec<(AttrValue, Html)> = row
        .kind
        .rule()
        .fields
        .iter()
        .map(|field| (field.label.into(), value(field.name)))
        .collect();
    let unit = &row.organization;
    items.push((
        "发布单位".into(),
        html! { <Go to={Route::Unit { id: unit.id }}>{&unit.name}</Go> },
    ));
    items.push((
        "发布时间".into(),
        text(&dates::day(time::day(row.published_at), dates::today())),
    ));
    html! { <Facts {items} /> }
}

pub fn lectures(all: &[Lecture]) -> Html {
    if all.is_empty() {
        return html! {};
    }
    let one = |lecture: &Lecture| {
        html! {
            <li>
                <h3>{&lecture.title}</h3>
                <p>
                    if let Some(at) = lecture.starts_at {
                        {dates::moment(at, dates::today())}{"　"}
                    }
                    {&lecture.lecturer}
                </p>
                {out(&lecture.url, "观看", "")}
            </li>
        }
    };
    html! { <section class="stack"><h2>{"场次"}</h2><ol class="documents">{ for all.iter().map(one) }</ol></section> }
}

pub fn gallery(article: &PublicArticle) -> Html {
    if article.gallery.is_empty() {
        return html! {};
    }
    let figures = article.gallery.iter().map(|one| {
        html! {
            <li>
                <a href={api::file::get_file(&one.picture.url)} target="_blank" rel="noopener">
                    <Picture url={one.picture.url.clone()} width={one.picture.width} height={one.picture.height} alt={one.caption.clone()}
                        space={(480, 360)} sizes="12rem" />
                    <span aria-hidden="true">{&one.caption}</span><span class="unseen">{"（在新窗口看大图）"}</span>
                </a>
            </li>
        }
    });
    html! { <section class="stack"><h2>{"图片"}</h2><ul class="walk-photos">{ for figures }</ul></section> }
}

/// Attachments, and where else to read.
pub fn more(article: &PublicArticle) -> Html {
    let links = &article.content.links;
    let files = article.attachments.iter().map(|file| {
        html! {
            <li><a href={api::file::get_file(&file.url)} download={file.name.clone()}>{"下载："}{&file.name}{"（"}{size(file.size)}{"）"}</a></li>
        }
    });
    html! {
        <>
            if !article.attachments.is_empty() {
                <section class="stack"><h2>{"附件"}</h2><ul class="documents">{ for files }</ul></section>
            }
            if !links.is_empty() {
                <section class="stack"><h2>{"相关链接"}</h2>
                    <ul class="documents">{ for links.iter().map(|l| html! { <li>{out(&l.url, &l.label, "")}</li> }) }</ul>
                </section>
            }
        </>
    }
}
