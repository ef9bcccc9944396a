//! Whose turn it is to review a submission, and what acceptance brings about.

use contract::edition::{Committee, CommitteeInput};
use contract::material::{MaterialInput, Part};
use contract::notification::Notification;
use contract::operation::Operation;
use contract::organization::OrganizationKind;
use contract::page::Page;
use contract::role::Role;
use contract::submission::{Stage, StatementKind, SubmissionRow, SubmissionState as State};
use diesel::prelude::*;
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use learning_week::platform::store;
use learning_week::platform::store::schema::{
    activity, audit, entry, organization, person, reach, submission,
};
use serde_json::json;
use uuid::Uuid;

use super::{BASE, accept, begin, judge, path, read, save, step, told};
use crate::support::material::material;
use crate::support::{Api, Client, public};

fn owed_by_institutions() -> MaterialInput {
    MaterialInput {
        owed_by: vec![OrganizationKind::Institution],
        ..material("plan", &[Part::Body])
    }
}

fn gathered() -> MaterialInput {
    MaterialInput {
        gathers: true,
        ..material("parts", &[Part::Body])
    }
}

#[actix_web::test]
async fn a_university_is_reviewed_by_the_province_alone() {
    let api = Api::start().await;
    let university = api.person("jlu", &[Role::InstitutionSubmitter]).await;
    let province = api.person("province", &[Role::ProvinceReviewer]).await;
    let material = api.material(&material("plan", &[Part::Body])).await;
    let made = begin(&university, material, json!({ "body": "工作方案" })).await;
    step(&university, made.id, "submit").await;
    let done = judge(&province, made.id, "accept", json!({ "note": "很好。" })).await;
    let done: contract::submission::Submission = done.expect(200).as_();
    assert_eq!(done.revision.state, State::Accepted);
    let review = &done.revision.reviews[0];
    assert_eq!((review.stage, review.passed), (Stage::Province, true));
    assert_eq!(review.note, "很好。");
}

#[actix_web::test]
async fn what_an_institution_owes_goes_by_way_of_its_city() {
    let api = Api::start().await;
    let school = api.institution("changchun", "南关区社区学校").await;
    let school = api.person_in(school, &[Role::InstitutionSubmitter]).await;
    let city = api.person("changchun", &[Role::CityReviewer]).await;
    let other = api.person("jilin", &[Role::CityReviewer]).await;
    let province = api.person("province", &[Role::ProvinceReviewer]).await;
    let material = api.material(&owed_by_institutions()).await;
    let made = begin(&school, material, json!({ "body": "工作方案" })).await;
    assert!(!made.part);
    let sent = step(&school, made.id, "submit").await;
    let office = sent.office.expect("an office");
    assert_eq!(office.id, api.organization("changchun").await.into());

    other.get(&format!("{BASE}/{}", made.id)).await.expect(404);
    judge(&other, made.id, "accept", json!({}))
        .await
        .expect(404);
    let early = judge(&province, made.id, "accept", json!({})).await;
    assert_eq!(early.expect(409).code(), "state_changed");
    assert!(read(&province, made.id).await.actions.is_empty());

    let passed = accept(&city, made.id).await;
    assert_eq!(passed.revision.state, State::Endorsed);
    let office = passed.office.expect("an office");
    assert_eq!(office.id, api.organization("province").await.into());
    let twice = judge(&city, made.id, "accept", json!({})).await;
    assert_eq!(twice.expect(409).code(), "state_changed");
    let texts = told(&api, "submitted").await;
    assert_eq!(texts.len(), 2);
    assert!(
        texts[1].contains("已由长春市教育局审核通过"),
        "{}",
        texts[1]
    );

    // The province sends it back; it walks the whole way again.
    let why = json!({ "note": "请补充经费安排。" });
    judge(&province, made.id, "return", why).await.expect(200);
    let back = read(&school, made.id).await;
    assert_eq!(back.revision.reviews.len(), 2);
    save(&school, &back, &json!({ "body": "工作方案（含经费安排）" })).await;
    step(&school, made.id, "submit").await;
    assert!(told(&api, "submitted").await[2].contains("重新报送了"));
    accept(&city, made.id).await;
    let done = accept(&province, made.id).await;
    assert_eq!(
        (done.revision.number, done.revision.state),
        (2, State::Accepted)
    );
    let stages: Vec<Stage> = done.revision.reviews.iter().map(|r| r.stage).collect();
    assert_eq!(stages, [Stage::City, Stage::Province]);
}

#[actix_web::test]
async fn a_part_is_the_reporters_own_affair() {
    let api = Api::start().await;
    let school = api.institution("changchun", "南关区社区学校").await;
    let school = api.person_in(school, &[Role::InstitutionSubmitter]).await;
    let city = api.person("changchun", &[Role::CityReviewer]).await;
    let material = api.material(&gathered()).await;
    let made = begin(&school, material, json!({ "body": "我校的总结" })).await;
    assert!(made.part);
    step(&school, made.id, "submit").await;
    let done = accept(&city, made.id).await;
    assert_eq!((done.revision.state, done.office), (State::Accepted, None));
    assert_eq!(done.revision.reviews[0].stage, Stage::City);
}

#[actix_web::test]
async fn nobody_reviews_what_they_wrote() {
    let api = Api::start().await;
    let school = api.institution("changchun", "南关区社区学校").await;
    let writer = api.person_in(school, &[Role::InstitutionSubmitter]).await;
    let material = api.material(&owed_by_institutions()).await;
    let made = begin(&writer, material, json!({ "body": "工作方案" })).await;
    // Another hands it in; the writer moves to the city's office.
    let colleague = api.person_in(school, &[Role::InstitutionSubmitter]).await;
    step(&colleague, made.id, "submit").await;
    let profile = writer.get("/api/v1/profile").await.expect(200).json();
    let who: Uuid = profile["id"]
        .as_str()
        .and_then(|p| p.parse().ok())
        .expect("an id");
    diesel::update(person::table.find(who))
        .set((
            person::organization_id.eq(api.organization("changchun").await),
            person::roles.eq(vec![Role::CityReviewer.code()]),
        ))
        .execute(&mut *api.conn().await)
        .await
        .expect("moved");
    assert!(read(&writer, made.id).await.actions.is_empty());
    for word in ["accept", "return"] {
        let why = json!({ "note": "自己审核" });
        let refused = judge(&writer, made.id, word, why).await.expect(403);
        assert_eq!(refused.code(), "same_person");
    }
    let refused: i64 = audit::table
        .filter(audit::object_id.eq(Uuid::from(made.id)))
        .filter(audit::refused.eq(true))
        .count()
        .get_result(&mut *api.conn().await)
        .await
        .expect("a count");
    assert_eq!(refused, 2);
    accept(
        &api.person("changchun", &[Role::CityReviewer]).await,
        made.id,
    )
    .await;
}

#[actix_web::test]
async fn statements_take_the_place_of_content() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let input = MaterialInput {
        allow_nothing: true,
        ..material("cases", &[Part::Body])
    };
    let material = api.material(&input).await;
    let stated =
        |kind: &str, reason: &str| json!({ "statement": { "kind": kind, "reason": reason } });
    let made = begin(&city, material, stated("not_holding", "无")).await;
    let refused = city.step(&path(made.id, "submit")).await.expect(422);
    assert_eq!(refused.faults(), ["statement required"]);
    let saved = save(&city, &made, &stated("nothing", "")).await;
    let refused = city.step(&path(made.id, "submit")).await.expect(422);
    assert_eq!(refused.faults(), ["statement.reason required"]);
    save(&city, &saved, &stated("nothing", "本年度没有新增案例。")).await;
    step(&city, made.id, "submit").await;
    let page: Page<SubmissionRow> = city.get(BASE).await.expect(200).as_();
    assert_eq!(page.items[0].statement, Some(StatementKind::Nothing));
    // Taken back, it states nothing.
    step(&city, made.id, "withdraw").await;
    let page: Page<SubmissionRow> = city.get(BASE).await.expect(200).as_();
    assert_eq!(
        (page.items[0].statement, page.items[0].submitted_at),
        (None, None)
    );
}

async fn exemplary(api: &Api, id: Uuid) -> bool {
    activity::table
        .find(id)
        .select(activity::exemplar)
        .first(&mut *api.conn().await)
        .await
        .expect("an activity")
}

#[actix_web::test]
async fn accepted_nominations_are_marked() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let province = api.person("province", &[Role::ProvinceReviewer]).await;
    let material = api.material(&material("shows", &[Part::Exemplars])).await;
    let (one, two) = (
        api.published("changchun", &public::content("读书会")).await,
        api.published("changchun", &public::content("开放日")).await,
    );
    let foreign = api.published("jilin", &public::content("讲座")).await;
    let list = |ids: &[Uuid]| {
        let all: Vec<_> = ids.iter().map(|id| json!({ "activity_id": id })).collect();
        json!({ "exemplars": all })
    };
    let made = begin(&city, material, list(&[one, foreign])).await;
    assert_eq!(made.exemplars.len(), 1);
    let refused = city.step(&path(made.id, "submit")).await.expect(422);
    assert_eq!(refused.faults(), ["exemplars.1 required"]);
    save(&city, &made, &list(&[one])).await;
    step(&city, made.id, "submit").await;
    assert!(!exemplary(&api, one).await);
    accept(&province, made.id).await;
    assert!(exemplary(&api, one).await && !exemplary(&api, two).await);

    let next = step(&city, made.id, "supplement").await;
    save(&city, &next, &list(&[two])).await;
    step(&city, made.id, "submit").await;
    assert!(exemplary(&api, one).await);
    accept(&province, made.id).await;
    assert!(!exemplary(&api, one).await && exemplary(&api, two).await);
}

#[actix_web::test]
async fn an_accepted_committee_is_recorded() {
    let api = Api::start().await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let province = api.person("province", &[Role::ProvinceReviewer]).await;
    let material = api.material(&material("leaders", &[Part::Committee])).await;
    let committee = json!({ "members": [{ "duty": "组长", "name": "张三", "unit": "市教育局" }], "office": "终身教育处" });
    let made = begin(&city, material, json!({ "committee": committee })).await;
    step(&city, made.id, "submit").await;
    let listed = async || -> Vec<Committee> {
        let answer = api
            .nobody()
            .get("/api/v1/editions/current/committees")
            .await;
        let all: Vec<Committee> = answer.expect(200).as_();
        let changchun = api.organization("changchun").await;
        all.into_iter()
            .filter(|c| c.organization.id == changchun.into())
            .collect()
    };
    assert!(listed().await.is_empty());
    accept(&province, made.id).await;
    let found: CommitteeInput = listed().await.remove(0).content;
    assert_eq!(
        (found.members[0].name.as_str(), found.office.as_str()),
        ("张三", "终身教育处")
    );
}

/// What a merged organization has handed in goes along, except where the other has its own.
#[actix_web::test]
async fn submissions_follow_a_merger() {
    let api = Api::start().await;
    let (from, into) = (
        api.institution("changchun", "甲校").await,
        api.institution("jilin", "乙校").await,
    );
    let both = api.material(&owed_by_institutions()).await;
    let one = MaterialInput {
        code: "second".into(),
        ..owed_by_institutions()
    };
    let one = api.material(&one).await;
    let handed = async |organization: Uuid, material: Uuid| {
        let client = api
            .person_in(organization, &[Role::InstitutionSubmitter])
            .await;
        let made = begin(&client, material, json!({ "body": "工作方案" })).await;
        step(&client, made.id, "submit").await.id
    };
    let (twice, moves) = (handed(from, both).await, handed(from, one).await);
    let stays = handed(into, both).await;
    let admin = api.person("province", &[Role::ProvinceAdmin]).await;
    let merge = json!({ "into": into, "reason": "合并办学" });
    admin
        .post(&format!("/api/v1/organizations/{from}/merge"), &merge)
        .await
        .expect(200);
    let owner = async |id: Uuid| -> Uuid {
        submission::table
            .find(id)
            .select(submission::organization_id)
            .first(&mut *api.conn().await)
            .await
            .expect("a submission")
    };
    assert_eq!(
        (
            owner(twice.into()).await,
            owner(moves.into()).await,
            owner(stays.into()).await
        ),
        (from, into, into)
    );
    // It waits for the office that reviews the survivor.
    let jilin = api.person("jilin", &[Role::CityReviewer]).await;
    assert_eq!(accept(&jilin, moves).await.revision.state, State::Endorsed);
}

#[actix_web::test]
async fn what_waits_follows_an_organization_that_moves() {
    let api = Api::start().await;
    let school = api.institution("changchun", "南关区社区学校").await;
    let client: Client<'_> = api.person_in(school, &[Role::InstitutionSubmitter]).await;
    let material = api.material(&owed_by_institutions()).await;
    let made = begin(&client, material, json!({ "body": "工作方案" })).await;
    step(&client, made.id, "submit").await;
    let admin = api.person("province", &[Role::ProvinceAdmin]).await;
    let to = json!({ "reports_to": api.organization("jilin").await, "reason": "隶属调整" });
    admin
        .post(&format!("/api/v1/organizations/{school}/move"), &to)
        .await
        .expect(200);
    let jilin = api.person("jilin", &[Role::CityReviewer]).await;
    let may = read(&jilin, made.id).await.actions;
    assert!(may.contains(&Operation::AcceptSubmission));
    let name: String = organization::table
        .find(api.organization("jilin").await)
        .select(organization::name)
        .first(&mut *api.conn().await)
        .await
        .expect("a name");
    let seen = read(&client, made.id).await;
    assert_eq!(seen.office.map(|o| o.name), Some(name));
}

/// Where a submission waits and where it should: the nearest office of whoever filed it.
async fn desks(api: &Api, id: Uuid) -> (Option<Uuid>, Uuid) {
    let mut conn = api.conn().await;
    let (owner, office): (Uuid, Option<Uuid>) = entry::table
        .find(id)
        .select((entry::organization_id, entry::office_id))
        .first(&mut *conn)
        .await
        .expect("a submission");
    let nearest = reach::table
        .filter(reach::descendant.eq(owner))
        .filter(reach::reviews.eq(true))
        .select(reach::ancestor)
        .first(&mut *conn)
        .await
        .expect("an office");
    (office, nearest)
}

/// A transaction of the one waits at its last statement, until the other has begun and waits, too.
#[actix_web::test]
async fn a_move_and_a_submission_at_once_leave_nothing_without_a_reviewer() {
    for move_first in [false, true] {
        let api = Api::start().await;
        let jilin = api.person("jilin", &[Role::CityReviewer]).await;
        let school = api.institution("changchun", "南关区社区学校").await;
        let client: Client<'_> = api.person_in(school, &[Role::InstitutionSubmitter]).await;
        let material = api.material(&owed_by_institutions()).await;
        let made = begin(&client, material, json!({ "body": "工作方案" })).await;
        let admin = api.person("province", &[Role::ProvinceAdmin]).await;
        let to = json!({ "reports_to": api.organization("jilin").await, "reason": "隶属调整" });
        let path = format!("/api/v1/organizations/{school}/move");
        let moves = async || admin.post(&path, &to).await.expect(200);
        let submits = async || step(&client, made.id, "submit").await;

        let mut holder = api.conn().await;
        let hold = "begin; lock table audit in exclusive mode";
        holder.batch_execute(hold).await.expect("a lock");
        let first = async || match move_first {
            true => drop(moves().await),
            false => drop(submits().await),
        };
        let second = async || {
            waiting(&api, 1).await;
            match move_first {
                true => drop(submits().await),
                false => drop(moves().await),
            }
        };
        let lets_go = async {
            waiting(&api, 2).await;
            holder.batch_execute("commit").await.expect("the lock back");
        };
        futures_util::join!(first(), second(), lets_go);

        let (office, nearest) = desks(&api, made.id.into()).await;
        assert_eq!(office, Some(nearest), "move first: {move_first}");
        assert_eq!(nearest, api.organization("jilin").await);
        let may = read(&jilin, made.id).await.actions;
        assert!(may.contains(&Operation::AcceptSubmission));
        let told: Page<Notification> = jilin.get("/api/v1/notifications").await.expect(200).as_();
        assert_eq!(told.items.len(), 1, "told once: {:?}", told.items);
        assert!(told.items[0].text.contains("审核"));
    }
}

/// Until so many sessions of this database wait for a lock.
async fn waiting(api: &Api, many: i64) {
    #[derive(diesel::QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        n: i64,
    }
    let sql = "select count(*) as n from pg_stat_activity \
        where datname = current_database() and wait_event_type = 'Lock'";
    for _ in 0..200 {
        let permit = store::SystemPermit("test");
        let mut conn = api.state.store.read(&permit).await.expect("a connection");
        let found: Count = diesel::sql_query(sql)
            .get_result(&mut *conn)
            .await
            .expect("the sessions");
        if found.n >= many {
            return;
        }
        drop(conn);
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("{many} sessions should wait");
}

/// Offices with a share of their own take it along; what waits there is theirs as before.
#[actix_web::test]
async fn what_comes_with_a_merge_is_told_to_whom_it_comes() {
    let api = Api::start().await;
    let school = api.institution("changchun", "南关区社区学校").await;
    let into = api.institution("jilin", "龙潭区社区学校").await;
    let client: Client<'_> = api.person_in(school, &[Role::InstitutionSubmitter]).await;
    let material = api.material(&owed_by_institutions()).await;
    let made = begin(&client, material, json!({ "body": "工作方案" })).await;
    step(&client, made.id, "submit").await;
    let [jilin, changchun] = [
        api.person("jilin", &[Role::CityReviewer]).await,
        api.person("changchun", &[Role::CityReviewer]).await,
    ];
    let admin = api.person("province", &[Role::ProvinceAdmin]).await;
    let merge = json!({ "into": into, "reason": "合并办学" });
    admin
        .post(&format!("/api/v1/organizations/{school}/merge"), &merge)
        .await
        .expect(200);
    let told: Page<Notification> = jilin.get("/api/v1/notifications").await.expect(200).as_();
    let texts: Vec<&str> = told.items.iter().map(|n| n.text.as_str()).collect();
    let said = "单位隶属调整后，南关区社区学校有1项待审核的材料转由本单位审核，请及时办理。";
    assert_eq!(texts, [said]);
    let told: Page<Notification> = changchun
        .get("/api/v1/notifications")
        .await
        .expect(200)
        .as_();
    assert_eq!(told.items.len(), 0);
}
