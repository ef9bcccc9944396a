-- 100,000 published activities on a seeded database, far more than a province holds:
-- 400 institutions, most with one occurrence, every tenth with eight weekly ones. No sample marks:
-- this database is thrown away.

begin;
set local synchronous_commit = off;

create temporary table city on commit drop as
    select row_number() over (order by o.position) as n, o.id, o.name, coalesce(o.region_code, '220000') as region
    from organization o where o.kind = 'city_office' order by o.position;

insert into organization (id, name, short_name, kind, region_code, reports_to)
select gen_random_uuid(), c.name || '第' || i || '社区学院', '学院' || i, 'institution', c.region, c.id
from generate_series(1, 400) i join city c on c.n = 1 + i % 11;

create temporary table holder on commit drop as
    select row_number() over (order by id) - 1 as n, id, name from organization where kind = 'institution';
create index on holder (n);
create temporary table place on commit drop as
    select row_number() over (order by code) - 1 as n, code from region where level = 3;
create index on place (n);

-- Words that Chinese titles are made of; single characters and pairs are what the search compares.
create temporary table word on commit drop as
    select n - 1 as n, w from unnest(array['社区', '老年', '智能手机', '书法', '京剧', '健康讲座', '读书会', '亲子阅读', '家庭教育',
        '职业技能', '电商直播', '剪纸', '合唱', '太极拳', '摄影', '国学', '法律咨询', '急救知识', '垃圾分类', '乡村振兴', '普通话',
        '朝鲜族民俗', '冰雪运动', '科普展览', '红色经典', '诗词诵读', '编程入门', '心理健康', '养生', '茶艺']) with ordinality t(w, n);

create function pg_temp.grams(t text) returns text[] language sql immutable as $$
    select array(select distinct g from (
        select substr(t, i, 1) as g from generate_series(1, length(t)) i
        union all
        select substr(t, i, 2) from generate_series(1, length(t) - 1) i) x order by 1)
$$;

create temporary table made on commit drop as
select gen_random_uuid() as id, gen_random_uuid() as revision, g.n,
    h.id as organization, p.code as region,
    a.w || b.w || '（第' || g.n || '场）' as title,
    '面向市民的' || a.w || '与' || b.w || '活动，欢迎参加。' as summary,
    h.name || '报告厅' as venue,
    h.name as holder,
    s.code as strand, f.code as form, u.code as audience, t.code as topic,
    timestamptz '2020-10-15 08:00+08' + ((g.n * 7919) % 61) * interval '1 day' + (g.n % 40) * interval '15 minutes' as start
from generate_series(0, 99999) g(n)
join holder h on h.n = g.n % (select count(*) from holder)
join place p on p.n = (g.n * 31) % (select count(*) from place)
join word a on a.n = (g.n * 13) % 30
join word b on b.n = (g.n / 30) % 30
cross join lateral (select content from edition where current) e
cross join lateral (select content -> 'strands' -> (g.n % jsonb_array_length(content -> 'strands')) ->> 'code' as code) s
cross join lateral (select content -> 'forms' -> (g.n % jsonb_array_length(content -> 'forms')) ->> 'code' as code) f
cross join lateral (select content -> 'audiences' -> (g.n % jsonb_array_length(content -> 'audiences')) ->> 'code' as code) u
cross join lateral (select content -> 'topics' -> (g.n % jsonb_array_length(content -> 'topics')) ->> 'code' as code) t;

insert into activity (id, edition_id, organization_id, exemplar)
select id, (select id from edition where current), organization, n % 500 = 0 from made;

insert into revision (id, entry_id, number, state, content, first_start, last_end, occurrences, author_id, author_name, published_at)
select revision, id, 1, 'published',
    jsonb_build_object('title', title, 'strand', strand, 'form', form, 'topics', jsonb_build_array(topic),
        'audiences', jsonb_build_array(audience), 'mode', 'onsite', 'summary', summary,
        'description', repeat(summary, 20),
        'schedule', jsonb_build_object('kind', 'dates', 'slots', (
            select jsonb_agg(jsonb_build_object('starts_at', to_char((start + w * interval '7 days') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                'ends_at', to_char((start + w * interval '7 days' + interval '2 hours') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))
            from generate_series(0, case when n % 10 = 0 then 7 else 0 end) w)),
        'venue_name', venue, 'venue_address', '人民大街' || n || '号', 'region_code', region),
    start, start + interval '2 hours' + case when n % 10 = 0 then interval '49 days' else interval '0' end,
    case when n % 10 = 0 then 8 else 1 end, gen_random_uuid(), '测试', now() - (n % 86400) * interval '1 second'
from made;

insert into listing (activity_id, revision_id, edition_id, organization_id, content, title, strand, form, topics, audiences, mode,
    region_code, holding, first_start, first_end, last_end, occurrences, grams, sequence, published_at, exemplar)
select m.id, m.revision, a.edition_id, m.organization, r.content, m.title, m.strand, m.form, array[m.topic], array[m.audience], 'onsite',
    m.region, 'scheduled', m.start, m.start + interval '2 hours', r.last_end, r.occurrences,
    pg_temp.grams(m.title || ' ' || m.summary || ' ' || m.venue), 1, r.published_at, a.exemplar
from made m join activity a on a.id = m.id join revision r on r.id = m.revision;

insert into occurrence (activity_id, number, edition_id, starts_at, ends_at)
select m.id, w + 1, a.edition_id, m.start + w * interval '7 days', m.start + w * interval '7 days' + interval '2 hours'
from made m join activity a on a.id = m.id
cross join lateral generate_series(0, case when m.n % 10 = 0 then 7 else 0 end) w;

update edition set feed_sequence = feed_sequence + 100000 where current;
insert into change (activity_id, edition_id, sequence, ever)
select m.id, a.edition_id, row_number() over (order by m.n),
    array['region:' || m.region, 'region:' || left(m.region, 4) || '00', 'region:' || left(m.region, 2) || '0000', 'strand:' || m.strand]
    || array(select 'organization:' || ancestor from reach where descendant = m.organization)
    || case when a.exemplar then array['exemplar'] else '{}' end
from made m join activity a on a.id = m.id;

commit;
