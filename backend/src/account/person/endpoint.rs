//! HTTP endpoints of people.

use actix_web::{get, post, put, web};
use contract::id::PersonId;
use contract::operation::permission::{
    ActivatePerson, DeactivatePerson, GetPerson, ListPeople, UnlockPerson, UpdatePerson,
};
use contract::page::Page;
use contract::person::{Person, PersonFilter, PersonInput};
use utoipa_actix_web::service_config::ServiceConfig;

use super::service;
use crate::access::guard::Granted;
use crate::platform::failure::Failure;
use crate::platform::http::problems;
use crate::platform::http::reply::Reply;
use crate::platform::http::validated_json::ValidatedJson;
use crate::platform::http::validated_query::ValidatedQuery;
use crate::platform::http::version::Version;
use crate::platform::state::AppState;

pub fn mount(config: &mut ServiceConfig) {
    config
        .service(list_people)
        .service(get_person)
        .service(update_person)
        .service(deactivate_person)
        .service(activate_person)
        .service(unlock_person);
}

fn reply(person: Person) -> Reply<Person> {
    let version = person.version;
    Reply::ok(person).version(version)
}

/// Lists people within reach, by name.
#[utoipa::path(tag = "people", params(PersonFilter), security(("bearer" = [])),
    responses((status = 200, description = "One page", body = Page<Person>), problems::Read))]
#[get("/people")]
async fn list_people(
    state: web::Data<AppState>,
    granted: Granted<ListPeople>,
    filter: ValidatedQuery<PersonFilter>,
) -> Result<Reply<Page<Person>>, Failure> {
    Ok(Reply::ok(
        service::list_people(&state, &granted, &filter.0).await?,
    ))
}

/// One person.
#[utoipa::path(tag = "people", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, description = "The person", body = Person), problems::Read))]
#[get("/people/{id}")]
async fn get_person(
    state: web::Data<AppState>,
    granted: Granted<GetPerson>,
    id: web::Path<PersonId>,
) -> Result<Reply<Person>, Failure> {
    Ok(reply(service::get_person(&state, &granted, *id).await?))
}

/// Changes a person's name, contacts and roles. Nobody changes their own roles.
#[utoipa::path(tag = "people", params(("id" = Uuid, Path), ("If-Match" = String, Header, description = "The version that is changed")),
    security(("bearer" = [])), request_body = PersonInput,
    responses((status = 200, description = "The person", body = Person), problems::Write))]
#[put("/people/{id}")]
async fn update_person(
    state: web::Data<AppState>,
    granted: Granted<UpdatePerson>,
    id: web::Path<PersonId>,
    version: Version,
    body: ValidatedJson<PersonInput>,
) -> Result<Reply<Person>, Failure> {
    Ok(reply(
        service::update_person(&state, &granted, *id, version, &body.value).await?,
    ))
}

/// Shuts a person out: sign-ins end at once, none is possible until activated again; the person's API keys end for good.
#[utoipa::path(tag = "people", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, description = "The person", body = Person), problems::Write))]
#[post("/people/{id}/deactivate")]
async fn deactivate_person(
    state: web::Data<AppState>,
    granted: Granted<DeactivatePerson>,
    id: web::Path<PersonId>,
    version: Version,
) -> Result<Reply<Person>, Failure> {
    Ok(reply(
        service::deactivate_person(&state, &granted, *id, version).await?,
    ))
}

/// Lets a deactivated person sign in again.
#[utoipa::path(tag = "people", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, description = "The person", body = Person), problems::Write))]
#[post("/people/{id}/activate")]
async fn activate_person(
    state: web::Data<AppState>,
    granted: Granted<ActivatePerson>,
    id: web::Path<PersonId>,
    version: Version,
) -> Result<Reply<Person>, Failure> {
    Ok(reply(
        service::activate_person(&state, &granted, *id, version).await?,
    ))
}

/// Takes back the lock that wrong passwords set.
#[utoipa::path(tag = "people", params(("id" = Uuid, Path)), security(("bearer" = [])),
    responses((status = 200, description = "The person", body = Person), problems::Write))]
#[post("/people/{id}/unlock")]
async fn unlock_person(
    state: web::Data<AppState>,
    granted: Granted<UnlockPerson>,
    id: web::Path<PersonId>,
) -> Result<Reply<Person>, Failure> {
    Ok(reply(service::unlock_person(&state, &granted, *id).await?))
}
