//! SQL of the table `sign_in_attempt`: wrong passwords, counted for all servers together by sign-in name and by
//! where they come from. Names that nobody has count like those of people.

use contract::session::{FAILURES, FAILURES_ANYWHERE, LOCK_SECONDS, LONGEST_LOCK_SECONDS};
use diesel::dsl::now;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Double, Integer, Text, Uuid as SqlUuid};
use diesel_async::RunQueryDsl;
use uuid::Uuid;

use super::Candidate;
use crate::access::client_info::ClientInfo;
use crate::account::store::LOGIN_DIGEST;
use crate::platform::secret;
use crate::platform::store::Conn;
use crate::platform::store::schema::{person, sign_in_attempt};

/// Whose password is tried, and from where; as digests, so that the table tells no names.
#[derive(Clone, Debug)]
pub struct Attempt {
    login: String,
    source: String,
    /// Not from a browser that the person used before: it counts for the name as a whole, too.
    strange: bool,
}

/// What becomes of an attempt before its password is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charge {
    /// The how manieth in a row.
    Taken(i32),
    /// For so many seconds.
    Locked(i64),
}

impl Attempt {
    /// A sign-in. `found`: whom the name belongs to; the name as it is stored, since the database knows more ways
    /// of writing it than we do.
    pub fn sign_in(typed: &str, found: Option<&Candidate>, visitor: &ClientInfo) -> Self {
        let login = found.map_or(typed, |candidate| &candidate.login);
        let person = found.map(|candidate| candidate.id);
        let known = visitor.known.as_ref();
        let known = known.filter(|browser| person.is_some_and(|id| browser.knows(id)));
        let source = match known {
            Some(browser) => format!("browser {}", browser.id),
            None => format!("{:?}", visitor.network),
        };
        Self::new(login, &source, known.is_none())
    }

    /// The current password, asked of somebody who is signed in.
    pub fn within(candidate: &Candidate, session: Uuid) -> Self {
        Self::new(&candidate.login, &format!("session {session}"), false)
    }

    fn new(login: &str, source: &str, strange: bool) -> Self {
        Self {
            login: secret::hash(&login.to_lowercase()),
            source: secret::hash(source),
            strange,
        }
    }
}

/// Counts an attempt as a failure before its password is looked at, so that no number of attempts at once gets
/// more than the allowed tries.
pub async fn charge(conn: &mut Conn, attempt: &Attempt) -> QueryResult<Charge> {
    forget(conn).await?;
    let one = count(conn, &attempt.login, &attempt.source, FAILURES).await?;
    if attempt.strange
        && matches!(one, Charge::Taken(_))
        && let locked @ Charge::Locked(_) =
            count(conn, &attempt.login, "", FAILURES_ANYWHERE).await?
    {
        return Ok(locked);
    }
    Ok(one)
}

async fn count(conn: &mut Conn, login: &str, source: &str, most: i32) -> QueryResult<Charge> {
    #[derive(QueryableByName)]
    struct Counted {
        #[diesel(sql_type = Integer)]
        failures: i32,
        #[diesel(sql_type = BigInt)]
        wait: i64,
    }
    let counted: Option<Counted> = diesel::sql_query(
        "with counted as ( \
            insert into sign_in_attempt as a (login, source) values ($1, $2) \
            on conflict (login, source) do update set \
                failures = case when a.locked_until is null then a.failures + 1 else 1 end, \
                locks = a.locks + (a.locked_until is null and a.failures + 1 >= $3)::integer, \
                locked_until = case when a.locked_until is null and a.failures + 1 >= $3 then clock_timestamp() \
                    + least($4 * 2 ^ least(a.locks, 10), $5) * interval '1 second' end, \
                at = clock_timestamp() \
            where a.locked_until is null or a.locked_until <= clock_timestamp() \
            returning a.failures \
         ) \
         select failures, 0::bigint as wait from counted \
         union all \
         select 0, coalesce(ceil(extract(epoch from locked_until - clock_timestamp()))::bigint, $4::bigint) \
         from sign_in_attempt where login = $1 and source = $2 and not exists (select from counted)",
    )
    .bind::<Text, _>(login)
    .bind::<Text, _>(source)
    .bind::<Integer, _>(most)
    .bind::<Double, _>(LOCK_SECONDS as f64)
    .bind::<Double, _>(LONGEST_LOCK_SECONDS as f64)
    .get_result(conn)
    .await
    .optional()?;
    Ok(match counted {
        Some(Counted { failures, .. }) if failures > 0 => Charge::Taken(failures),
        // One who came at the same moment has locked it.
        counted => Charge::Locked(counted.map_or(LOCK_SECONDS, |c| c.wait.max(1))),
    })
}

/// Takes the charge back after the right password; false where meanwhile the person was shut out, the password
/// changed, or other attempts from there locked the name.
pub async fn settle(
    conn: &mut Conn,
    attempt: &Attempt,
    candidate: &Candidate,
    charged: i32,
) -> QueryResult<bool> {
    let same: Option<Uuid> = person::table
        .find(candidate.id)
        .filter(person::active.eq(true))
        .filter(person::password_hash.eq(&candidate.password_hash))
        .select(person::id)
        .for_update()
        .first(conn)
        .await
        .optional()?;
    if same.is_none() {
        return Ok(false);
    }
    diesel::sql_query(
        "delete from sign_in_attempt where login = $1 and source = $2 \
            and ($3 or locked_until is null or locked_until <= clock_timestamp())",
    )
    .bind::<Text, _>(&attempt.login)
    .bind::<Text, _>(&attempt.source)
    .bind::<Bool, _>(charged >= FAILURES)
    .execute(conn)
    .await?;
    if attempt.strange {
        diesel::sql_query(
            "update sign_in_attempt set failures = greatest(failures - 1, 0) where login = $1 and source = ''",
        )
        .bind::<Text, _>(&attempt.login)
        .execute(conn)
        .await?;
    }
    let locked: i64 = sign_in_attempt::table
        .find((&attempt.login, &attempt.source))
        .filter(sign_in_attempt::locked_until.gt(now))
        .count()
        .get_result(conn)
        .await?;
    Ok(locked == 0)
}

/// Forgets what lies a day back, two for each that comes: the table never holds more than a day's attempts.
async fn forget(conn: &mut Conn) -> QueryResult<usize> {
    diesel::sql_query(
        "delete from sign_in_attempt where (login, source) in ( \
            select login, source from sign_in_attempt where at < clock_timestamp() - interval '1 day' \
            order by at limit 2 for update skip locked)",
    )
    .execute(conn)
    .await
}

/// Takes back every lock of a person's sign-in name.
pub async fn forgive(conn: &mut Conn, person: Uuid) -> QueryResult<usize> {
    diesel::sql_query(format!(
        "delete from sign_in_attempt where login = (select {LOGIN_DIGEST} from person where id = $1)"
    ))
    .bind::<SqlUuid, _>(person)
    .execute(conn)
    .await
}
