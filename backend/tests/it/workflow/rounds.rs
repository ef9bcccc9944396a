//! What came back and is handed in again: every round stays as it was.

use contract::activity::{Activity, ActivityContent};
use contract::entry::Revision;
use contract::role::Role;
use contract::workflow::RevisionState::{Draft, Published, Returned, Submitted, Superseded};
use serde_json::json;

use super::{Cast, because, put, step};
use crate::activity::{draft, path, whole};
use crate::support::{Api, Client};

type Rounds = Vec<Revision<ActivityContent>>;

/// The newest first.
async fn rounds(client: &Client<'_>, activity: &Activity) -> Rounds {
    let path = path(activity.id, "revisions");
    client.get(&path).await.expect(200).as_()
}

#[actix_web::test]
async fn what_came_back_stays_as_it_was_reviewed() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let made = draft(&cast.submitter, whole("读书会")).await;
    let sent = step(&cast.submitter, made.id, "submit").await;
    let back: Activity = because(&cast.reviewer, made.id, "return")
        .await
        .expect(200)
        .as_();
    let mut better = whole("读书会");
    for venue in ["市图书馆", "市图书馆三楼"] {
        better["venue_name"] = json!(venue);
        let seen: Activity = cast
            .submitter
            .get(&format!("/api/v1/activities/{}", made.id))
            .await
            .expect(200)
            .as_();
        let now = put(&cast.submitter, &seen, &better).await;
        // Still among what came back, and why.
        assert_eq!(now.revision.state, Returned);
        assert_eq!(now.revision.reason, back.revision.reason);
    }
    let again = step(&cast.submitter, made.id, "submit").await;
    assert_eq!(again.revision.state, Submitted);
    assert_eq!(again.revision.reason, None);

    let all = rounds(&cast.reviewer, &made).await;
    assert_eq!(
        all.len(),
        2,
        "one for each round, however often it was saved"
    );
    let [second, first] = [&all[0], &all[1]];
    assert_eq!((second.number, second.state), (2, Submitted));
    assert_eq!(second.content.venue_name, "市图书馆三楼");
    assert_eq!((first.number, first.state), (1, Returned));
    assert_eq!(first.content, sent.revision.content);
    assert_eq!(first.submitted_at, sent.revision.submitted_at);
    assert_eq!(first.reviewed_by, back.revision.reviewed_by);
    assert_eq!(first.reviewed_at, back.revision.reviewed_at);
    assert_eq!(first.reason.as_deref(), Some("请补充活动地点。"));

    // Handed in as it is: a round of its own, too.
    because(&cast.reviewer, made.id, "return").await.expect(200);
    step(&cast.submitter, made.id, "submit").await;
    let all = rounds(&cast.reviewer, &made).await;
    let states: Vec<_> = all.iter().map(|r| (r.number, r.state)).collect();
    assert_eq!(states, [(3, Submitted), (2, Returned), (1, Returned)]);
    assert_eq!(all[0].content, all[1].content);
    let taken = step(&cast.submitter, made.id, "withdraw").await;
    assert_eq!(taken.revision.state, Draft);
}

#[actix_web::test]
async fn who_wrote_an_earlier_round_reviews_no_later_one() {
    let api = Api::start().await;
    let all = [Role::ProvinceEditor, Role::ProvinceReviewer];
    let [one, two, three] = [
        api.person("province", &all).await,
        api.person("province", &all).await,
        api.person("province", &all).await,
    ];
    let made = draft(&one, whole("全省读书会")).await;
    step(&one, made.id, "submit").await;
    because(&three, made.id, "return").await.expect(200);
    step(&two, made.id, "submit").await;
    for hand in [&one, &two] {
        let refused = hand.step(&path(made.id, "approve")).await.expect(403);
        assert_eq!(refused.code(), "same_person");
    }
    step(&three, made.id, "approve").await;
}

#[actix_web::test]
async fn a_version_keeps_its_date_when_another_takes_its_place() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let made = cast.published("读书会").await;
    let before = rounds(&cast.submitter, &made).await;
    step(&cast.submitter, made.id, "revise").await;
    step(&cast.submitter, made.id, "submit").await;
    because(&cast.reviewer, made.id, "return").await.expect(200);
    step(&cast.submitter, made.id, "submit").await;
    step(&cast.reviewer, made.id, "approve").await;
    step(&cast.publisher, made.id, "publish").await;
    let all = rounds(&cast.submitter, &made).await;
    let states: Vec<_> = all.iter().map(|r| r.state).collect();
    assert_eq!(states, [Published, Returned, Superseded]);
    assert_eq!(all[2].updated_at, before[0].updated_at);
    assert_eq!(all[2].published_at, before[0].published_at);
}

#[actix_web::test]
async fn what_only_came_back_goes_whole() {
    let api = Api::start().await;
    let cast = Cast::of(&api).await;
    let (submitter, reviewer) = (&cast.submitter, &cast.reviewer);
    let returned_and_written = async |activity: &Activity| {
        step(submitter, activity.id, "submit").await;
        let back: Activity = because(reviewer, activity.id, "return")
            .await
            .expect(200)
            .as_();
        put(submitter, &back, &whole("读书会（改）")).await
    };
    let remove = async |activity: &Activity| {
        let path = format!("/api/v1/activities/{}", activity.id);
        submitter.delete(&path).await.expect(204);
    };
    let made = draft(submitter, whole("读书会")).await;
    let seen = returned_and_written(&made).await;
    assert_eq!(rounds(submitter, &made).await.len(), 2);
    remove(&seen).await;
    let path = format!("/api/v1/activities/{}", made.id);
    submitter.get(&path).await.expect(404);

    // On what is public, all that came of the revision goes, and no more.
    let public = cast.published("展览").await;
    let begun = step(submitter, public.id, "revise").await;
    let seen = returned_and_written(&begun).await;
    assert_eq!(rounds(submitter, &public).await.len(), 3);
    remove(&seen).await;
    let left = rounds(submitter, &public).await;
    assert_eq!((left.len(), left[0].state), (1, Published));
}
