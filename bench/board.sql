-- Ten materials that all owe and 3,000 institutions besides the seeded units; of ten cells seven are
-- filed, some have an extension or a reminder.

delete from material;
insert into material (id, edition_id, position, content, deadline)
select gen_random_uuid(), e.id, n, jsonb_build_object('code', 'bench_' || n, 'label', '材料' || n, 'batch', 1 + n / 5,
        'parts', jsonb_build_array('body'),
        'owed_by', jsonb_build_array('city_office', 'university', 'institution'),
        'deadline', to_char((now() + (n - 4) * interval '1 day') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')),
    date_trunc('second', now()) + (n - 4) * interval '1 day'
from edition e, generate_series(0, 9) n where e.current;

insert into organization (id, name, short_name, kind, reports_to)
select gen_random_uuid(), '单位' || g, '单位', 'institution', c.ids[1 + g % array_length(c.ids, 1)]
from generate_series(1, 3000) g, (select array_agg(id order by position) as ids from organization where kind = 'city_office') c;

create temporary table dice as
select o.id as organization, m.id as material, m.edition_id, abs(hashtext(o.name || m.position)) as n
from organization o, material m where o.kind <> 'province_office';

insert into submission (id, edition_id, material_id, organization_id, part, state, submitted_at, first_submitted_at, accepted_at)
select gen_random_uuid(), d.edition_id, d.material, d.organization, false, f.state, now(), now(),
    case when f.state = 'accepted' then now() end
from dice d, lateral (select (array['draft', 'returned', 'accepted', 'accepted', 'accepted', 'accepted', 'accepted'])[d.n % 10 + 1] as state) f
where f.state is not null;

insert into extension (id, material_id, organization_id, until, reason, granted_by)
select gen_random_uuid(), material, organization, now() + interval '9 days', '停电', '李四' from dice where n % 20 = 0;

insert into reminder (id, material_id, organization_id, by_name)
select gen_random_uuid(), material, organization, '李四' from dice where n % 3 = 0;
