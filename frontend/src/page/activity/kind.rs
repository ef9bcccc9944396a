//! An activity as its form and the workflow know it.

use std::rc::Rc;

use contract::activity::{Activity, ActivityContent};
use contract::id::ActivityId;
use contract::operation::Operation;
use contract::workflow::Holding;
use yew::prelude::*;

use super::notice::NoticeForm;
use super::participation::ParticipationCard;
use super::step::BUTTONS;
use crate::page::workflow::{
    EntryForm, Publication, Published, Routes, Step, VerdictRequest, WorkflowKind,
};
use crate::route::Route;
use crate::ui::{Badge, HoldingBadge, Note, Tone};

impl WorkflowKind for Activity {
    const BUTTONS: &'static [Step] = BUTTONS;
    const THIS: &'static str = "这项活动";
    const ROUTES: Routes<Self::Id> = Routes {
        list: Route::DeskActivities,
        view: |id| Route::ActivityView { id },
        edit: |id| Route::ActivityEdit { id },
    };

    fn missing_count(&self) -> usize {
        self.missing.len()
    }

    fn form_title(stored: Option<&Self>) -> String {
        let title = stored.map_or("填报活动", |_| "修改活动");
        title.to_owned()
    }

    fn form(stored: Option<Rc<Self>>, oncreated: Callback<Rc<Self>>) -> Html {
        html! { <EntryForm<Self> {stored} {oncreated} /> }
    }
}

impl Published for Activity {
    const LIST_REVISIONS: Operation = Operation::ListRevisions;
    const PUBLIC_ROUTE: fn(ActivityId) -> Route = |id| Route::Activity { id };

    fn publication(&self) -> Publication<'_, ActivityContent> {
        Publication {
            title: &self.revision.content.title,
            revision: &self.revision,
            public_revision: self.public_revision.as_ref(),
            missing: &self.missing,
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

    fn verdict_form() -> Option<Callback<VerdictRequest, Html>> {
        let form = |request: VerdictRequest| html! { <NoticeForm {request} /> };
        Some(Callback::from(form))
    }

    fn card(stored: &Rc<Self>, onchange: Callback<Self>) -> Html {
        html! { <ParticipationCard activity={stored.clone()} {onchange} /> }
    }
}
