//! What a kind tells besides its text, by the words of the contract's table.

use contract::article::{ArticleKind, Lecture, PublicArticle};
use contract::edition::Edition;
use contract::time;
use yew::prelude::*;

use crate::api;
use crate::page::portal::dates;
use crate::page::portal::parts::{download, out, place, terms};
use crate::route::Route;
use crate::ui::{Facts, Picture, RouteLink};
use crate::{language, text};

/// What a kind calls one of its fields.
pub fn label(kind: ArticleKind, field: &str) -> String {
    let label = kind.rule().field(field).map_or(field, |f| f.label);
    text::article_field(field, label)
}

/// In the order of the kind's form.
pub fn facts(article: &PublicArticle, edition: Option<&Edition>) -> Html {
    let (row, content) = (&article.row, &article.content);
    let said = |word: Option<String>| word.map(Html::from).unwrap_or_default();
    // Rather nothing than bare codes while the edition is on its way.
    let lists = edition.map(|e| &e.content);
    let value = |field: &str| match field {
        "category" => said(
            content
                .category
                .map(|c| text::course_category(c.code(), c.label())),
        ),
        "lecturer" => text::written(&content.lecturer),
        "school_kind" => said(
            content
                .school_kind
                .map(|k| text::school_kind(k.code(), k.label())),
        ),
        "opens" => {
            let words = content
                .opens
                .iter()
                .map(|o| text::opens(o.code(), o.label()));
            let words: Vec<String> = words.collect();
            said((!words.is_empty()).then(|| words.join(text::between_words())))
        }
        "venue_kind" => said(
            content
                .venue_kind
                .map(|k| text::venue_kind(k.code(), k.label())),
        ),
        "opening_times" => text::written(&content.opening_times),
        "address" => text::written(&content.address),
        "offers" => text::written(&content.offers),
        "how_to_join" => text::written(&content.how_to_join),
        "accessibility" => text::written(&content.accessibility),
        "isbn" => said(Some(content.isbn.clone()).filter(|n| !n.is_empty())),
        "author" => text::written(&content.author),
        "publisher" => text::written(&content.publisher),
        "recommender" => text::written(&content.recommender),
        "book_title" => text::written(&content.book_title),
        "reader" => text::written(&content.reader),
        "medium" => text::written(&content.medium),
        "published_on" => said(content.published_on.map(|d| dates::day(d, dates::today()))),
        "audiences" => lists.map_or_else(Html::default, |l| {
            terms(&l.audiences, &content.audiences, text::audience)
        }),
        "topics" => lists.map_or_else(Html::default, |l| {
            terms(&l.topics, &content.topics, text::topic)
        }),
        "region_code" => {
            place(row.region_code.as_deref(), row.region_name.as_deref()).unwrap_or_default()
        }
        // Where it says no more than whose it is, it says nothing.
        "source" if content.source != row.organization.name => text::written(&content.source),
        _ => Html::default(),
    };
    let mut items: Vec<(AttrValue, Html)> = row
        .kind
        .rule()
        .fields
        .iter()
        .map(|field| (label(row.kind, field.name).into(), value(field.name)))
        .collect();
    let unit = &row.organization;
    items.push((
        text::article_unit().into(),
        html! { <RouteLink to={Route::Unit { id: unit.id }}>{text::written(&unit.name)}</RouteLink> },
    ));
    items.push((
        text::article_published().into(),
        dates::day(time::day(row.published_at), dates::today()).into(),
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
                <h3 lang={language::written()}>{&lecture.title}</h3>
                <p>
                    if let Some(at) = lecture.starts_at {
                        {dates::moment(at, dates::today())}{"　"}
                    }
                    {text::written(&lecture.lecturer)}
                </p>
                {out(&lecture.url, text::article_watch().into(), "")}
            </li>
        }
    };
    html! { <section class="stack"><h2>{text::article_lectures()}</h2><ol class="documents">{ for all.iter().map(one) }</ol></section> }
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
                    <span aria-hidden="true" lang={language::written()}>{&one.caption}</span><span class="unseen">{text::article_large()}</span>
                </a>
            </li>
        }
    });
    html! { <section class="stack"><h2>{text::pictures()}</h2><ul class="walk-photos">{ for figures }</ul></section> }
}

/// Attachments, and where else to read.
pub fn more(article: &PublicArticle) -> Html {
    let links = &article.content.links;
    let files = article.attachments.iter().map(|file| {
        html! {
            <li>{download(file)}</li>
        }
    });
    html! {
        <>
            if !article.attachments.is_empty() {
                <section class="stack"><h2>{text::article_files()}</h2><ul class="documents">{ for files }</ul></section>
            }
            if !links.is_empty() {
                <section class="stack"><h2>{text::article_links()}</h2>
                    <ul class="documents">{ for links.iter().map(|l| html! { <li>{out(&l.url, text::written(&l.label), "")}</li> }) }</ul>
                </section>
            }
        </>
    }
}
