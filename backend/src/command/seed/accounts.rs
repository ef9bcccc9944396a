//! The first accounts: random passwords, written once into a file that only its owner reads.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use contract::role::Role;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use futures_util::future::try_join_all;
use serde::Serialize;
use uuid::Uuid;

use crate::command::Outcome;
use crate::platform::durable;
use crate::platform::failure::Failure;
use crate::platform::secret::password;
use crate::platform::store::schema::{organization, person};
use crate::platform::store::{AuditEvent, Conn, Store, SystemPermit, Tx};

/// A line of the table of first accounts.
struct First {
    /// As the file says it; one word may stand for several roles.
    role: &'static str,
    login: &'static str,
    name: &'static str,
    /// Seed key.
    organization: &'static str,
    roles: &'static [Role],
}

const fn first(
    role: &'static str,
    login: &'static str,
    name: &'static str,
    organization: &'static str,
    roles: &'static [Role],
) -> First {
    First {
        role,
        login,
        name,
        organization,
        roles,
    }
}

#[rustfmt::skip]
const FIRST: &[First] = &[
    first("province_editor", "province-editor", "省级编辑", "province", &[Role::ProvinceEditor]),
    first("province_reviewer", "province-reviewer", "省级审核", "province", &[Role::ProvinceReviewer]),
    first("province_publisher", "province-publisher", "省级发布", "province", &[Role::ProvincePublisher]),
    first("province_admin", "province-admin", "安全管理员", "province", &[Role::ProvinceAdmin]),
    first("province_auditor", "province-auditor", "审计员", "province", &[Role::ProvinceAuditor]),
    first("city_editor", "changchun-editor", "长春市编辑", "changchun", &[Role::CityEditor]),
    first("city_reviewer", "changchun-reviewer", "长春市审核", "changchun", &[Role::CityReviewer]),
    first("city_editor", "yanbian-editor", "延边州编辑", "yanbian", &[Role::CityEditor]),
    first("city_reviewer", "yanbian-reviewer", "延边州审核", "yanbian", &[Role::CityReviewer]),
    first("institution_editor", "community-college", "社区学院报送员", "cc_chaoyang_college", &[Role::InstitutionEditor, Role::InstitutionSubmitter]),
    first("university_editor", "open-university", "长春电大报送员", "ccrtvu", &[Role::InstitutionEditor, Role::InstitutionSubmitter]),
];

/// What the file says of one account.
#[derive(Serialize)]
struct Account {
    role: &'static str,
    login: &'static str,
    password: String,
    organization: String,
}

/// Makes the accounts where there never were any; gives the file's path if it did.
pub async fn make(store: &Store, folder: &Path, must_change: bool) -> Outcome<Option<PathBuf>> {
    let permit = SystemPermit("seed_accounts");
    let said = |e: Failure| format!("The first accounts could not be made: {e}");
    let mut tx = Tx::begin(store, &permit).await.map_err(said)?;
    if super::done(&mut tx, &permit).await.map_err(said)? || anybody(&mut tx).await.map_err(said)? {
        tx.rollback().await.map_err(said)?;
        return Ok(None);
    }
    let accounts = insert(&mut tx, must_change).await.map_err(said)?;
    let path = folder.join("first-accounts.json");
    write(&path, &accounts)?;
    if let Err(failure) = tx.commit(AuditEvent::new(&permit, "person", None)).await {
        let _ = fs::remove_file(&path);
        return Err(said(failure));
    }
    Ok(Some(path))
}

async fn anybody(conn: &mut Conn) -> Result<bool, Failure> {
    let count: i64 = person::table.count().get_result(conn).await?;
    Ok(count > 0)
}

async fn insert(conn: &mut Conn, must_change: bool) -> Result<Vec<Account>, Failure> {
    let passwords: Vec<String> = FIRST.iter().map(|_| password::random()).collect();
    let hashes = try_join_all(passwords.iter().cloned().map(password::hash)).await?;
    let mut accounts = Vec::new();
    for ((first, password), hash) in FIRST.iter().zip(passwords).zip(hashes) {
        let (id, name): (Uuid, String) = organization::table
            .filter(organization::key.eq(first.organization))
            .select((organization::id, organization::name))
            .first(conn)
            .await?;
        diesel::insert_into(person::table)
            .values((
                person::id.eq(Uuid::now_v7()),
                person::organization_id.eq(id),
                person::login.eq(first.login),
                person::name.eq(first.name),
                person::password_hash.eq(hash),
                person::roles.eq(first.roles.iter().map(|r| r.code()).collect::<Vec<_>>()),
                person::must_change_password.eq(must_change),
            ))
            .execute(conn)
            .await?;
        accounts.push(Account {
            role: first.role,
            login: first.login,
            password,
            organization: name,
        });
    }
    Ok(accounts)
}

/// Never over another file: it may hold the passwords of another database.
fn write(path: &Path, accounts: &[Account]) -> Outcome<()> {
    let mut text = serde_json::to_vec_pretty(accounts).map_err(|e| e.to_string())?;
    text.push(b'\n');
    durable::create(path, &text).map_err(|e| match e.kind() {
        ErrorKind::AlreadyExists => format!(
            "{} is there already, yet this database has no accounts: it belongs to another. Move it away and seed again.",
            path.display()
        ),
        _ => format!("{} cannot be written: {e}", path.display()),
    })
}
