//! How long the board takes: `cargo nextest run -p learning-week --test it board::speed --run-ignored all
//! --no-capture`. The answers' check against the description is part of the time.

use std::time::Instant;

use contract::organization::OrganizationKind;
use contract::role::Role;
use diesel_async::SimpleAsyncConnection;

use super::board;
use crate::support::owed::{days, input, material as ask, start};

/// Units besides the seeded ones; of ten cells seven are filed, some have an extension or a reminder.
const FILL: &str = "
insert into organization (id, name, short_name, kind, reports_to)
select gen_random_uuid(), '单位' || g, '单位', 'institution', c.ids[1 + g % array_length(c.ids, 1)]
from generate_series(1, UNITS) g, (select array_agg(id) as ids from organization where kind = 'city_office') c;
insert into submission (id, edition_id, material_id, organization_id, part, state, submitted_at, first_submitted_at,
    accepted_at)
select gen_random_uuid(), m.edition_id, m.id, o.id, false, f.state, now(), now(),
    case when f.state = 'accepted' then now() end
from organization o, material m,
    lateral (select abs(hashtext(o.id::text || m.id::text)) % 10 as n) h,
    lateral (select (array['draft', 'returned', 'accepted', 'accepted', 'accepted', 'accepted', 'accepted'])[h.n + 1]
        as state) f
where o.kind <> 'province_office' and f.state is not null;
insert into extension (id, material_id, organization_id, until, reason, granted_by)
select gen_random_uuid(), m.id, o.id, now() + interval '9 days', '停电', '李四'
from organization o, material m where abs(hashtext(o.id::text || m.id::text)) % 20 = 0;
insert into reminder (id, material_id, organization_id, by_name)
select gen_random_uuid(), m.id, o.id, '李四'
from organization o, material m where abs(hashtext(o.id::text || m.id::text)) % 3 = 0;
analyze;
";

async fn measure(units: usize) {
    let api = start().await;
    for n in 0..10 {
        let all = &OrganizationKind::ALL[1..];
        ask(&api, &input(&format!("材料{n}"), all, days(n - 4))).await;
    }
    let fill = FILL.replace("UNITS", &units.to_string());
    let mut conn = api.conn().await;
    conn.batch_execute(&fill).await.expect("many units");
    let province = api.person("province", &[Role::ProvinceEditor]).await;
    let city = api.person("changchun", &[Role::CityEditor]).await;
    let deep = {
        let mut cursor = String::new();
        for _ in 0..(units / 200) {
            let page = board(&province, &format!("limit=100&cursor={cursor}")).await;
            cursor = page.next.expect("another page");
        }
        format!("limit=100&cursor={cursor}")
    };
    for (who, query) in [
        (&province, ""),
        (&province, "limit=100"),
        (&province, &*deep),
        (&province, "state=overdue"),
        (&province, "state=exempt"),
        (&province, "parts=true&kind=institution"),
        (&city, ""),
    ] {
        let mut best = f64::MAX;
        for _ in 0..5 {
            let began = Instant::now();
            board(who, query).await;
            best = best.min(began.elapsed().as_secs_f64() * 1000.0);
        }
        let query: String = query.chars().take(30).collect();
        println!("{units:>5} units  {query:<32} {best:>7.1} ms");
    }
}

#[actix_web::test]
#[ignore = "numbers, not a test"]
async fn of_few_and_many_units() {
    measure(130).await;
    measure(3_000).await;
}
