//! The policy is what the API does: every operation, asked by every role, about things of every
//! organization around. What the table forbids doesn't exist (404); what it permits is another answer.
//! A new operation doesn't compile until it has its row in [`request`].

mod fixture;
mod request;

use contract::noun::Noun;
use contract::operation::Operation;
use contract::role::Role;

use fixture::{Caller, World};
use request::{Object, Request, request};

use crate::support::Api;

/// Which operations a test walks through: they are divided so that tests run side by side.
async fn walk(part: fn(Object) -> bool) {
    let api = Api::start().await;
    let world = World::new(&api).await;
    let mut faults = Vec::new();
    for operation in Operation::ALL.iter().copied() {
        let request = request(operation);
        if !part(request.object) {
            continue;
        }
        let nobody = request
            .ask(&world, &world.nobody(), world.owner("changchun"))
            .await;
        if nobody != 401 {
            faults.push(format!("{} by nobody: {nobody}", operation.code()));
        }
        for caller in &world.callers {
            faults.extend(ask(&world, operation, &request, caller).await);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

async fn ask(
    world: &World<'_>,
    operation: Operation,
    request: &Request,
    caller: &Caller<'_>,
) -> Vec<String> {
    let rule = caller.rule(operation);
    let mut faults = Vec::new();
    for owner in &world.owners {
        let relation = world.relation(caller.place, owner);
        // A role without any rule is refused before the owner counts; one that has no object has no owner.
        let once = !rule.permits_anything() || request.object.is_nobodys();
        if (once && owner.name != caller.place) || !request.object.may_belong_to(owner) {
            continue;
        }
        let permitted = if request.object.is_nobodys() {
            rule.permits_anything()
        } else {
            rule.own && relation.own
                || rule.below && relation.below
                || rule.reviews && relation.reviews
        };
        let client = if request.ends_the_caller {
            &world.again(caller).await
        } else {
            &caller.client
        };
        let status = request.ask(world, client, owner).await;
        let right = if permitted {
            !matches!(status, 401 | 403 | 404 | 405) && status < 500
        } else {
            status == 404
        };
        if !right {
            let may = if permitted { "may" } else { "may not" };
            faults.push(format!(
                "{} by {} of {} on {}: {status}, but it {may}",
                operation.code(),
                caller.role.code(),
                caller.place,
                owner.name
            ));
        }
    }
    faults
}

#[actix_web::test]
async fn operations_without_an_owner() {
    walk(Object::is_nobodys).await;
}

#[actix_web::test]
async fn operations_on_people_invitations_and_keys() {
    walk(|o| matches!(o, Object::Person | Object::Invitation | Object::Key)).await;
}

#[actix_web::test]
async fn operations_on_organizations() {
    walk(|o| matches!(o, Object::Organization | Object::Office)).await;
}

#[actix_web::test]
async fn operations_on_activities_and_files() {
    walk(|o| matches!(o, Object::Entry(Noun::Activity, _) | Object::File)).await;
}

#[actix_web::test]
async fn operations_on_articles() {
    walk(|o| matches!(o, Object::Entry(Noun::Article, _))).await;
}

#[actix_web::test]
async fn operations_on_submissions_and_what_else_is_filed() {
    walk(|o| match o {
        Object::Entry(noun, _) => !matches!(noun, Noun::Activity | Noun::Article),
        _ => o == Object::Extension,
    })
    .await;
}

#[actix_web::test]
async fn a_session_is_its_persons_alone() {
    let api = Api::start().await;
    let (one, other) = (
        api.person("changchun", &[Role::CityEditor]).await,
        api.person("changchun", &[Role::CityEditor]).await,
    );
    let sessions = other.get("/api/v1/sessions").await.expect(200).json();
    let id = sessions[0]["id"].as_str().expect("a session").to_owned();
    one.delete(&format!("/api/v1/sessions/{id}"))
        .await
        .expect(404);
    other.get("/api/v1/sessions").await.expect(200);
}

#[actix_web::test]
async fn a_key_does_only_what_its_scopes_name() {
    let api = Api::start().await;
    let world = World::new(&api).await;
    let key = world.key("changchun", &[Operation::ListActivities]).await;
    key.get("/api/v1/activities").await.expect(200);
    key.get("/api/v1/organizations").await.expect(404);
    key.post("/api/v1/activities", &serde_json::json!({}))
        .await
        .expect(404);
}
