//! An activity as its form and the workflow know it.

use std::rc::Rc;

use contract::activity::{Activity, ActivityContent, ActivityCreate, FIELDS, Revision};
use contract::noun::Noun;
use contract::operation::Operation;
use contract::workflow::Holding;
use uuid::Uuid;
use yew::prelude::*;

use super::participation::ParticipationCard;
use crate::api::{Answer, activity as api};
use crate::hook::autosave::{Autosaved, Snapshot};
use crate::page::workflow::{
    Overview, Publication, Published, PublishedForm, Routes, WorkflowKind,
};
use crate::route::Route;
use crate::ui::{Badge, HoldingBadge, Note, Tone};

impl Autosaved for Activity {
    type Content = ActivityContent;
    type Rule = ();

    const FIELDS: &'static [(&'static str, &'static str)] = FIELDS;

    fn snapshot(&self) -> Snapshot<'_, ActivityContent> {
        Snapshot {
            id: self.id,
            version: self.version,
            content: &self.revision.content,
            author: &self.revision.author,
            updated_at: self.updated_at,
        }
    }

    fn rule(&self) {}

    async fn get(id: Uuid) -> Answer<Self> {
        api::get_activity(id).await
    }

    async fn save(over: Option<(Uuid, i32)>, content: Rc<ActivityContent>) -> Answer<Self> {
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

impl WorkflowKind for Activity {
    const NOUN: Noun = Noun::Activity;
    const THIS: &'static str = "这项活动";
    const UPDATE: Operation = Operation::UpdateActivity;
    const SUBMIT: Operation = Operation::SubmitActivity;
    const ROUTES: Routes = Routes {
        list: Route::DeskActivities,
        view: |id| Route::ActivityView { id },
        edit: |id| Route::ActivityEdit { id },
    };
    const EDIT_LABEL: &'static str = "修改";
    const INCOMPLETE: &'static str = "必填内容填写完整后才能提交审核。";

    fn overview(&self) -> Overview<'_> {
        Overview {
            edition_id: self.edition_id,
            organization: &self.organization,
            reviewer: self.reviewer.as_ref(),
            actions: &self.actions,
            state: self.revision.state.label(),
        }
    }

    fn missing_count(&self) -> usize {
        self.missing.len()
    }

    fn form_title(stored: Option<&Self>) -> String {
        let title = stored.map_or("填报活动", |_| "修改活动");
        title.to_owned()
    }

    fn form(stored: &Rc<Self>) -> Html {
        html! { <PublishedForm<Self> stored={stored.clone()} /> }
    }
}

impl Published for Activity {
    const LIST_REVISIONS: Operation = Operation::ListRevisions;
    const UNTITLED: &'static str = "（未填写名称）";
    const PUBLIC_ROUTE: fn(Uuid) -> Route = |id| Route::Activity { id };

    fn publication(&self) -> Publication<'_, ActivityContent> {
        Publication {
            title: &self.revision.content.title,
            revision: &self.revision,
            public_revision: self.public_revision.as_ref(),
            missing: &self.missing,
            warnings: &self.warnings,
            sample: self.sample,
        }
    }

    fn badges(&self, state: Html) -> Html {
        html! {
            <>
                {state}
                <HoldingBadge holding={self.holding} />
                if self.exemplar {
                    <Badge text="省级示范" tone={Tone::Good} />
                }
            </>
        }
    }

    fn notice(&self) -> Html {
        html! {
            if self.holding != Holding::Scheduled {
                <Note tone={Tone::Warm}><p><b>{self.holding.label()}{"："}</b>{self.notice.clone().unwrap_or_default()}</p></Note>
            }
        }
    }

    fn card(stored: &Rc<Self>, onchange: Callback<Self>) -> Html {
        html! { <ParticipationCard activity={stored.clone()} {onchange} /> }
    }

    async fn revisions(id: Uuid) -> Answer<Vec<Revision<ActivityContent>>> {
        api::list_revisions(id).await
    }
}
