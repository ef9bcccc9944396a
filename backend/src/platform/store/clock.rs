//! Looks at the database's clock for [`platform::clock`](crate::platform::clock).

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use diesel::sql_types::Timestamptz;
use diesel::{QueryResult, QueryableByName};
use diesel_async::RunQueryDsl;

use super::{Conn, Store, SystemPermit};
use crate::platform::background::{Job, Next};
use crate::platform::clock;

const EVERY: Duration = Duration::from_secs(30);

#[derive(QueryableByName)]
struct Shown {
    #[diesel(sql_type = Timestamptz)]
    at: DateTime<Utc>,
}

pub async fn look(conn: &mut Conn) -> QueryResult<()> {
    let asked = Instant::now();
    let shown: Shown = diesel::sql_query("select clock_timestamp() as at")
        .get_result(conn)
        .await?;
    clock::set(shown.at, asked);
    Ok(())
}

/// Looks now and then, and says where the server's own clock is wrong.
pub fn clock_job(store: Store) -> Job {
    Job::new("clock", store, |store| async move {
        {
            let mut conn = store.write_unaudited(&SystemPermit("clock")).await?;
            look(&mut conn).await?;
        }
        let seconds = clock::skew().num_milliseconds() as f64 / 1000.0;
        metrics::gauge!("clock_skew_seconds").set(seconds);
        if clock::skew().abs() > clock::TOLD {
            tracing::warn!(
                seconds,
                "the server's clock differs from the database's, which counts"
            );
        }
        Ok(Next::After(EVERY))
    })
}
