//! `learning-week account`: what helps when nobody can sign in any more.

use clap::{Args, Subcommand};

use super::Outcome;
use crate::account::person::store as people;
use crate::account::person::store::Member;
use crate::account::profile::store as profile;
use crate::account::session::store as sessions;
use crate::account::store::end_reset;
use crate::platform::config::DatabaseConfig;
use crate::platform::failure::Failure;
use crate::platform::secret::password;
use crate::platform::store::{AuditEvent, Store, SystemPermit, Tx};

#[derive(Clone, Debug, Args)]
pub struct AccountArgs {
    #[command(subcommand)]
    pub action: Action,
}

#[derive(Clone, Debug, Subcommand)]
pub enum Action {
    /// Show every account: sign-in name, person, organization, roles, state
    List {
        #[command(flatten)]
        database: DatabaseConfig,
    },
    /// Take back the lock that wrong passwords set
    Unlock(One),
    /// Give a new random password, print it once, and end all sign-ins; it must be changed
    Password(One),
}

#[derive(Clone, Debug, Args)]
pub struct One {
    #[command(flatten)]
    pub database: DatabaseConfig,
    /// Sign-in name
    pub login: String,
}

pub async fn run(args: &AccountArgs) -> Outcome<()> {
    match &args.action {
        Action::List { database } => {
            for line in list(&open(database)?).await? {
                println!("{line}");
            }
        }
        Action::Unlock(one) => {
            unlock(&open(&one.database)?, &one.login).await?;
            println!("{} is unlocked.", one.login);
        }
        Action::Password(one) => {
            println!("{}", reset(&open(&one.database)?, &one.login).await?);
        }
    }
    Ok(())
}

fn open(config: &DatabaseConfig) -> Outcome<Store> {
    Store::new(&config.database_url, 2).map_err(|e| format!("DATABASE_URL cannot be used: {e}"))
}

fn say(failure: Failure) -> String {
    format!("The database could not do it: {failure}")
}

/// One line per account, tab-separated.
pub async fn list(store: &Store) -> Outcome<Vec<String>> {
    let mut conn = store
        .read(&SystemPermit("account_list"))
        .await
        .map_err(say)?;
    let members = people::everybody(&mut conn)
        .await
        .map_err(|e| say(e.into()))?;
    let line = |Member { row, organization }: Member| {
        let locked = row.locked_until.is_some();
        let state = match (row.active, locked) {
            (false, _) => "deactivated",
            (true, true) => "locked",
            (true, false) if row.must_change_password => "first password",
            (true, false) => "active",
        };
        let roles = row.roles.join(",");
        format!(
            "{}\t{}\t{}\t{roles}\t{state}",
            row.login, row.name, organization.name
        )
    };
    Ok(members.into_iter().map(line).collect())
}

pub async fn unlock(store: &Store, login: &str) -> Outcome<()> {
    let permit = SystemPermit("account_unlock");
    let mut tx = Tx::begin(store, &permit).await.map_err(say)?;
    let id = find(&mut tx, login).await?;
    sessions::attempt::forgive(&mut tx, id)
        .await
        .map_err(|e| say(e.into()))?;
    tx.commit(AuditEvent::new(&permit, "person", id))
        .await
        .map_err(say)
}

/// Gives the new password.
pub async fn reset(store: &Store, login: &str) -> Outcome<String> {
    let permit = SystemPermit("account_password");
    let new = password::random();
    let hash = password::hash(new.clone()).await.map_err(say)?;
    let mut tx = Tx::begin(store, &permit).await.map_err(say)?;
    let id = find(&mut tx, login).await?;
    let written = async {
        profile::set_password(&mut tx, id, &hash, true).await?;
        sessions::attempt::forgive(&mut tx, id).await?;
        end_reset(&mut tx, id).await?;
        sessions::end_all(&mut tx, id).await
    };
    written.await.map_err(|e| say(e.into()))?;
    tx.commit(AuditEvent::new(&permit, "person", id))
        .await
        .map_err(say)?;
    Ok(new)
}

async fn find(tx: &mut Tx, login: &str) -> Outcome<uuid::Uuid> {
    people::by_login(tx, login)
        .await
        .map_err(|e| say(e.into()))?
        .map(|member| member.row.id)
        .ok_or_else(|| {
            format!("There is no account {login}: `learning-week account list` shows all.")
        })
}
