//! `learning-week seed`, run on a database of its own.

mod sample;

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use clap::{Args, Command, FromArgMatches};
use contract::password;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use learning_week::command::seed::{self, SeedArgs};
use learning_week::platform::secret;
use learning_week::platform::store::schema::person;
use serde_json::Value;

use crate::support::Api;

async fn run(api: &Api, flags: &[&str]) -> Result<(), String> {
    let folder = api.state.config.data.data_dir.to_string_lossy();
    let mut words = vec![
        "seed",
        "--database-url",
        &api.database.url,
        "--data-dir",
        &folder,
    ];
    words.extend(flags);
    let matches = SeedArgs::augment_args(Command::new("seed"))
        .try_get_matches_from(words)
        .expect("sound settings");
    seed::run(&SeedArgs::from_arg_matches(&matches).expect("sound settings")).await
}

fn accounts(folder: &Path) -> Vec<Value> {
    let text = std::fs::read(folder.join("first-accounts.json")).expect("the file");
    serde_json::from_slice(&text).expect("a list")
}

async fn people(api: &Api) -> i64 {
    person::table
        .count()
        .get_result(&mut *api.conn().await)
        .await
        .expect("a count")
}

#[actix_web::test]
async fn first_accounts_are_made_once_and_sign_in() {
    let api = Api::start().await;
    run(&api, &["--empty"]).await.expect("seeds");
    let folder = api.state.config.data.data_dir.clone();
    let path = folder.join("first-accounts.json");
    let mode = std::fs::metadata(&path)
        .expect("the file")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let all = accounts(&folder);
    for role in [
        "province_editor",
        "province_reviewer",
        "province_publisher",
        "province_admin",
        "province_auditor",
        "city_editor",
        "city_reviewer",
        "institution_editor",
        "university_editor",
    ] {
        let one = all
            .iter()
            .find(|a| a["role"] == role)
            .unwrap_or_else(|| panic!("{role}"));
        let (login, word) = (
            one["login"].as_str().expect("a login"),
            one["password"].as_str().expect("a password"),
        );
        assert!(password::faults(word, login).is_empty());
        let (hash, due): (String, bool) = person::table
            .filter(person::login.eq(login))
            .select((person::password_hash, person::must_change_password))
            .first(&mut *api.conn().await)
            .await
            .expect("the person");
        assert!(
            secret::password::verify(word.to_owned(), Some(hash))
                .await
                .expect("a check"),
            "{role}"
        );
        assert!(due, "{role}");
    }
    let first = all
        .iter()
        .find(|a| a["role"] == "city_editor")
        .expect("a city");
    assert_eq!(first["organization"], "长春市教育局");
    let cities = all.iter().filter(|a| a["role"] == "city_reviewer").count();
    assert_eq!(cities, 2);

    let before = std::fs::read(&path).expect("the file");
    run(&api, &["--empty"]).await.expect("seeds again");
    assert_eq!(std::fs::read(&path).expect("the file"), before);
    assert_eq!(people(&api).await, all.len() as i64);
    std::fs::remove_file(&path).expect("the file goes");
    run(&api, &[]).await.expect("seeds once more");
    assert!(!path.exists(), "nobody gets new passwords");
}

#[actix_web::test]
async fn a_file_of_another_database_is_never_overwritten() {
    let api = Api::start().await;
    let path = api.state.config.data.data_dir.join("first-accounts.json");
    std::fs::write(&path, "[]").expect("a file");
    let said = run(&api, &["--empty"]).await.expect_err("refuses");
    assert!(said.contains("Move it away"), "{said}");
    assert_eq!(std::fs::read(&path).expect("the file"), b"[]");
    assert_eq!(people(&api).await, 0, "nothing half-done");
}
