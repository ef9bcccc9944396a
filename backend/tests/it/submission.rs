//! What organizations hand in: the whole way from draft to acceptance.

mod deadline;
mod draft;
mod gather;
mod review;

use contract::id::SubmissionId;
use contract::material::{MaterialInput, Part, RuleCheck};
use contract::operation::Operation;
use contract::page::Page;
use contract::role::Role;
use contract::submission::{
    Submission, SubmissionRevision, SubmissionRow, SubmissionState as State, Timing,
};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{notification, submission};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::material::{material, rule};
use crate::support::{Answer, Api, Client};

pub const BASE: &str = "/api/v1/submissions";

pub fn path(id: SubmissionId, step: &str) -> String {
    format!("{BASE}/{id}/{step}")
}

/// Of the caller's own organization.
pub async fn begin(client: &Client<'_>, material: Uuid, content: Value) -> Submission {
    let input = json!({ "material_id": material, "content": content });
    client.post(BASE, &input).await.expect(201).as_()
}

pub async fn read(client: &Client<'_>, id: SubmissionId) -> Submission {
    client.get(&format!("{BASE}/{id}")).await.expect(200).as_()
}

pub async fn step(client: &Client<'_>, id: SubmissionId, word: &str) -> Submission {
    client.step(&path(id, word)).await.expect(200).as_()
}

pub async fn judge(client: &Client<'_>, id: SubmissionId, word: &str, verdict: Value) -> Answer {
    client.post(&path(id, word), &verdict).await
}

pub async fn accept(client: &Client<'_>, id: SubmissionId) -> Submission {
    judge(client, id, "accept", json!({}))
        .await
        .expect(200)
        .as_()
}

pub async fn put(client: &Client<'_>, seen: &Submission, content: &impl Serialize) -> Answer {
    let at = format!("{BASE}/{}", seen.id);
    client.put(&at, seen.version, content).await
}

pub async fn save(client: &Client<'_>, seen: &Submission, content: &Value) -> Submission {
    put(client, seen, content).await.expect(200).as_()
}

/// What was told under this kind.
pub async fn told(api: &Api, kind: &str) -> Vec<String> {
    notification::table
        .filter(notification::kind.eq(kind))
        .order(notification::at)
        .select(notification::text)
        .load(&mut *api.conn().await)
        .await
        .expect("notifications")
}

/// 展板: a title and eight pictures with captions.
fn panel() -> MaterialInput {
    MaterialInput {
        label: "展板素材".into(),
        rules: vec![
            rule(RuleCheck::TitleLength, None, Some(20)),
            rule(RuleCheck::PhotoCount, Some(8), Some(8)),
            rule(RuleCheck::CaptionLength, Some(1), Some(20)),
            rule(RuleCheck::CaptionsDistinct, None, None),
        ],
        ..material("board", &[Part::Title, Part::Photos])
    }
}

async fn photos(api: &Api, key: &str, number: usize) -> Vec<Value> {
    let organization = api.organization(key).await;
    let mut all = Vec::new();
    for n in 1..=number {
        let file = api.picture(organization).await;
        all.push(json!({ "file": file, "caption": format!("社区读书会第{n}场") }));
    }
    all
}

#[actix_web::test]
async fn the_whole_way_of_a_city() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let province = api.person("province", &[Role::ProvinceReviewer]).await;
    let material = api.material(&panel()).await;

    let input = json!({ "material_id": material });
    let made = city.post(BASE, &input).await.expect(201);
    assert_eq!(made.header("etag"), "\"1\"");
    let made: Submission = made.as_();
    assert!(!made.part && made.office.is_none() && made.due.is_none());
    let found: Vec<&str> = made.findings.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(found, ["title", "photos"]);
    assert_eq!(
        made.actions,
        [
            Operation::UpdateSubmission,
            Operation::SubmitSubmission,
            Operation::DeleteSubmission
        ]
    );
    let refused = city.step(&path(made.id, "submit")).await.expect(422);
    assert_eq!(refused.faults(), ["title required", "photos photo_count"]);

    let mut content = json!({ "title": "书香长春", "photos": photos(&api, "changchun", 8).await });
    let saved = save(&city, &made, &content).await;
    assert_eq!((saved.version, saved.findings.len()), (2, 0));
    assert_eq!(saved.revision.files.len(), 8);
    // What is the same is not written again.
    assert_eq!(save(&city, &saved, &content).await.version, 2);

    let sent = step(&city, made.id, "submit").await;
    assert_eq!(sent.revision.state, State::Submitted);
    assert_eq!(sent.revision.timing, Some(Timing::OnTime));
    assert_eq!(sent.actions, [Operation::WithdrawSubmission]);
    let office = sent.office.expect("an office");
    assert_eq!(office.id, api.organization("province").await.into());
    let text = "长春市教育局报送了“展板素材”，请审核。";
    assert_eq!(told(&api, "submitted").await, [text]);

    let waiting = format!("{BASE}?waiting=true");
    let queue: Page<SubmissionRow> = province.get(&waiting).await.expect(200).as_();
    assert_eq!(queue.items.len(), 1);
    let row = &queue.items[0];
    assert_eq!((row.id, row.photos, row.revision_number), (made.id, 8, 1));
    assert_eq!(
        (row.title.as_str(), row.state),
        ("书香长春", State::Submitted)
    );
    let seen = read(&province, made.id).await;
    let may = [Operation::AcceptSubmission, Operation::ReturnSubmission];
    assert_eq!(seen.actions, may);

    let why = judge(&province, made.id, "return", json!({})).await;
    assert_eq!(why.expect(422).faults(), ["note required"]);
    let remark = |field: &str| json!({ "remarks": [{ "field": field, "reason": "图片模糊。" }] });
    let why = judge(&province, made.id, "return", remark("colour")).await;
    assert_eq!(why.expect(422).faults(), ["remarks.0.field unknown"]);
    let back = judge(&province, made.id, "return", remark("photos.2")).await;
    let back: Submission = back.expect(200).as_();
    assert_eq!(back.revision.state, State::Returned);
    assert!(back.office.is_none() && back.actions.is_empty());
    let text = "“展板素材”已由吉林省教育厅退回：图片模糊。请修改后重新报送。";
    assert_eq!(told(&api, "returned").await, [text]);

    content["photos"][2] = photos(&api, "changchun", 1).await.remove(0);
    content["photos"][2]["caption"] = json!("社区读书会近景");
    let back = read(&city, made.id).await;
    let fixed = save(&city, &back, &content).await;
    assert_eq!(
        (fixed.revision.number, fixed.revision.state),
        (2, State::Draft)
    );
    // Who corrects it has the reasons before them until it is done.
    let field = |s: &Submission| s.sent_back.as_ref().map(|r| r.remarks[0].field.clone());
    for seen in [&back, &fixed] {
        assert_eq!(field(seen).as_deref(), Some("photos.2"));
    }
    let versions = city.get(&path(made.id, "revisions")).await.expect(200);
    let versions: Vec<SubmissionRevision> = versions.as_();
    assert_eq!((versions[0].number, versions[0].reviews.len()), (2, 0));
    assert_eq!(
        (versions[1].number, versions[1].state),
        (1, State::Returned)
    );
    assert_eq!(versions[1].reviews[0].remarks[0].field, "photos.2");
    assert_eq!(versions[1].files.len(), 8);

    let again = step(&city, made.id, "submit").await;
    assert_eq!(field(&again).as_deref(), Some("photos.2"));
    let done = accept(&province, made.id).await;
    assert_eq!(done.revision.state, State::Accepted);
    assert!(done.sent_back.is_none());
    assert_eq!((done.accepted_number, done.office), (None, None));
    assert_eq!(told(&api, "accepted").await.len(), 1);
    let (first, accepted): (
        Option<chrono::DateTime<chrono::Utc>>,
        Option<chrono::DateTime<chrono::Utc>>,
    ) = submission::table
        .find(Uuid::from(made.id))
        .select((submission::first_submitted_at, submission::accepted_at))
        .first(&mut *api.conn().await)
        .await
        .expect("the row");
    assert!(first.is_some() && accepted > first);
}
