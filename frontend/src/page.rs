//! The pages, a folder per noun, and which address shows which.

mod account;
mod activity;
mod audit;
mod desk;
mod edition;
mod missing;
mod notification;
mod organization;
mod person;
mod portal;

use yew::prelude::*;

use crate::route::Route;

pub fn show(route: &Route) -> Html {
    match route.clone() {
        Route::Home => html! { <portal::home::Home /> },
        Route::Activities => html! { <portal::list::ActivityList /> },
        Route::Calendar => html! { <portal::calendar::CalendarPage /> },
        Route::Activity { id } => html! { <portal::activity::ActivityPage {id} /> },
        Route::About => html! { <portal::about::About /> },
        Route::SignIn => html! { <account::sign_in::SignInPage /> },
        Route::Invitation => html! { <account::invitation::InvitationPage /> },
        Route::Password => html! { <account::password::PasswordPage /> },
        Route::Desk => html! { <desk::home::DeskHome /> },
        Route::DeskActivities => html! { <activity::list::ActivityList /> },
        // One page: see there.
        Route::ActivityNew => html! { <activity::edit::ActivityEdit /> },
        Route::ActivityImport => html! { <activity::import::ActivityImport /> },
        Route::ActivityView { id } => html! { <activity::view::ActivityView {id} /> },
        Route::ActivityEdit { id } => html! { <activity::edit::ActivityEdit {id} /> },
        Route::Reviews => html! { <activity::review::ActivityReview /> },
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
        Route::Notifications => html! { <notification::NotificationList /> },
        Route::Profile => html! { <account::profile::ProfilePage /> },
        Route::Sessions => html! { <account::sessions::Sessions /> },
        Route::NotFound => html! { <missing::Missing /> },
    }
}
