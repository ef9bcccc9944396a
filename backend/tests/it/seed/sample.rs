//! The sample comes once, is believable, and goes without a trace but its tombstones.

mod filing;

use std::collections::{HashMap, HashSet};

use contract::activity::ActivityContent;
use contract::edition::EditionInput;
use contract::entry::Content;
use contract::role::Role;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::platform::store::schema::{
    activity, article_listing, audit, change, committee, edition, entry, extension, file, listing,
    opening, organization, person, review, revision, submission, submission_file,
    submission_revision,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::run;
use crate::support::Api;

/// Rows of each table that the sample fills.
async fn counts(api: &Api) -> Vec<i64> {
    let mut conn = api.conn().await;
    let mut out = Vec::new();
    macro_rules! count {
        ($($table:ident),+) => { $(out.push($table::table.count().get_result(&mut *conn).await.expect("a count"));)+ };
    }
    count!(
        organization,
        activity,
        article_listing,
        entry,
        revision,
        listing,
        file,
        opening,
        committee,
        extension,
        review,
        submission,
        submission_file,
        submission_revision,
        person
    );
    out
}

fn blobs(api: &Api) -> usize {
    fn files(folder: &std::path::Path) -> usize {
        std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|e| {
                if e.path().is_dir() {
                    files(&e.path())
                } else {
                    1
                }
            })
            .sum()
    }
    files(&api.state.config.data.data_dir.join("files"))
}

#[actix_web::test]
async fn the_sample_comes_once_and_goes_for_good() {
    let api = Api::start().await;
    let bare = counts(&api).await;
    run(&api, &[]).await.expect("seeds");
    believable(&api).await;
    reads(&api).await;
    filing::sound(&api).await;
    let kinds: Vec<String> = article_listing::table
        .select(article_listing::kind)
        .distinct()
        .load(&mut *api.conn().await)
        .await
        .expect("kinds");
    let all = contract::article::ArticleKind::ALL.len();
    assert_eq!(kinds.len(), all, "published of each kind: {kinds:?}");
    filing::reads(&api).await;
    let full = counts(&api).await;
    run(&api, &[]).await.expect("seeds again");
    assert_eq!(counts(&api).await, full, "a second run changes nothing");
    let digests: Vec<String> = file::table
        .select(file::digest)
        .distinct()
        .load(&mut *api.conn().await)
        .await
        .expect("digests");
    let documents: i64 = file::table
        .filter(file::kind.eq("document"))
        .count()
        .get_result(&mut *api.conn().await)
        .await
        .expect("a count");
    let kept = (digests.len() - documents as usize) * 3 + documents as usize;
    assert_eq!(blobs(&api), kept, "each picture is kept once");

    let public: Vec<Uuid> = listing::table
        .select(listing::activity_id)
        .load(&mut *api.conn().await)
        .await
        .expect("ids");
    let last: i64 = change::table
        .select(diesel::dsl::max(change::sequence))
        .first::<Option<i64>>(&mut *api.conn().await)
        .await
        .expect("a number")
        .expect("changes");
    run(&api, &["--remove-sample"]).await.expect("removes");
    let left = counts(&api).await;
    let people = left.len() - 1;
    assert_eq!(left[..people], bare[..people], "all gone");
    assert_eq!(left[people], full[people], "people stay");
    assert_eq!(blobs(&api), 0);
    let moved: Vec<(Uuid, i64)> = change::table
        .select((change::activity_id, change::sequence))
        .load(&mut *api.conn().await)
        .await
        .expect("changes");
    assert_eq!(moved.len(), public.len());
    assert!(
        moved
            .iter()
            .all(|(id, sequence)| public.contains(id) && *sequence > last),
        "readers meet each tombstone"
    );

    run(&api, &[]).await.expect("seeds");
    run(&api, &["--remove-sample"])
        .await
        .expect("removes nothing");
    assert_eq!(counts(&api).await, left, "it doesn't come back");
    let told: i64 = audit::table
        .filter(audit::operation.eq("remove_sample"))
        .count()
        .get_result(&mut *api.conn().await)
        .await
        .expect("a count");
    assert_eq!(told, 1);
}

async fn believable(api: &Api) {
    let mut conn = api.conn().await;
    let settings: Value = edition::table
        .select(edition::content)
        .first(&mut *conn)
        .await
        .expect("an edition");
    let settings: EditionInput = serde_json::from_value(settings).expect("settings");
    let all: Vec<(String, Value)> = revision::table
        .inner_join(activity::table)
        .select((revision::state, revision::content))
        .load(&mut *conn)
        .await
        .expect("revisions");
    let mut states: HashMap<String, usize> = HashMap::new();
    let (mut titles, mut strands, mut forms, mut audiences) = (
        HashSet::new(),
        HashSet::new(),
        HashSet::new(),
        HashSet::new(),
    );
    for (state, content) in all {
        *states.entry(state).or_default() += 1;
        let content: ActivityContent = serde_json::from_value(content).expect("a content");
        let faults = content.submittable(&settings);
        assert!(faults.is_empty(), "{}: {faults:?}", content.title);
        let texts = format!(
            "{}{}{}{}",
            content.title, content.summary, content.description, content.venue_name
        );
        assert!(!texts.contains(['{', '}']), "{texts}");
        assert!(
            content.contact_phone.contains("-8000"),
            "{}",
            content.contact_phone
        );
        assert!(
            content.picture.is_some() && !content.picture_alt.is_empty(),
            "{}",
            content.title
        );
        strands.insert(content.strand.clone());
        forms.insert(content.form.clone());
        audiences.extend(content.audiences.clone());
        titles.insert(content.title);
    }
    assert_eq!(states.len(), 7, "{states:?}");
    assert!((190..=210).contains(&states["published"]), "{states:?}");
    assert!(titles.len() >= 200, "{}", titles.len());
    assert_eq!(
        (strands.len(), audiences.len()),
        (settings.strands.len(), settings.audiences.len())
    );
    assert!(forms.len() >= settings.forms.len() - 1, "{forms:?}");
    let holdings: Vec<String> = activity::table
        .select(activity::holding)
        .distinct()
        .load(&mut *conn)
        .await
        .expect("holdings");
    assert_eq!(holdings.len(), 3);
}

/// Lists, pages and pictures of it are served.
async fn reads(api: &Api) {
    let nobody = api.nobody();
    let list = nobody
        .get("/api/v1/public/activities?limit=20")
        .await
        .expect(200)
        .json();
    let row = &list["items"][0];
    let id = row["id"].as_str().expect("an id");
    let page = nobody
        .get(&format!("/api/v1/public/activities/{id}"))
        .await
        .expect(200)
        .json();
    let picture = page["picture"]["url"]
        .as_str()
        .unwrap_or_else(|| panic!("{page:#}"));
    let jpeg = nobody.get(&format!("/{picture}")).await.expect(200);
    assert_eq!(jpeg.header("content-type"), "image/jpeg");
    let reviewer = api.person("changchun", &[Role::CityReviewer]).await;
    let queue = reviewer.get("/api/v1/reviews").await.expect(200).json();
    assert!(!queue["items"].as_array().expect("items").is_empty());
}

#[actix_web::test]
async fn what_real_people_made_stays() {
    let api = Api::start().await;
    run(&api, &[]).await.expect("seeds");
    let library: Uuid = organization::table
        .filter(organization::name.eq("长春市图书馆"))
        .select(organization::id)
        .first(&mut *api.conn().await)
        .await
        .expect("the library");
    let person = api.person_in(library, &[Role::InstitutionEditor]).await;
    let made = person
        .post("/api/v1/activities", &json!({}))
        .await
        .expect(201)
        .json();
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let version = 1;
    let edition = api.edition().await;
    city.put(
        &format!(
            "/api/v1/editions/{edition}/openings/{}",
            api.organization("changchun").await
        ),
        version,
        &json!({ "place": "市政府会堂" }),
    )
    .await
    .expect(200);

    run(&api, &["--remove-sample"]).await.expect("removes");
    let kept: Vec<(String, bool)> = organization::table
        .filter(organization::key.is_null())
        .select((organization::name, organization::sample))
        .load(&mut *api.conn().await)
        .await
        .expect("organizations");
    assert_eq!(kept, [("长春市图书馆".to_owned(), false)]);
    let id = made["id"].as_str().expect("an id");
    person
        .get(&format!("/api/v1/activities/{id}"))
        .await
        .expect(200);
    let openings = api
        .nobody()
        .get(&format!("/api/v1/editions/{edition}/openings"))
        .await
        .expect(200);
    assert!(openings.text().contains("市政府会堂"));
    assert!(!openings.text().contains("吉林市图书馆多功能厅"));
}
