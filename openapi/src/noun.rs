//! What walks the workflow.

use crate::coded::coded_enum;

coded_enum! {
    /// What walks the workflow; a view's [`crate::entry::Entry::STEPS`] is its table of steps.
    pub enum Noun {
        Activity = "activity" "活动",
        Article = "article" "稿件",
        Submission = "submission" "材料",
    }
}

impl Noun {
    /// In addresses.
    pub fn path(self) -> &'static str {
        match self {
            Self::Activity => "activities",
            Self::Article => "articles",
            Self::Submission => "submissions",
        }
    }
}
