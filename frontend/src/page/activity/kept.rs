//! An activity as a form that saves by itself knows it.

use std::rc::Rc;

use chrono::{DateTime, Utc};
use contract::activity::{Activity, ActivityContent, ActivityCreate, FIELDS};
use uuid::Uuid;

use crate::api::{Answer, activity as api};
use crate::hook::save::Kept;

impl Kept for Activity {
    type Content = ActivityContent;

    const FIELDS: &'static [(&'static str, &'static str)] = FIELDS;

    fn id(&self) -> Uuid {
        self.id
    }

    fn version(&self) -> i32 {
        self.version
    }

    fn content(&self) -> &ActivityContent {
        &self.revision.content
    }

    fn author(&self) -> &str {
        &self.revision.author
    }

    fn updated_at(&self) -> DateTime<Utc> {
        self.updated_at
    }

    async fn get(id: Uuid) -> Answer<Self> {
        api::get_activity(id).await
    }

    async fn keep(over: Option<(Uuid, i32)>, content: Rc<ActivityContent>) -> Answer<Self> {
        match over {
            Some((id, version)) => api::update_activity(id, version, &content).await,
            None => {
                let input = ActivityCreate {
                    organization_id: None,
                    content: (*content).clone(),
                };
                api::create_activity(&input).await
            }
        }
    }
}
