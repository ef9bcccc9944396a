//! An article's fields in words.

use contract::article::{Article, ArticleContent, Captioned, Lecture, Link};
use contract::file::{FileKind, FileRef};
use contract::id::FileId;
use contract::time;
use yew::prelude::*;

use crate::api::file;
use crate::page::workflow::{FieldTexts, Labels, external_link};

impl FieldTexts for Article {
    fn fields(&self) -> Vec<(&'static str, &'static str)> {
        let fields = self.kind.rule().fields.iter();
        fields.map(|f| (f.name, f.label)).collect()
    }

    fn field_text(labels: &Labels, field: &str, c: &ArticleContent) -> String {
        let count = |n: usize, unit: &str| match n {
            0 => String::new(),
            n => format!("{n}{unit}"),
        };
        match field {
            "title" => c.title.clone(),
            "summary" => c.summary.clone(),
            "body" => c.body.clone(),
            "region_code" => labels.region(c.region_code.as_deref()),
            "audiences" => labels.terms(|e| &e.audiences, &c.audiences),
            "topics" => labels.terms(|e| &e.topics, &c.topics),
            "picture" => c.picture.map_or("", |_| "已上传").to_owned(),
            "picture_alt" => c.picture_alt.clone(),
            "gallery" => lines(&c.gallery, |g: &Captioned| match g.caption.as_str() {
                "" => "（未写说明）".to_owned(),
                caption => caption.to_owned(),
            }),
            "attachments" => count(c.attachments.len(), "个附件"),
            "links" => lines(&c.links, |l: &Link| format!("{} {}", l.label, l.url)),
            "source" => c.source.clone(),
            "consent" => consent(c),
            "url" => c.url.clone(),
            "category" => c.category.map_or("", |c| c.label()).to_owned(),
            "lecturer" => c.lecturer.clone(),
            "school_kind" => c.school_kind.map_or("", |k| k.label()).to_owned(),
            "opens" => {
                let words: Vec<&str> = c.opens.iter().map(|o| o.label()).collect();
                words.join("、")
            }
            "venue_kind" => c.venue_kind.map_or("", |k| k.label()).to_owned(),
            "opening_times" => c.opening_times.clone(),
            "address" => c.address.clone(),
            "offers" => c.offers.clone(),
            "how_to_join" => c.how_to_join.clone(),
            "accessibility" => c.accessibility.clone(),
            "lectures" => lines(&c.lectures, lecture),
            "isbn" => c.isbn.clone(),
            "author" => c.author.clone(),
            "publisher" => c.publisher.clone(),
            "recommender" => c.recommender.clone(),
            "book_title" => c.book_title.clone(),
            "reader" => c.reader.clone(),
            "medium" => c.medium.clone(),
            "published_on" => c.published_on.map_or_else(String::new, time::say_day),
            _ => String::new(),
        }
    }

    fn field_html(&self, field: &str) -> Option<Html> {
        let c = &self.revision.content;
        let find = |id: FileId| self.files.iter().find(|f| f.id == id);
        Some(match field {
            "url" => external_link(&c.url),
            "picture" => thumbnail(find(c.picture?)?, &c.picture_alt),
            "gallery" => c
                .gallery
                .iter()
                .map(|one| {
                    html! {
                        <figure class="stack-small">
                            {find(one.picture).map(|f| thumbnail(f, "")).unwrap_or_default()}
                            <figcaption>{&one.caption}</figcaption>
                        </figure>
                    }
                })
                .collect(),
            "attachments" => {
                let files = c.attachments.iter().filter_map(|id| find(*id));
                files.map(|f| html! { <p>{document(f)}</p> }).collect()
            }
            "links" => c
                .links
                .iter()
                .map(|link| html! { <p>{&link.label}{"："}{external_link(&link.url)}</p> })
                .collect(),
            _ => return None,
        })
    }
}

fn thumbnail(picture: &FileRef, alt: &str) -> Html {
    debug_assert_eq!(picture.kind, FileKind::Picture);
    html! { <img class="thumb" src={file::get_file(&picture.thumbnail)} alt={alt.to_owned()} loading="lazy" /> }
}

/// A document by its name, to be opened.
pub fn document(document: &FileRef) -> Html {
    html! { <a href={file::get_file(&document.url)} target="_blank" rel="noopener">{&document.name}</a> }
}

fn lines<T>(all: &[T], say: impl Fn(&T) -> String) -> String {
    let lines: Vec<String> = all.iter().map(say).collect();
    lines.join("\n")
}

fn lecture(one: &Lecture) -> String {
    let at = one.starts_at.map_or_else(String::new, time::say_full);
    let parts = [&at, &one.title, &one.lecturer, &one.url];
    let parts: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|t| !t.is_empty())
        .collect();
    parts.join("　")
}

fn consent(c: &ArticleContent) -> String {
    let Some(consent) = &c.consent else {
        return String::new();
    };
    let agreed = if consent.obtained {
        "已征得本人同意"
    } else {
        "尚未征得本人同意"
    };
    let on = consent
        .on
        .map_or_else(String::new, |day| format!("，{}", time::say_day(day)));
    let note = match consent.note.as_str() {
        "" => String::new(),
        note => format!("\n{note}"),
    };
    format!("{agreed}{on}{note}")
}

#[cfg(test)]
mod tests {
    use contract::article::{ArticleContent, ArticleKind};
    use contract::entry::Content;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn every_field_that_a_kind_asks_has_a_word() {
        for kind in ArticleKind::ALL {
            for field in kind.rule().fields {
                let word = ArticleContent::label(field.name);
                assert!(!word.is_empty(), "{}", field.name);
            }
        }
    }
}
