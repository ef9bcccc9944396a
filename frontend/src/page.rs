//! The pages, a folder per noun, and which address shows which.

mod account;
mod activity;
mod article;
mod audit;
mod board;
mod desk;
mod edition;
mod export;
mod import;
mod material;
mod missing;
mod notification;
mod organization;
mod panel;
mod person;
mod portal;
mod submission;
mod workflow;

use contract::activity::Activity;
use contract::article::Article;
use contract::submission::Submission;
use yew::prelude::*;

use self::workflow::{Edit, Existing, FiledList, PublicationView, ReviewQueue};
use crate::app::{Program, Reading, guarded};
use crate::layout::AccountShell;
use crate::route::{Area, Route};

/// What everyone reads first: home, about the week.
pub static PORTAL: Reading = Reading {
    name: "portal",
    page: portal_page,
};

/// One activity.
pub static ACTIVITY: Reading = Reading {
    name: "activity",
    page: activity_page,
};

/// Finding activities: list, calendar, map.
pub static FIND: Reading = Reading {
    name: "find",
    page: find_page,
};

/// The exhibition hall.
pub static HALL: Reading = Reading {
    name: "hall",
    page: hall_page,
};

/// Articles.
pub static ARTICLES: Reading = Reading {
    name: "articles",
    page: articles_page,
};

/// One organization and all that is its.
pub static ORGANIZATION: Reading = Reading {
    name: "organization",
    page: organization_page,
};

/// The programs of the public pages, which the server renders too.
#[cfg(not(target_arch = "wasm32"))]
pub static PUBLIC: [&Reading; 6] = [&PORTAL, &ACTIVITY, &FIND, &HALL, &ARTICLES, &ORGANIZATION];

/// Signing in and one's own person.
pub static ACCOUNT: Program = Program {
    name: "account",
    screen: |route, session| match route.area() {
        Area::Account => html! { <AccountShell>{account_page(route)}</AccountShell> },
        _ => guarded(route, session, account_page),
    },
};

/// What waits, activities, reviews.
pub static DESK: Program = Program {
    name: "desk",
    screen: |route, session| guarded(route, session, desk_page),
};

/// Articles: filing, reviewing, publishing.
pub static WRITING: Program = Program {
    name: "writing",
    screen: |route, session| guarded(route, session, writing_page),
};

/// What an organization hands in.
pub static FILING: Program = Program {
    name: "filing",
    screen: |route, session| guarded(route, session, filing_page),
};

/// What is asked for, what is owed, and how complete it is.
pub static BOARD: Program = Program {
    name: "board",
    screen: |route, session| guarded(route, session, board_page),
};

/// Organizations, people, the year's settings, oversight.
pub static OFFICE: Program = Program {
    name: "office",
    screen: |route, session| guarded(route, session, office_page),
};

fn portal_page(route: &Route) -> Html {
    match route {
        Route::Home => html! { <portal::home::Home /> },
        Route::About => html! { <portal::about::About /> },
        _ => html! { <missing::Missing /> },
    }
}

fn organization_page(route: &Route) -> Html {
    match *route {
        Route::Unit { id } => html! { <portal::organization::OrganizationPage {id} /> },
        _ => html! { <missing::Missing /> },
    }
}

fn activity_page(route: &Route) -> Html {
    match *route {
        Route::Activity { id } => html! { <portal::activity::ActivityPage {id} /> },
        _ => html! { <missing::Missing /> },
    }
}

fn find_page(route: &Route) -> Html {
    match route {
        Route::Activities => html! { <portal::list::ActivityList /> },
        Route::Calendar => html! { <portal::calendar::CalendarPage /> },
        Route::Map => html! { <portal::map::MapPage /> },
        _ => html! { <missing::Missing /> },
    }
}

fn hall_page(route: &Route) -> Html {
    match route.clone() {
        Route::Hall => html! { <portal::hall::Hall /> },
        Route::Panel { id } => html! { <portal::hall::panel::PanelPage {id} /> },
        _ => html! { <missing::Missing /> },
    }
}

fn articles_page(route: &Route) -> Html {
    match route.clone() {
        Route::Articles => html! { <portal::article::list::ArticleList /> },
        Route::Article { id } => html! { <portal::article::view::ArticlePage {id} /> },
        _ => html! { <missing::Missing /> },
    }
}

fn account_page(route: &Route) -> Html {
    match route {
        Route::SignIn => html! { <account::sign_in::SignInPage /> },
        Route::Invitation => html! { <account::invitation::InvitationPage /> },
        Route::Password => html! { <account::password::PasswordPage /> },
        Route::Email => html! { <account::email::EmailPage /> },
        Route::Profile => html! { <account::profile::ProfilePage /> },
        Route::Sessions => html! { <account::sessions::Sessions /> },
        _ => html! { <missing::Missing /> },
    }
}

fn desk_page(route: &Route) -> Html {
    match route.clone() {
        Route::Desk => html! { <desk::home::DeskHome /> },
        Route::DeskActivities => html! { <FiledList<Activity> /> },
        // One page: see there.
        Route::ActivityNew => html! { <Edit<Activity> /> },
        Route::ActivityView { id } => html! { <PublicationView<Activity> {id} /> },
        Route::ActivityEdit { id } => html! { <Edit<Activity> {id} /> },
        Route::Reviews => html! { <ReviewQueue<Activity> /> },
        Route::Notifications => html! { <notification::NotificationList /> },
        _ => html! { <missing::Missing /> },
    }
}

fn writing_page(route: &Route) -> Html {
    match route.clone() {
        Route::DeskArticles => html! { <FiledList<Article> /> },
        Route::ArticleNew => html! { <article::new::ArticleNew /> },
        Route::ArticleView { id } => html! { <PublicationView<Article> {id} /> },
        Route::ArticleEdit { id } => html! { <Existing<Article> key={id.to_string()} {id} /> },
        Route::ArticleReviews => html! { <ReviewQueue<Article> /> },
        _ => html! { <missing::Missing /> },
    }
}

fn filing_page(route: &Route) -> Html {
    match route.clone() {
        Route::SubmissionNew { material_id } => {
            html! { <submission::new::SubmissionNew {material_id} /> }
        }
        Route::SubmissionView { id } => html! { <submission::view::SubmissionView {id} /> },
        Route::SubmissionEdit { id } => {
            html! { <Existing<Submission> key={id.to_string()} {id} /> }
        }
        _ => html! { <missing::Missing /> },
    }
}

fn board_page(route: &Route) -> Html {
    match route.clone() {
        Route::Submissions => html! { <submission::list::Submissions /> },
        Route::Board => html! { <board::table::BoardPage /> },
        Route::Materials => html! { <material::list::MaterialList /> },
        Route::MaterialNew => html! { <material::edit::MaterialNew /> },
        Route::MaterialEdit { id } => html! { <material::edit::MaterialEdit {id} /> },
        _ => html! { <missing::Missing /> },
    }
}

fn office_page(route: &Route) -> Html {
    match route.clone() {
        Route::ActivityImport => html! { <activity::import::ActivityImport /> },
        Route::Organizations => html! { <organization::list::OrganizationList /> },
        Route::OrganizationImport => html! { <organization::import::OrganizationImport /> },
        Route::Organization { id } => html! { <organization::view::OrganizationView {id} /> },
        Route::People => html! { <person::list::PersonList /> },
        Route::PersonImport => html! { <person::import::PersonImport /> },
        Route::Person { id } => html! { <person::view::PersonView {id} /> },
        Route::Invitations => html! { <person::invitation::InvitationList /> },
        Route::Keys => html! { <person::key::KeyList /> },
        Route::Edition => html! { <edition::settings::EditionSettings /> },
        Route::Openings => html! { <edition::opening::OpeningPage /> },
        Route::Committees => html! { <edition::committee::CommitteePage /> },
        Route::Audit => html! { <audit::AuditList /> },
        _ => html! { <missing::Missing /> },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::route::programs;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn the_programs_are_those_of_the_table() {
        let readers = [&PORTAL, &ACTIVITY, &FIND, &HALL, &ARTICLES, &ORGANIZATION];
        let work = [&ACCOUNT, &DESK, &WRITING, &FILING, &BOARD, &OFFICE];
        let names = readers.map(|reading| reading.name).into_iter();
        let names = names.chain(work.map(|program| program.name));
        assert!(names.eq(programs().map(|(name, _)| name)));
    }
}
