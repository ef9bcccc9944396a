//! What the sample hands in stands in all tables as if it had been filed.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use contract::board::{Board, BoardState};
use contract::id::FileId;
use contract::page::Page;
use contract::role::Role;
use contract::submission::{
    Submission, SubmissionContent, SubmissionRevision, SubmissionRow, SubmissionState, findings,
    unexplained,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::material::service::definitions;
use learning_week::platform::store::schema::{
    activity, audit, material, submission, submission_file, submission_revision,
};
use learning_week::reference::edition::settings;
use learning_week::submission::facts;
use serde_json::{Value, json};
use uuid::Uuid;

use super::super::run;
use crate::support::Api;

async fn panel(api: &Api) -> Uuid {
    material::table
        .filter(material::code.eq("panel"))
        .select(material::id)
        .first(&mut *api.conn().await)
        .await
        .expect("the panel")
}

type Version = (Uuid, Uuid, i32, String, Value, Option<DateTime<Utc>>);

/// Every version that was handed in keeps the rules, by what the database knows.
pub async fn sound(api: &Api) {
    let mut conn = api.conn().await;
    let settings = settings(&mut conn, None).await.expect("an edition");
    let definitions = definitions(&mut conn, settings.id)
        .await
        .expect("materials");
    let all: HashMap<Uuid, (Uuid, Uuid, String)> = submission::table
        .select((
            submission::id,
            (
                submission::material_id,
                submission::organization_id,
                submission::state,
            ),
        ))
        .load(&mut *conn)
        .await
        .expect("submissions")
        .into_iter()
        .collect();
    let versions: Vec<Version> = submission_revision::table
        .select((
            submission_revision::id,
            submission_revision::submission_id,
            submission_revision::number,
            submission_revision::state,
            submission_revision::content,
            submission_revision::submitted_at,
        ))
        .order((
            submission_revision::submission_id,
            submission_revision::number,
        ))
        .load(&mut *conn)
        .await
        .expect("versions");
    let mut newest: HashMap<Uuid, String> = HashMap::new();
    for (revision, id, number, state, content, at) in versions {
        let content: SubmissionContent = serde_json::from_value(content).expect("a content");
        let (material, organization, _) = &all[&id];
        let definition = definitions
            .iter()
            .find(|d| d.id == *material)
            .expect("a material");
        let what = format!("{} {organization} {number}", definition.content.code);
        let named: Vec<Uuid> = submission_file::table
            .filter(submission_file::revision_id.eq(revision))
            .select(submission_file::file_id)
            .load(&mut *conn)
            .await
            .expect("files");
        let named: HashSet<FileId> = named.into_iter().map(Into::into).collect();
        assert_eq!(named, content.files().into_iter().collect(), "{what}");
        assert_eq!(state == "draft", at.is_none(), "{what}");
        newest.insert(id, state.clone());
        if state == "draft" {
            continue;
        }
        assert!(at.is_some_and(|at| at < Utc::now()), "{what}");
        let known = facts::known(
            &mut conn,
            &settings,
            definition,
            *organization,
            false,
            &content,
        )
        .await
        .expect("facts");
        let found = findings(&content, &definition.content, &known.facts);
        let wrong = unexplained(&found, &content);
        assert!(wrong.is_empty(), "{what}: {wrong:#?}");
    }
    for (id, (_, _, state)) in &all {
        assert_eq!(&newest[id], state, "{id}");
    }
    let marked: i64 = activity::table
        .filter(activity::exemplar.eq(true))
        .count()
        .get_result(&mut *conn)
        .await
        .expect("a count");
    assert!(marked >= 15, "{marked}");
}

/// The pages see it.
pub async fn reads(api: &Api) {
    let province = api.person("province", &[Role::ProvinceReviewer]).await;
    let panel = panel(api).await;
    let accepted = format!("/api/v1/submissions?material_id={panel}&state=accepted&limit=50");
    let page: Page<SubmissionRow> = province.get(&accepted).await.expect(200).as_();
    assert!(page.items.len() >= 14, "{}", page.items.len());
    assert!(page.items.iter().all(|r| r.sample && r.photos == 8));
    let jilin = api.organization("jilin").await;
    let row = page
        .items
        .iter()
        .find(|r| r.organization.id == jilin.into());
    let id = row.expect("the panel of 吉林市").id;
    let city = api.person("jilin", &[Role::CityEditor]).await;
    let path = format!("/api/v1/submissions/{id}");
    let whole: Submission = city.get(&path).await.expect(200).as_();
    assert_eq!(whole.revision.state, SubmissionState::Accepted);
    let versions: Vec<SubmissionRevision> = city
        .get(&format!("{path}/revisions"))
        .await
        .expect(200)
        .as_();
    assert_eq!(versions.len(), 2);
    let first = versions.iter().find(|v| v.number == 1).expect("the first");
    assert!(!first.reviews[0].passed && !first.reviews[0].remarks.is_empty());
    assert_ne!(first.content.title, whole.revision.content.title);
    let photo = whole.revision.files[0].url.clone();
    let jpeg = city.get(&format!("/{photo}")).await.expect(200);
    assert_eq!(jpeg.header("content-type"), "image/jpeg");

    let board: Board = province
        .get("/api/v1/board?limit=100")
        .await
        .expect(200)
        .as_();
    let cells = board.items.iter().flat_map(|r| &r.cells);
    let states: HashSet<BoardState> = cells.map(|c| c.state).collect();
    for state in [
        BoardState::Accepted,
        BoardState::Waiting,
        BoardState::Returned,
        BoardState::Overdue,
        BoardState::Exempt,
    ] {
        assert!(states.contains(&state), "{state:?} of {states:?}");
    }
    let yanbian = api.organization("yanbian").await;
    let row = board
        .items
        .iter()
        .find(|r| r.organization.id == yanbian.into());
    let done = |state| matches!(state, BoardState::Accepted | BoardState::Exempt);
    assert!(
        row.expect("延边").cells.iter().all(|c| done(c.state)),
        "complete"
    );
}

/// An installation that has the activities already gets the rest, beside what people filed themselves.
#[actix_web::test]
async fn submissions_come_later_too_and_keep_out_of_the_way() {
    let api = Api::start().await;
    run(&api, &[]).await.expect("seeds");
    let mut conn = api.conn().await;
    diesel::delete(submission::table)
        .execute(&mut *conn)
        .await
        .expect("they go");
    diesel::sql_query("alter table audit disable trigger audit_append_only")
        .execute(&mut *conn)
        .await
        .expect("rows can go");
    diesel::delete(audit::table.filter(audit::operation.eq("seed_sample_submissions")))
        .execute(&mut *conn)
        .await
        .expect("it is forgotten");
    drop(conn);
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let panel = panel(&api).await;
    let input = json!({ "material_id": panel, "content": { "title": "自己的展板" } });
    let own: Submission = city
        .post("/api/v1/submissions", &input)
        .await
        .expect(201)
        .as_();
    run(&api, &[]).await.expect("seeds again");
    let path = format!("/api/v1/submissions/{}", own.id);
    let still: Submission = city.get(&path).await.expect(200).as_();
    assert_eq!((still.version, still.sample), (own.version, false));
    let count: i64 = submission::table
        .filter(submission::material_id.eq(panel))
        .filter(submission::state.eq("accepted"))
        .count()
        .get_result(&mut *api.conn().await)
        .await
        .expect("a count");
    assert_eq!(count, 13);
    run(&api, &["--remove-sample"]).await.expect("removes");
    city.get(&path).await.expect(200);
}
