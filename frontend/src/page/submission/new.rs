//! Begins a submission of a material, or leads to the one that has been begun.

use contract::id::{MaterialId, OrganizationId, SubmissionId};
use contract::operation::Operation;
use contract::problem::{Code, Problem};
use contract::submission::{Submission, SubmissionCreate, SubmissionFilter};
use yew::prelude::*;
use yew_router::prelude::*;

use crate::api::{Answer, entry};
use crate::hook::use_fetch;
use crate::route::Route;
use crate::session::use_session;
use crate::ui::{Loading, PageHead};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub material_id: MaterialId,
}

#[component]
pub fn SubmissionNew(props: &Props) -> Html {
    let session = use_session();
    let own = session.profile().map(|p| p.organization.id);
    let begun = use_fetch((props.material_id, own), |(material, own)| {
        begin(material, own)
    });
    html! {
        <>
            <PageHead title="填报材料" />
            {begun.view(|route| html! { <RedirectTo to={(**route).clone()} /> })}
        </>
    }
}

async fn begin(material_id: MaterialId, own: Option<OrganizationId>) -> Answer<Route> {
    let filter = SubmissionFilter {
        material_id: Some(material_id),
        organization_id: own,
        limit: Some(100),
        ..Default::default()
    };
    let there = entry::list::<Submission>(filter.clone()).await?;
    let mine = |id: &OrganizationId| Some(*id) == own;
    if let Some(row) = there.items.iter().find(|row| mine(&row.organization.id)) {
        return route_of(row.id).await;
    }
    let input = SubmissionCreate {
        material_id,
        organization_id: None,
        content: Default::default(),
    };
    match entry::create::<Submission>(&input).await {
        Ok(fresh) => Ok(Route::SubmissionEdit { id: fresh.id }),
        // A colleague was quicker.
        Err(problem) if problem.code == Code::AlreadyExists => {
            let there = entry::list::<Submission>(filter).await?;
            let row = there.items.iter().find(|row| mine(&row.organization.id));
            route_of(row.ok_or(problem)?.id).await
        }
        Err(problem) => Err(problem),
    }
}

/// To the form where it can be edited.
async fn route_of(id: SubmissionId) -> Result<Route, Problem> {
    let submission = entry::get::<Submission>(id).await?;
    Ok(
        if submission.actions.contains(&Operation::UpdateSubmission) {
            Route::SubmissionEdit { id }
        } else {
            Route::SubmissionView { id }
        },
    )
}

#[derive(Properties, PartialEq)]
struct RedirectToProps {
    to: Route,
}

#[component]
fn RedirectTo(props: &RedirectToProps) -> Html {
    let navigator = use_navigator();
    use_effect_with(props.to.clone(), move |to| {
        if let Some(navigator) = navigator {
            navigator.replace(to);
        }
    });
    html! { <Loading /> }
}
