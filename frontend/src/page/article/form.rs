//! The form of an article: what its kind asks, by the contract's table, and nothing else.

mod consent;
mod field;
mod files;
mod lectures;
mod links;

use contract::article::{Article, ArticleContent, Field};
use contract::edition::EditionInput;
use contract::problem::FieldError;
use uuid::Uuid;
use yew::prelude::*;

use crate::api::{self, Answer};
use crate::page::entry::form::{Form, Group, Shared as Any};

/// What every section of the form is given.
pub type Shared = Any<ArticleContent>;

/// Where a field stands; a group that a kind asks nothing of is left out.
const GROUPS: [(&str, &[&str]); 5] = [
    ("正文", &["summary", "body", "lectures"]),
    ("地区、人群与主题", &["region_code", "audiences", "topics"]),
    (
        "图片与附件",
        &["picture", "picture_alt", "gallery", "attachments"],
    ),
    ("链接与来源", &["links", "source"]),
    ("本人同意公开", &["consent"]),
];

/// All that stands in none of the groups: what makes the kind.
const FIRST: &str = "基本信息";

fn groups(fields: &'static [Field]) -> Vec<Group> {
    let home = |field: &Field| {
        GROUPS
            .iter()
            .position(|(_, names)| names.contains(&field.name))
    };
    let group = |title: &'static str, at: Option<usize>| Group {
        title,
        fields: fields
            .iter()
            .filter(|f| home(f) == at)
            .map(|f| f.name)
            .collect(),
    };
    let rest = GROUPS
        .iter()
        .enumerate()
        .map(|(i, (title, _))| group(title, Some(i)));
    std::iter::once(group(FIRST, None))
        .chain(rest)
        .filter(|group| !group.fields.is_empty())
        .collect()
}

impl Form for Article {
    const LEAD: &'static str = "边填边存，随时可以离开，之后在“稿件管理”中继续。";

    fn title(stored: Option<&Self>) -> String {
        let kind = stored.map_or("稿件", |a| a.kind.label());
        format!("填写{kind}")
    }

    fn groups(stored: Option<&Self>) -> Vec<Group> {
        stored.map_or_else(Vec::new, |a| groups(a.kind.rule().fields))
    }

    fn section(at: usize, shared: &Shared, stored: Option<&Self>) -> Html {
        let Some(article) = stored else {
            return html! {};
        };
        let rule = article.kind.rule();
        let Some(group) = groups(rule.fields).into_iter().nth(at) else {
            return html! {};
        };
        let fields = group.fields.into_iter().filter_map(|name| rule.field(name));
        html! { <>{ for fields.map(|f| field::field(f, shared, article)) }</> }
    }

    fn missing_of(
        content: &ArticleContent,
        stored: Option<&Self>,
        edition: &EditionInput,
    ) -> Vec<FieldError> {
        stored.map_or_else(Vec::new, |a| content.submittable(a.kind, edition))
    }

    async fn submit(id: Uuid, version: i32) -> Answer<Self> {
        api::article::submit_article(id, version).await
    }
}

#[cfg(test)]
mod tests {
    use super::groups;
    use contract::article::ArticleKind;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn every_field_of_a_kind_stands_in_one_group() {
        for kind in ArticleKind::ALL {
            let fields = kind.rule().fields;
            let groups = groups(fields);
            for field in fields {
                let homes = groups.iter().filter(|g| g.fields.contains(&field.name));
                assert_eq!(homes.count(), 1, "{} {}", kind.code(), field.name);
            }
        }
    }
}
