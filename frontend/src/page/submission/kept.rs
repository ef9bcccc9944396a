//! A submission as a form that saves by itself knows it.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use contract::problem::{Code, Problem};
use contract::submission::{Submission, SubmissionContent};
use uuid::Uuid;

use crate::api::{Answer, submission as api};
use crate::hook::save::Kept;

impl Kept for Submission {
    type Content = SubmissionContent;
    type Rule = ();

    const FIELDS: &'static [(&'static str, &'static str)] = &[
        ("statement", "报送方式"),
        ("title", "标题"),
        ("body", "正文"),
        ("photos", "图片"),
        ("documents", "文件"),
        ("cases", "典型案例"),
        ("exemplars", "示范活动"),
        ("figures", "数据表"),
        ("committee", "领导小组"),
        ("explanations", "情况说明"),
        ("gathered", "汇集来源"),
    ];

    fn id(&self) -> Uuid {
        self.id
    }

    fn rule(&self) {}

    fn version(&self) -> i32 {
        self.version
    }

    fn content(&self) -> &SubmissionContent {
        &self.revision.content
    }

    fn author(&self) -> &str {
        &self.revision.author
    }

    fn updated_at(&self) -> DateTime<Utc> {
        self.updated_at
    }

    async fn get(id: Uuid) -> Answer<Self> {
        api::get_submission(id).await
    }

    /// Which material it belongs to stands in none of its contents: it is created elsewhere.
    async fn keep(over: Option<(Uuid, i32)>, content: Rc<SubmissionContent>) -> Answer<Self> {
        match over {
            Some((id, version)) => api::update_submission(id, version, &content).await,
            None => Err(Problem::new(Code::NotFound)),
        }
    }
}
