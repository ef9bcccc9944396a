//! Articles: the same workflow as activities, kinds that ask different things, and what the public reads.

mod public;
mod workflow;

use contract::article::Article;
use contract::id::ArticleId;
use contract::role::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::{Api, Client};

const BASE: &str = "/api/v1/articles";

/// Those who take part in what an institution below Changchun files.
pub struct Cast<'a> {
    pub school: Uuid,
    pub submitter: Client<'a>,
    pub reviewer: Client<'a>,
    pub publisher: Client<'a>,
}

impl<'a> Cast<'a> {
    pub async fn of(api: &'a Api) -> Self {
        let school = api.institution("changchun", "南关区社区学校").await;
        Self {
            school,
            submitter: api.person_in(school, &[Role::InstitutionSubmitter]).await,
            reviewer: api.person("changchun", &[Role::CityReviewer]).await,
            publisher: api.person("province", &[Role::ProvincePublisher]).await,
        }
    }

    pub async fn published(&self, kind: &str, content: Value) -> Article {
        let made = draft(&self.submitter, kind, content).await;
        step(&self.submitter, made.id, "submit").await;
        step(&self.reviewer, made.id, "approve").await;
        step(&self.publisher, made.id, "publish").await
    }
}

pub fn star(title: &str) -> Value {
    json!({
        "title": title, "summary": "退休后坚持学习书法的社区居民。",
        "body": "王老师退休后每天到社区学校学习。\n\n他还教邻居写字。",
        "consent": { "obtained": true, "on": "2020-10-10", "note": "书面同意书存本单位" },
    })
}

pub fn brand(title: &str) -> Value {
    json!({ "title": title, "summary": "社区夜校", "body": "每周两晚。", "region_code": "220104" })
}

pub fn book(title: &str, isbn: &str) -> Value {
    json!({
        "title": title, "author": "曹雪芹", "publisher": "人民文学出版社", "isbn": isbn,
        "recommender": "市图书馆", "summary": "古典名著。", "body": "值得反复读。",
    })
}

pub async fn draft(client: &Client<'_>, kind: &str, content: Value) -> Article {
    let body = json!({ "kind": kind, "content": content });
    client.post(BASE, &body).await.expect(201).as_()
}

pub fn path(id: ArticleId, step: &str) -> String {
    format!("{BASE}/{id}/{step}")
}

pub async fn step(client: &Client<'_>, id: ArticleId, word: &str) -> Article {
    client.step(&path(id, word)).await.expect(200).as_()
}

/// As it stands in an address.
pub fn encoded(query: &str) -> String {
    let plain = |b: u8| b.is_ascii().then(|| char::from(b).to_string());
    let bytes = query.bytes();
    bytes
        .map(|b| plain(b).unwrap_or_else(|| format!("%{b:02X}")))
        .collect()
}
