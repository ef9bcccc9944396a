//! Deadlines, extensions, corrections, supplements.

use chrono::{DateTime, Duration, Utc};
use contract::material::{MaterialInput, Part};
use contract::page::Page;
use contract::role::Role;
use contract::submission::{SubmissionRevision, SubmissionRow, SubmissionState as State, Timing};
use contract::time;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{extension, file, submission};
use serde_json::json;
use uuid::Uuid;

use super::{BASE, accept, begin, judge, path, read, save, step};
use crate::support::Api;
use crate::support::material::material;

/// To the second: as the database keeps it, and short to compare.
fn ago(minutes: i64) -> DateTime<Utc> {
    use chrono::SubsecRound;
    Utc::now().trunc_subsecs(0) - Duration::minutes(minutes)
}

fn due(minutes_ago: i64) -> MaterialInput {
    MaterialInput {
        deadline: Some(ago(minutes_ago)),
        ..material("plan", &[Part::Body, Part::Photos])
    }
}

async fn grant(api: &Api, material: Uuid, until: DateTime<Utc>) -> Uuid {
    let id = Uuid::now_v7();
    diesel::insert_into(extension::table)
        .values((
            extension::id.eq(id),
            extension::material_id.eq(material),
            extension::organization_id.eq(api.organization("changchun").await),
            extension::until.eq(until),
            extension::reason.eq("停电"),
            extension::granted_by.eq("李四"),
        ))
        .execute(&mut *api.conn().await)
        .await
        .expect("an extension");
    id
}

async fn revoke(api: &Api, id: Uuid) {
    diesel::update(extension::table.find(id))
        .set(extension::revoked_at.eq(Utc::now()))
        .execute(&mut *api.conn().await)
        .await
        .expect("revoked");
}

#[actix_web::test]
async fn an_extension_counts_while_it_holds() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let input = due(10);
    let material = api.material(&input).await;
    let made = begin(&city, material, json!({ "body": "工作方案" })).await;
    assert_eq!((made.due, made.extension), (input.deadline, None));
    let late = city.step(&path(made.id, "submit")).await.expect(409);
    assert_eq!(late.code(), "deadline_passed");
    let closed = time::say_full(input.deadline.expect("a deadline"));
    let detail = late.json()["detail"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert!(detail.contains(&format!("已于{closed}截止")), "{detail}");

    // One that ended, and a revoked one, help nobody.
    let end = ago(5);
    let ended = grant(&api, material, end).await;
    let late = city.step(&path(made.id, "submit")).await.expect(409);
    assert!(
        late.text().contains(&time::say_full(end)),
        "{}",
        late.text()
    );
    revoke(&api, ended).await;
    let revoked = grant(&api, material, ago(-60)).await;
    revoke(&api, revoked).await;
    city.step(&path(made.id, "submit")).await.expect(409);

    let until = ago(-120);
    grant(&api, material, until).await;
    let seen = read(&city, made.id).await;
    assert_eq!(seen.due, Some(until));
    assert_eq!(seen.extension.map(|e| e.reason), Some("停电".into()));
    let sent = step(&city, made.id, "submit").await;
    assert_eq!(sent.revision.timing, Some(Timing::Extended));
}

#[actix_web::test]
async fn an_upload_that_began_in_time_carries_it_over() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let material = api.material(&due(10)).await;
    let picture = api.picture(api.organization("changchun").await).await;
    let content = json!({ "body": "方案", "photos": [{ "file": picture, "caption": "读书会" }] });
    let made = begin(&city, material, content).await;
    let late = city.step(&path(made.id, "submit")).await.expect(409);
    assert_eq!(late.code(), "deadline_passed");
    diesel::update(file::table.find(picture))
        .set((
            file::upload_started_at.eq(ago(20)),
            file::created_at.eq(ago(1)),
        ))
        .execute(&mut *api.conn().await)
        .await
        .expect("a slow upload");
    let sent = step(&city, made.id, "submit").await;
    assert_eq!(sent.revision.timing, Some(Timing::UploadInTime));
}

#[actix_web::test]
async fn a_correction_may_come_late() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let province = api.person("province", &[Role::ProvinceReviewer]).await;
    let material = api.material(&due(-60)).await;
    let made = begin(&city, material, json!({ "body": "工作方案" })).await;
    step(&city, made.id, "submit").await;
    let why = json!({ "note": "请加盖公章。" });
    judge(&province, made.id, "return", why).await.expect(200);
    api.material_becomes(material, &due(10)).await;
    // Unchanged, it is the next version all the same.
    let sent = step(&city, made.id, "submit").await;
    assert_eq!(
        (sent.revision.number, sent.revision.timing),
        (2, Some(Timing::Correction))
    );
    assert_eq!(sent.revision.content.body, "工作方案");
}

#[actix_web::test]
async fn what_was_withdrawn_has_not_come() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let material = api.material(&due(-60)).await;
    let made = begin(&city, material, json!({ "body": "工作方案" })).await;
    step(&city, made.id, "submit").await;
    let back = step(&city, made.id, "withdraw").await;
    assert_eq!(
        (back.revision.number, back.revision.state),
        (1, State::Draft)
    );
    assert_eq!(
        (back.revision.submitted_at, back.revision.timing),
        (None, None)
    );
    api.material_becomes(material, &due(10)).await;
    city.step(&path(made.id, "submit")).await.expect(409);
    city.delete(&format!("{BASE}/{}", made.id))
        .await
        .expect(204);
}

#[actix_web::test]
async fn a_supplement_leaves_what_is_accepted() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let province = api.person("province", &[Role::ProvinceReviewer]).await;
    let material = api.material(&due(-60)).await;
    let made = begin(&city, material, json!({ "body": "工作方案" })).await;
    let at = format!("{BASE}/{}", made.id);
    city.step(&path(made.id, "supplement")).await.expect(409);
    step(&city, made.id, "submit").await;
    city.delete(&at).await.expect(409);
    accept(&province, made.id).await;
    assert_eq!(city.delete(&at).await.expect(409).code(), "in_use");
    api.material_becomes(material, &due(10)).await;

    // Begun and given up.
    let begun = step(&city, made.id, "supplement").await;
    assert_eq!((begun.revision.number, begun.accepted_number), (2, Some(1)));
    city.delete(&at).await.expect(204);
    let again = read(&city, made.id).await;
    assert_eq!(
        (again.revision.number, again.revision.state),
        (1, State::Accepted)
    );
    assert_eq!(
        (again.revision.timing, again.accepted_number),
        (Some(Timing::OnTime), None)
    );

    let begun = step(&city, made.id, "supplement").await;
    assert_eq!(begun.revision.content.body, "工作方案");
    save(&city, &begun, &json!({ "body": "工作方案（补充）" })).await;
    let page: Page<SubmissionRow> = city.get(BASE).await.expect(200).as_();
    assert_eq!(page.items[0].state, State::Draft);
    let accepted: Option<DateTime<Utc>> = submission::table
        .find(Uuid::from(made.id))
        .select(submission::accepted_at)
        .first(&mut *api.conn().await)
        .await
        .expect("the row");
    assert!(accepted.is_some());
    let sent = step(&city, made.id, "submit").await;
    assert_eq!(sent.revision.timing, Some(Timing::Supplement));
    // Taken back, the row shows again how the first came.
    step(&city, made.id, "withdraw").await;
    let page: Page<SubmissionRow> = city.get(BASE).await.expect(200).as_();
    assert_eq!(page.items[0].timing, Some(Timing::OnTime));
    step(&city, made.id, "submit").await;
    accept(&province, made.id).await;
    let versions: Vec<SubmissionRevision> = city
        .get(&path(made.id, "revisions"))
        .await
        .expect(200)
        .as_();
    let states: Vec<State> = versions.iter().map(|v| v.state).collect();
    assert_eq!(states, [State::Accepted, State::Superseded]);
}
