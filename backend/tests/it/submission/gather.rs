//! A reporter puts together what organizations below have handed in.

use contract::id::SubmissionId;
use contract::material::{DocumentKind, Figure, FigureKind, MaterialInput, Part, RuleCheck};
use contract::role::Role;
use contract::submission::{Submission, SubmissionContent};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{accept, begin, path, put, read, save, step};
use crate::support::material::{material, rule};
use crate::support::{Answer, Api, Client, public};

fn summary() -> MaterialInput {
    let figure = |code: &str, summed: bool| Figure {
        code: code.into(),
        label: code.into(),
        kind: FigureKind::Integer,
        summed,
        ..Figure::default()
    };
    let parts = [
        Part::Title,
        Part::Body,
        Part::Photos,
        Part::Documents,
        Part::Cases,
        Part::Exemplars,
        Part::Figures,
    ];
    MaterialInput {
        gathers: true,
        document_kinds: vec![DocumentKind::Pdf],
        figures: vec![
            figure("visits", true),
            figure("lectures", true),
            figure("rank", false),
        ],
        ..material("summary", &parts)
    }
}

async fn gather(
    client: &Client<'_>,
    id: SubmissionId,
    from: &[SubmissionId],
    parts: &[&str],
) -> Answer {
    let body = json!({ "submissions": from, "parts": parts });
    client.post(&path(id, "gather"), &body).await
}

/// A new institution of 长春 hands this in, and the city accepts it.
async fn handed_in(api: &Api, name: &str, material: Uuid, content: Value) -> SubmissionId {
    let school = api.institution("changchun", name).await;
    let client = api.person_in(school, &[Role::InstitutionSubmitter]).await;
    let made = begin(&client, material, content).await;
    step(&client, made.id, "submit").await;
    accept(
        &api.person("changchun", &[Role::CityReviewer]).await,
        made.id,
    )
    .await;
    made.id
}

#[actix_web::test]
async fn of_a_part_nobody_asks_the_number_of_the_whole() {
    let api = Api::start().await;
    let panel = MaterialInput {
        gathers: true,
        rules: vec![
            rule(RuleCheck::PhotoCount, Some(2), Some(2)),
            rule(RuleCheck::BodyLength, Some(400), None),
            rule(RuleCheck::CaptionLength, Some(1), Some(40)),
        ],
        ..material("panel", &[Part::Title, Part::Body, Part::Photos])
    };
    let material = api.material(&panel).await;
    let school = api.institution("changchun", "甲校").await;
    let client = api.person_in(school, &[Role::InstitutionSubmitter]).await;
    let made = begin(&client, material, json!({})).await;
    assert!(made.part);
    let checks: Vec<_> = made
        .material
        .content
        .rules
        .iter()
        .map(|r| (r.check, r.least))
        .collect();
    assert_eq!(
        checks,
        [
            (RuleCheck::PhotoCount, None),
            (RuleCheck::CaptionLength, Some(1))
        ]
    );
    let empty = client.step(&path(made.id, "submit")).await;
    assert_eq!(empty.expect(422).faults(), ["title required"]);

    let photo = api.picture(school).await;
    let mut one = json!({ "photos": [{ "file": photo, "caption": "" }] });
    save(&client, &made, &one).await;
    let bare = client.step(&path(made.id, "submit")).await;
    let faults = ["photos.0.caption caption_length"];
    assert_eq!(bare.expect(422).faults(), faults);
    one["photos"][0]["caption"] = "甲校读书会".into();
    let made = read(&client, made.id).await;
    save(&client, &made, &one).await;
    step(&client, made.id, "submit").await;

    // The reporter is held to all of it.
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let whole = begin(&city, material, json!({})).await;
    let refused = city.step(&path(whole.id, "submit")).await;
    let faults = ["title required", "body required", "photos photo_count"];
    assert_eq!(refused.expect(422).faults(), faults);
}

#[actix_web::test]
async fn pieces_are_put_together() {
    let api = Api::start().await;
    let changchun = api.organization("changchun").await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let material = api.material(&summary()).await;
    let (photo, document) = (api.picture(changchun).await, api.document(changchun).await);
    let school = api.institution("changchun", "甲校").await;
    let (theirs, paper) = (api.picture(school).await, api.document(school).await);
    let activity = api.published_by(school, &public::content("读书会")).await;
    let client = api.person_in(school, &[Role::InstitutionSubmitter]).await;
    let first = json!({
        "title": "甲校总结", "body": "甲校做了很多。",
        "photos": [{ "file": theirs, "caption": "甲校读书会" }],
        "documents": [{ "file": paper }],
        "cases": [{ "title": "甲校案例", "body": "详情" }],
        "exemplars": [{ "activity_id": activity }],
        "figures": [{ "code": "visits", "value": "1,200" }, { "code": "rank", "value": "3" }],
    });
    let made = begin(&client, material, first).await;
    step(&client, made.id, "submit").await;
    accept(
        &api.person("changchun", &[Role::CityReviewer]).await,
        made.id,
    )
    .await;
    let first = made.id;
    let figures =
        json!([{ "code": "visits", "value": "30" }, { "code": "lectures", "value": "2" }]);
    let second = json!({ "title": "乙校总结", "body": "乙校也是。", "figures": figures });
    let second = handed_in(&api, "乙校", material, second).await;

    let own = json!({
        "title": "全市总结", "body": "全市情况。", "photos": [{ "file": photo, "caption": "全市开幕" }],
        "documents": [{ "file": document }], "figures": [{ "code": "lectures", "value": "5" }],
    });
    let made = begin(&city, material, own).await;
    assert_eq!(made.parts, 2);
    let parts = [
        "body",
        "photos",
        "documents",
        "cases",
        "exemplars",
        "figures",
    ];
    let done = gather(&city, made.id, &[second, first], &parts).await;
    let done: Submission = done.expect(200).as_();
    let text = &done.revision.content;
    assert_eq!(text.title, "全市总结");
    assert_eq!(
        text.body,
        "全市情况。\n\n【乙校】\n乙校也是。\n\n【甲校】\n甲校做了很多。"
    );
    let captions: Vec<&str> = text.photos.iter().map(|p| p.caption.as_str()).collect();
    assert_eq!(captions, ["全市开幕", "甲校读书会"]);
    assert_eq!((text.documents.len(), text.cases.len()), (2, 1));
    assert_eq!(done.exemplars.len(), 1);
    let figure = |code: &str| {
        let f = text.figure(code);
        f.map(|f| (f.value.as_str(), f.reason.as_str()))
    };
    assert_eq!(figure("visits"), Some(("1230", "由2个单位汇总")));
    assert_eq!(figure("lectures"), Some(("7", "")));
    assert_eq!(figure("rank"), None);
    assert_eq!(
        (text.gathered.as_slice(), done.parts),
        ([second, first].as_slice(), 0)
    );

    // Nothing is taken twice.
    let again: Submission = gather(&city, made.id, &[first], &["body"])
        .await
        .expect(200)
        .as_();
    assert_eq!(
        (again.version, &again.revision.content),
        (done.version, text)
    );
    // Whoever takes one out again may take it in again.
    let mut less: SubmissionContent = text.clone();
    less.gathered.retain(|id| *id != first);
    put(&city, &again, &less).await.expect(200);
    assert_eq!(read(&city, made.id).await.parts, 1);
}

#[actix_web::test]
async fn only_accepted_pieces_of_the_same_material_from_below() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let material = api.material(&summary()).await;
    let other = MaterialInput {
        code: "other".into(),
        ..summary()
    };
    let other = api.material(&other).await;
    let body = |text: &str| json!({ "title": "总结", "body": text });
    let strange = handed_in(&api, "甲校", other, body("另一项")).await;
    let school = api.institution("changchun", "乙校").await;
    let school = api.person_in(school, &[Role::InstitutionSubmitter]).await;
    let draft = begin(&school, material, body("草稿")).await;
    let far = api.institution("jilin", "丙校").await;
    let far = api.person_in(far, &[Role::InstitutionSubmitter]).await;
    let foreign = begin(&far, material, body("外市")).await;
    step(&far, foreign.id, "submit").await;
    accept(
        &api.person("jilin", &[Role::CityReviewer]).await,
        foreign.id,
    )
    .await;

    let made = begin(&city, material, body("全市")).await;
    assert_eq!(made.parts, 0);
    let asked = [made.id, strange, draft.id, foreign.id];
    let refused = gather(&city, made.id, &asked, &["body"]).await.expect(422);
    let faults: Vec<String> = (0..4)
        .map(|i| format!("submissions.{i} not_found"))
        .collect();
    assert_eq!(refused.faults(), faults);
    let refused = gather(&city, made.id, &[draft.id], &["title", "committee"]).await;
    assert_eq!(
        refused.expect(422).faults(),
        ["parts.0 not_wanted", "parts.1 not_wanted"]
    );
    let refused = gather(&city, made.id, &[], &["body"]).await.expect(422);
    assert_eq!(refused.faults(), ["submissions required"]);
    // Too much to hold.
    let long = handed_in(&api, "丁校", material, body(&"长".repeat(50_000))).await;
    let refused = gather(&city, made.id, &[long], &["body"]).await.expect(422);
    assert_eq!(refused.faults(), ["body too_long"]);
}
