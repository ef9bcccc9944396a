//! Every address of the page.

use std::cell::Cell;

use contract::id::{ActivityId, ArticleId, MaterialId, OrganizationId, PersonId, SubmissionId};
use contract::operation::Operation;
use serde::Serialize;
use yew_router::prelude::*;

use crate::api;

#[derive(Clone, Debug, PartialEq, Routable)]
pub enum Route {
    #[at("/")]
    Home,
    #[at("/activities")]
    Activities,
    #[at("/calendar")]
    Calendar,
    #[at("/map")]
    Map,
    #[at("/a/:id")]
    Activity { id: ActivityId },
    #[at("/hall")]
    Hall,
    #[at("/hall/:id")]
    Panel { id: SubmissionId },
    #[at("/articles")]
    Articles,
    #[at("/articles/:id")]
    Article { id: ArticleId },
    #[at("/o/:id")]
    Unit { id: OrganizationId },
    #[at("/about")]
    About,
    #[at("/sign-in")]
    SignIn,
    #[at("/invitation")]
    Invitation,
    #[at("/password")]
    Password,
    #[at("/email")]
    Email,
    #[at("/desk")]
    Desk,
    #[at("/desk/activities")]
    DeskActivities,
    #[at("/desk/activities/new")]
    ActivityNew,
    #[at("/desk/activities/import")]
    ActivityImport,
    #[at("/desk/activities/:id")]
    ActivityView { id: ActivityId },
    #[at("/desk/activities/:id/edit")]
    ActivityEdit { id: ActivityId },
    #[at("/desk/reviews")]
    Reviews,
    #[at("/desk/articles")]
    DeskArticles,
    #[at("/desk/articles/new")]
    ArticleNew,
    #[at("/desk/articles/:id")]
    ArticleView { id: ArticleId },
    #[at("/desk/articles/:id/edit")]
    ArticleEdit { id: ArticleId },
    #[at("/desk/article-reviews")]
    ArticleReviews,
    #[at("/desk/submissions")]
    Submissions,
    #[at("/desk/submissions/new/:material_id")]
    SubmissionNew { material_id: MaterialId },
    #[at("/desk/submissions/:id")]
    SubmissionView { id: SubmissionId },
    #[at("/desk/submissions/:id/edit")]
    SubmissionEdit { id: SubmissionId },
    #[at("/desk/board")]
    Board,
    #[at("/desk/materials")]
    Materials,
    #[at("/desk/materials/new")]
    MaterialNew,
    #[at("/desk/materials/:id")]
    MaterialEdit { id: MaterialId },
    #[at("/desk/organizations")]
    Organizations,
    #[at("/desk/organizations/import")]
    OrganizationImport,
    #[at("/desk/organizations/:id")]
    Organization { id: OrganizationId },
    #[at("/desk/people")]
    People,
    #[at("/desk/people/import")]
    PersonImport,
    #[at("/desk/people/:id")]
    Person { id: PersonId },
    #[at("/desk/invitations")]
    Invitations,
    #[at("/desk/keys")]
    Keys,
    #[at("/desk/edition")]
    Edition,
    #[at("/desk/openings")]
    Openings,
    #[at("/desk/committees")]
    Committees,
    #[at("/desk/audit")]
    Audit,
    #[at("/desk/notifications")]
    Notifications,
    #[at("/desk/profile")]
    Profile,
    #[at("/desk/sessions")]
    Sessions,
    #[not_found]
    #[at("/404")]
    NotFound,
}

/// Which shell a page stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    Portal,
    /// Signing in and passwords: nothing else on the page.
    Account,
    Desk,
}

const PROGRAMS: &str = include_str!("../programs.txt");

/// Name and beginnings of addresses of each program.
pub fn programs() -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    let lines = PROGRAMS.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let mut words = line.split_ascii_whitespace();
        (words.next().unwrap_or_default(), words.skip(1))
    })
}

thread_local! {
    /// The program in this browser tab; none on the server.
    static PROGRAM: Cell<Option<&'static str>> = const { Cell::new(None) };
}

#[cfg(target_arch = "wasm32")]
pub fn set_program(name: &'static str) {
    PROGRAM.set(Some(name));
}

impl Route {
    /// Stays on this page, with this filter in its address.
    pub fn replace(&self, navigator: &Navigator, filter: &impl Serialize) {
        let query = api::query(filter);
        let query = yew_router::query::Raw(query.trim_start_matches('?'));
        let _ = navigator.replace_with_query(self, query);
    }

    /// The program that shows it; none where every program does.
    pub fn part(&self) -> Option<&'static str> {
        if *self == Self::NotFound {
            return None;
        }
        let path = self.to_path();
        let path = path.trim_start_matches('/');
        let beginnings = programs()
            .flat_map(|(program, addresses)| addresses.map(move |beginning| (program, beginning)));
        let fits = beginnings.filter(|(_, beginning)| {
            path.strip_prefix(beginning).is_some_and(|rest| {
                beginning.ends_with('/') || rest.is_empty() || rest.starts_with('/')
            })
        });
        let longest = fits.max_by_key(|(_, beginning)| beginning.len());
        Some(longest.map_or("portal", |(program, _)| program))
    }

    /// The browser has to go there itself.
    pub fn in_other_program(&self) -> bool {
        PROGRAM
            .get()
            .is_some_and(|running| self.part().is_some_and(|part| part != running))
    }

    pub fn area(&self) -> Area {
        match self {
            Self::Home
            | Self::Activities
            | Self::Calendar
            | Self::Map
            | Self::Activity { .. }
            | Self::Hall
            | Self::Panel { .. }
            | Self::Articles
            | Self::Article { .. }
            | Self::Unit { .. }
            | Self::About
            | Self::NotFound => Area::Portal,
            Self::SignIn | Self::Invitation | Self::Password | Self::Email => Area::Account,
            _ => Area::Desk,
        }
    }

    /// What a person must be permitted to do to have this page at all.
    pub fn needs(&self) -> Option<Operation> {
        Some(match self {
            Self::Desk => Operation::GetDesk,
            Self::DeskActivities => Operation::ListActivities,
            Self::ActivityNew => Operation::CreateActivity,
            Self::ActivityImport => Operation::ImportActivities,
            Self::ActivityView { .. } => Operation::GetActivity,
            Self::ActivityEdit { .. } => Operation::UpdateActivity,
            Self::Reviews => Operation::ListReviews,
            Self::DeskArticles => Operation::ListArticles,
            Self::ArticleNew => Operation::CreateArticle,
            Self::ArticleView { .. } => Operation::GetArticle,
            Self::ArticleEdit { .. } => Operation::UpdateArticle,
            Self::ArticleReviews => Operation::ListArticleReviews,
            Self::Submissions => Operation::GetBoard,
            Self::SubmissionNew { .. } => Operation::CreateSubmission,
            Self::SubmissionView { .. } => Operation::GetSubmission,
            Self::SubmissionEdit { .. } => Operation::UpdateSubmission,
            Self::Board => Operation::GetBoard,
            Self::Materials => Operation::ListMaterials,
            Self::MaterialNew => Operation::CreateMaterial,
            Self::MaterialEdit { .. } => Operation::UpdateMaterial,
            Self::Organizations => Operation::ListOrganizations,
            Self::OrganizationImport => Operation::ImportOrganizations,
            Self::Organization { .. } => Operation::GetOrganization,
            Self::People => Operation::ListPeople,
            Self::PersonImport => Operation::ImportPeople,
            Self::Person { .. } => Operation::GetPerson,
            Self::Invitations => Operation::ListInvitations,
            Self::Keys => Operation::ListApiKeys,
            Self::Edition => Operation::UpdateEdition,
            Self::Openings => Operation::SaveOpening,
            Self::Committees => Operation::SaveCommittee,
            Self::Audit => Operation::ListAudit,
            Self::Notifications => Operation::ListNotifications,
            Self::Profile => Operation::GetProfile,
            Self::Sessions => Operation::ListSessions,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Route;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_longest_beginning_names_the_program() {
        let id = uuid::Uuid::nil();
        for (route, part) in [
            (Route::Home, Some("portal")),
            (Route::Activity { id: id.into() }, Some("activity")),
            (Route::Activities, Some("find")),
            (Route::Panel { id: id.into() }, Some("hall")),
            (Route::Article { id: id.into() }, Some("articles")),
            (Route::Unit { id: id.into() }, Some("organization")),
            (Route::SignIn, Some("account")),
            (Route::Desk, Some("desk")),
            (Route::ActivityEdit { id: id.into() }, Some("desk")),
            (Route::ArticleEdit { id: id.into() }, Some("writing")),
            (Route::ArticleReviews, Some("writing")),
            (Route::MaterialEdit { id: id.into() }, Some("board")),
            (Route::Submissions, Some("board")),
            (Route::SubmissionEdit { id: id.into() }, Some("filing")),
            (Route::Organization { id: id.into() }, Some("office")),
            (Route::Audit, Some("office")),
            (Route::NotFound, None),
        ] {
            assert_eq!(route.part(), part, "{route:?}");
        }
    }
}
