//! The workflow of activities: who may do which step, when.

mod rounds;

use contract::activity::{Activity, ActivityRow};
use contract::id::ActivityId;
use contract::operation::Operation;
use contract::page::Page;
use contract::role::Role;
use contract::workflow::{Holding, RevisionState};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{audit, listing, notification};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::activity::{draft, path, whole};
use crate::support::{Answer, Api, Client};

/// Those who take part, and an institution's draft.
struct Cast<'a> {
    submitter: Client<'a>,
    reviewer: Client<'a>,
    publisher: Client<'a>,
}

impl<'a> Cast<'a> {
    async fn of(api: &'a Api) -> Self {
        let school = api.institution("changchun", "南关区社区学校").await;
        Self {
            submitter: api.person_in(school, &[Role::InstitutionSubmitter]).await,
            reviewer: api.person("changchun", &[Role::CityReviewer]).await,
            publisher: api.person("province", &[Role::ProvincePublisher]).await,
        }
    }

    async fn published(&self, title: &str) -> Activity {
        let made = draft(&self.submitter, whole(title)).await;
        step(&self.submitter, made.id, "submit").await;
        step(&self.reviewer, made.id, "approve").await;
        step(&self.publisher, made.id, "publish").await
    }
}

async fn step(client: &Client<'_>, id: ActivityId, word: &str) -> Activity {
    client.step(&path(id, word)).await.expect(200).as_()
}

async fn because(client: &Client<'_>, id: ActivityId, word: &str) -> Answer {
    let reason = json!({ "reason": "请补充活动地点。" });
    client.post(&path(id, word), &reason).await
}

async fn put(client: &Client<'_>, seen: &Activity, content: &Value) -> Activity {
    client
        .put(
            &format!("/api/v1/activities/{}", seen.id),
            seen.version,
            content,
        )
        .await
        .expect(200)
        .as_()
}

async fn listed(api: &Api, id: ActivityId) -> Option<(String, String)> {
    listing::table
        .find(Uuid::from(id))
        .select((listing::title, listing::holding))
        .first(&mut *api.conn().await)
        .await
        .optional()
        .expect("the listing")
}

async fn told(api: &Api, kind: &str) -> i64 {
    notification::table
        .filter(notification::kind.eq(kind))
        .count()
        .get_result(&mut *api.conn().await)
        .await
        .expect("a count")
}

#[actix_web::test]
async fn the_main_job() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let made = draft(&cast.submitter, whole("读书会")).await;
    let id = made.id;
    assert_eq!(
        made.reviewer.as_ref().map(|r| &*r.name),
        Some("长春市教育局")
    );
    let sent = step(&cast.submitter, id, "submit").await;
    assert_eq!(sent.revision.state, RevisionState::Submitted);
    assert_eq!(sent.revision.submitted_by.as_deref(), Some("测试人员"));
    assert_eq!(
        sent.actions,
        [Operation::WithdrawActivity, Operation::DuplicateActivity]
    );
    assert_eq!(told(&api, "submitted").await, 1);

    let queue: Page<ActivityRow> = cast.reviewer.get("/api/v1/reviews").await.expect(200).as_();
    assert_eq!(queue.items[0].id, id);
    let back = because(&cast.reviewer, id, "return").await.expect(200);
    let back: Activity = back.as_();
    assert_eq!(back.revision.state, RevisionState::Returned);
    assert_eq!(back.revision.reason.as_deref(), Some("请补充活动地点。"));
    assert_eq!(told(&api, "returned").await, 1);

    let mut better = whole("读书会");
    better["venue_name"] = json!("市图书馆三楼");
    let fixed = put(&cast.submitter, &back, &better).await;
    assert_eq!(fixed.revision.state, RevisionState::Returned);
    step(&cast.submitter, id, "submit").await;
    // The one who returned it reviews it again.
    let passed = step(&cast.reviewer, id, "approve").await;
    assert_eq!(passed.revision.state, RevisionState::Approved);
    assert_eq!(told(&api, "approved").await, 1);
    assert_eq!(listed(&api, id).await, None);
    let queue: Page<ActivityRow> = cast
        .publisher
        .get("/api/v1/reviews")
        .await
        .expect(200)
        .as_();
    assert_eq!(queue.items.len(), 1);
    let out = step(&cast.publisher, id, "publish").await;
    assert_eq!(out.revision.state, RevisionState::Published);
    assert!(out.public_revision.is_none());
    assert_eq!(told(&api, "published").await, 1);
    let shown = |title: &str, holding: &str| Some((title.to_owned(), holding.to_owned()));
    assert_eq!(listed(&api, id).await, shown("读书会", "scheduled"));

    // A new revision walks the same way; the old one stays.
    let second = step(&cast.submitter, id, "revise").await;
    assert_eq!(
        (second.revision.number, second.revision.state),
        (3, RevisionState::Draft),
        "the first came back and stays in the history"
    );
    assert_eq!(second.public_revision.as_ref().map(|r| r.number), Some(2));
    put(&cast.submitter, &second, &whole("亲子读书会")).await;
    step(&cast.submitter, id, "submit").await;
    assert_eq!(listed(&api, id).await, shown("读书会", "scheduled"));
    because(&cast.reviewer, id, "return").await.expect(200);
    assert_eq!(listed(&api, id).await, shown("读书会", "scheduled"));
    step(&cast.submitter, id, "submit").await;
    step(&cast.reviewer, id, "approve").await;
    because(&cast.publisher, id, "decline").await.expect(200);
    step(&cast.submitter, id, "submit").await;
    step(&cast.reviewer, id, "approve").await;
    assert_eq!(listed(&api, id).await, shown("读书会", "scheduled"));
    step(&cast.publisher, id, "publish").await;
    assert_eq!(listed(&api, id).await, shown("亲子读书会", "scheduled"));
    let revisions = cast
        .submitter
        .get(&path(id, "revisions"))
        .await
        .expect(200)
        .json();
    let states: Vec<&str> = revisions
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|r| r["state"].as_str())
        .collect();
    // What was returned and what was declined stay in the history.
    assert_eq!(
        states,
        [
            "published",
            "returned",
            "returned",
            "superseded",
            "returned"
        ]
    );

    let notice = json!({ "notice": "因天气原因取消。" });
    let off: Activity = cast
        .submitter
        .post(&path(id, "cancel"), &notice)
        .await
        .expect(200)
        .as_();
    assert_eq!(off.holding, Holding::Cancelled);
    assert_eq!(off.notice.as_deref(), Some("因天气原因取消。"));
    // The office's own words stay inside: nobody reviewed them.
    let public = async || {
        let path = format!("/api/v1/public/activities/{id}");
        let shown = api.nobody().get(&path).await.expect(200).json();
        let feed = api
            .nobody()
            .get("/feeds/activities.json")
            .await
            .expect(200)
            .text();
        assert!(!feed.contains("因天气原因取消"), "{feed}");
        shown["notice"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(public().await, "因故，本活动取消，敬请谅解。");
    assert_eq!(listed(&api, id).await, shown("亲子读书会", "cancelled"));
    cast.submitter
        .post(&path(id, "cancel"), &notice)
        .await
        .expect(409);
    let on = step(&cast.submitter, id, "restore").await;
    assert_eq!((on.holding, on.notice), (Holding::Scheduled, None));
    cast.publisher
        .post(&path(id, "postpone"), &notice)
        .await
        .expect(200);
    assert_eq!(listed(&api, id).await, shown("亲子读书会", "postponed"));
    let weather = json!({ "reason": "weather" });
    let told = cast.publisher.post(&path(id, "postpone"), &weather).await;
    let told: Activity = told.expect(200).as_();
    let sentence = "因天气原因，本活动延期举行，时间另行通知。";
    assert_eq!(told.notice.as_deref(), Some(sentence));
    assert_eq!(public().await, sentence);
    let own = json!({ "reason": "<b>点这里</b>" });
    let refused = cast.publisher.post(&path(id, "postpone"), &own).await;
    assert_eq!(refused.expect(422).faults(), ["reason wrong_type"]);
    because(&cast.publisher, id, "retract").await.expect(200);
    assert_eq!(listed(&api, id).await, None);
}

#[actix_web::test]
async fn another_city_sees_nothing() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let other = api.person("jilin", &[Role::CityReviewer]).await;
    let province = api.person("province", &[Role::ProvinceReviewer]).await;
    let made = draft(&cast.submitter, whole("读书会")).await;
    step(&cast.submitter, made.id, "submit").await;
    other.step(&path(made.id, "approve")).await.expect(404);
    because(&other, made.id, "return").await.expect(404);
    // The province sees it, the review is the city's.
    province.step(&path(made.id, "approve")).await.expect(404);
    let queue: Page<ActivityRow> = other.get("/api/v1/reviews").await.expect(200).as_();
    assert!(queue.items.is_empty());
    // Nor does the institution review itself.
    cast.submitter
        .step(&path(made.id, "approve"))
        .await
        .expect(404);
}

#[actix_web::test]
async fn universities_go_straight_to_the_province() {
    let api = Api::start().await;
    let university = api.person("jlu", &[Role::InstitutionSubmitter]).await;
    let city = api.person("changchun", &[Role::CityReviewer]).await;
    let province = api.person("province", &[Role::ProvinceReviewer]).await;
    let made = draft(&university, whole("大学开放日")).await;
    assert_eq!(
        made.reviewer.as_ref().map(|r| &*r.name),
        Some("吉林省教育厅")
    );
    step(&university, made.id, "submit").await;
    city.step(&path(made.id, "approve")).await.expect(404);
    let queue: Page<ActivityRow> = province.get("/api/v1/reviews").await.expect(200).as_();
    assert_eq!(queue.items.len(), 1);
    step(&province, made.id, "approve").await;
}

#[actix_web::test]
async fn nobody_does_two_of_filing_reviewing_and_publishing() {
    let api = Api::start().await;
    let all = [
        Role::ProvinceEditor,
        Role::ProvinceReviewer,
        Role::ProvincePublisher,
    ];
    let one = api.person("province", &all).await;
    let two = api.person("province", &all).await;
    let three = api.person("province", &all).await;
    let made = draft(&one, whole("全省读书会")).await;
    // A second hand writes on it and submits; the first still cannot review.
    let edited = put(&two, &made, &whole("全省读书日")).await;
    let sent = step(&two, edited.id, "submit").await;
    for writer in [&one, &two] {
        let refused = writer.step(&path(made.id, "approve")).await.expect(403);
        assert_eq!(refused.code(), "same_person");
        let seen: Activity = writer
            .get(&format!("/api/v1/activities/{}", made.id))
            .await
            .expect(200)
            .as_();
        assert!(!seen.actions.contains(&Operation::ApproveActivity));
    }
    assert!(sent.actions.contains(&Operation::WithdrawActivity));
    let passed = step(&three, made.id, "approve").await;
    assert!(!passed.actions.contains(&Operation::PublishActivity));
    for hand in [&one, &two, &three] {
        let refused = hand.step(&path(made.id, "publish")).await.expect(403);
        assert_eq!(refused.code(), "same_person");
    }
    because(&three, made.id, "decline").await.expect(403);
    let four = api.person("province", &all).await;
    step(&four, made.id, "publish").await;
    let refusals: Vec<Vec<String>> = audit::table
        .filter(audit::refused.eq(true))
        .filter(audit::object_id.eq(Uuid::from(made.id)))
        .select(audit::detail)
        .load(&mut *api.conn().await)
        .await
        .expect("the trail");
    assert_eq!(refusals, vec![vec!["same_person".to_owned()]; 6]);
}

#[actix_web::test]
async fn each_step_only_from_its_states() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let made = draft(&cast.submitter, whole("读书会")).await;
    let id = made.id;
    let notice = json!({ "notice": "取消" });
    let wrong = async |client: &Client<'_>, word: &str| {
        let refused = match word {
            "return" | "decline" | "retract" => because(client, id, word).await,
            "cancel" => client.post(&path(id, word), &notice).await,
            _ => client.step(&path(id, word)).await,
        };
        assert_eq!(
            (refused.status, &*refused.code()),
            (409, "state_changed"),
            "{word}"
        );
    };
    for word in ["withdraw", "revise", "cancel", "restore"] {
        wrong(&cast.submitter, word).await;
    }
    for word in ["approve", "return"] {
        wrong(&cast.reviewer, word).await;
    }
    for word in ["publish", "decline", "retract"] {
        wrong(&cast.publisher, word).await;
    }
    step(&cast.submitter, id, "submit").await;
    wrong(&cast.submitter, "submit").await;
    wrong(&cast.publisher, "publish").await;
    let at = format!("/api/v1/activities/{id}");
    cast.submitter.put(&at, 2, &whole("改")).await.expect(409);
    step(&cast.reviewer, id, "approve").await;
    wrong(&cast.submitter, "withdraw").await;
    wrong(&cast.reviewer, "return").await;
    // A reason is a must; a stale version is told.
    let empty = json!({ "reason": " " });
    let refused = cast.publisher.post(&path(id, "decline"), &empty).await;
    assert_eq!(refused.expect(422).faults(), ["reason required"]);
    let stale = [("if-match", "\"1\"")];
    cast.publisher
        .send("POST", &path(id, "publish"), &stale, None)
        .await
        .expect(412);
    step(&cast.publisher, id, "publish").await;
    wrong(&cast.publisher, "publish").await;
    let kept = cast.submitter.delete(&at).await.expect(409);
    assert_eq!(kept.code(), "in_use");
}

#[actix_web::test]
async fn of_approve_and_return_at_once_one_wins() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let second = api.person("changchun", &[Role::CityReviewer]).await;
    for _ in 0..3 {
        let made = draft(&cast.submitter, whole("读书会")).await;
        step(&cast.submitter, made.id, "submit").await;
        let at = path(made.id, "approve");
        let (yes, no) = futures_util::future::join(
            cast.reviewer.step(&at),
            because(&second, made.id, "return"),
        )
        .await;
        let mut both = [yes.status, no.status];
        both.sort_unstable();
        assert_eq!(both, [200, 409]);
    }
}

#[actix_web::test]
async fn a_discarded_revision_leaves_the_public_one() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let out = cast.published("读书会").await;
    let at = format!("/api/v1/activities/{}", out.id);
    step(&cast.submitter, out.id, "revise").await;
    cast.submitter
        .step(&path(out.id, "revise"))
        .await
        .expect(409);
    cast.submitter.delete(&at).await.expect(204);
    let seen: Activity = cast.submitter.get(&at).await.expect(200).as_();
    assert_eq!(
        (seen.revision.number, seen.revision.state),
        (1, RevisionState::Published)
    );
    assert!(listed(&api, out.id).await.is_some());
}

#[actix_web::test]
async fn what_was_taken_down_can_come_back_corrected() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let out = cast.published("读书会").await;
    because(&cast.publisher, out.id, "retract")
        .await
        .expect(200);
    let again = step(&cast.submitter, out.id, "revise").await;
    assert_eq!(
        (again.revision.number, again.revision.state),
        (2, RevisionState::Draft)
    );
    assert!(again.public_revision.is_none());
    step(&cast.submitter, out.id, "submit").await;
    step(&cast.reviewer, out.id, "approve").await;
    step(&cast.publisher, out.id, "publish").await;
    assert!(listed(&api, out.id).await.is_some());
}

#[actix_web::test]
async fn taking_down_leaves_the_revision_in_work() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let out = cast.published("读书会").await;
    step(&cast.submitter, out.id, "revise").await;
    let seen: Activity = cast
        .publisher
        .get(&format!("/api/v1/activities/{}", out.id))
        .await
        .expect(200)
        .as_();
    assert!(seen.actions.contains(&Operation::RetractActivity));
    let down = because(&cast.publisher, out.id, "retract")
        .await
        .expect(200);
    let down: Activity = down.as_();
    assert_eq!(
        (down.revision.number, down.revision.state),
        (2, RevisionState::Draft)
    );
    assert!(down.public_revision.is_none());
    assert!(listed(&api, out.id).await.is_none());
    // Nothing is public, so nothing can be cancelled.
    let notice = json!({ "notice": "取消" });
    let refused = cast.submitter.post(&path(out.id, "cancel"), &notice).await;
    assert_eq!(refused.expect(409).code(), "state_changed");
    step(&cast.submitter, out.id, "submit").await;
    step(&cast.reviewer, out.id, "approve").await;
    step(&cast.publisher, out.id, "publish").await;
    assert!(listed(&api, out.id).await.is_some());
}

#[actix_web::test]
async fn one_who_reviews_and_publishes_has_two_queues() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let both = [Role::ProvinceReviewer, Role::ProvincePublisher];
    let both = api.person("province", &both).await;
    let university = api.person("jlu", &[Role::InstitutionSubmitter]).await;
    let queue = async || {
        let page: Page<ActivityRow> = both.get("/api/v1/reviews").await.expect(200).as_();
        let ids: Vec<ActivityId> = page.items.into_iter().map(|r| r.id).collect();
        ids
    };
    // What waits for the city is not the province's to review.
    let first = draft(&cast.submitter, whole("社区读书会")).await;
    step(&cast.submitter, first.id, "submit").await;
    assert!(queue().await.is_empty());
    let second = draft(&university, whole("大学开放日")).await;
    step(&university, second.id, "submit").await;
    assert_eq!(queue().await, [second.id]);
    step(&cast.reviewer, first.id, "approve").await;
    assert_eq!(queue().await, [first.id, second.id]);
    let page: Page<ActivityRow> = both.get("/api/v1/reviews?limit=1").await.expect(200).as_();
    let next = page.next.expect("another page");
    let rest: Page<ActivityRow> = both
        .get(&format!("/api/v1/reviews?limit=1&cursor={next}"))
        .await
        .expect(200)
        .as_();
    assert_eq!((rest.items[0].id, rest.next), (second.id, None));
}
