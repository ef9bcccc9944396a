-- Places, organizations and how far they reach, the audit trail, idempotency of creates.

create table region (
    code text primary key check (code ~ '^[0-9]{6}$'),
    name text not null,
    parent_code text references region,
    level smallint not null check (level between 1 and 3)
);

create table organization (
    id uuid primary key,
    -- Stable name inside the seed files; null for what people entered.
    key text unique,
    name text not null,
    short_name text not null,
    kind text not null check (kind in ('province_office', 'city_office', 'university', 'institution')),
    status text not null default 'active' check (status in ('active', 'merged', 'closed')),
    region_code text references region,
    reports_to uuid references organization,
    merged_into uuid references organization,
    address text not null default '',
    website text not null default '',
    -- Official order among siblings; not alphabetical.
    position integer not null default 1000,
    sample boolean not null default false,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check ((kind = 'province_office') = (reports_to is null)),
    check (reports_to <> id)
);
create unique index organization_name on organization (coalesce(reports_to, id), name) where status = 'active';
create index organization_reports_to on organization (reports_to);
create index organization_order on organization (position, name, id);

-- Who reaches whom: every pair of an organization and one at or below it.
-- `reviews`: the ancestor is the nearest office above, so it reviews what the descendant files.
-- The province office, with nobody above, reviews its own.
create table reach (
    ancestor uuid not null references organization on delete cascade,
    descendant uuid not null references organization on delete cascade,
    depth integer not null,
    reviews boolean not null default false,
    primary key (ancestor, descendant)
);
create index reach_descendant on reach (descendant, ancestor);
create unique index reach_one_reviewer on reach (descendant) where reviews;

create function rebuild_reach() returns trigger language plpgsql as $$
begin
    -- One at a time: the table is small, moves are rare, readers see the old rows until commit.
    perform pg_advisory_xact_lock(hashtext('reach'));
    delete from reach;
    insert into reach (ancestor, descendant, depth)
    with recursive pair (ancestor, descendant, depth) as (
        select id, id, 0 from organization
        union all
        select above.reports_to, pair.descendant, pair.depth + 1
        from pair join organization above on above.id = pair.ancestor
        where above.reports_to is not null and pair.depth < 20
    )
    select ancestor, descendant, depth from pair;
    update reach set reviews = true
    from (
        select distinct on (r.descendant) r.ancestor, r.descendant
        from reach r
        join organization office on office.id = r.ancestor and office.kind in ('province_office', 'city_office')
        join organization below on below.id = r.descendant
        where r.depth > 0 or below.reports_to is null
        order by r.descendant, r.depth
    ) nearest
    where reach.ancestor = nearest.ancestor and reach.descendant = nearest.descendant;
    return null;
end $$;

create trigger organization_reach_insert after insert on organization
    for each statement execute function rebuild_reach();
create trigger organization_reach_delete after delete on organization
    for each statement execute function rebuild_reach();
create trigger organization_reach_update after update of reports_to, kind on organization
    for each statement execute function rebuild_reach();

create table organization_event (
    id uuid primary key,
    organization_id uuid not null references organization on delete cascade,
    at timestamptz not null default now(),
    kind text not null check (kind in ('created', 'renamed', 'moved', 'merged', 'closed', 'reopened')),
    before text not null default '',
    after text not null default '',
    reason text not null default '',
    actor_name text not null
);
create index organization_event_order on organization_event (organization_id, at desc, id desc);

-- Who did what; append-only. Names of fields, never their contents.
create table audit (
    id uuid primary key,
    at timestamptz not null default now(),
    actor_kind text not null check (actor_kind in ('person', 'key', 'system', 'nobody')),
    actor_id uuid,
    actor_name text not null,
    organization_id uuid,
    operation text not null,
    object_kind text not null,
    object_id uuid,
    refused boolean not null default false,
    detail text[] not null default '{}',
    request_id text not null default ''
);
create index audit_order on audit (at desc, id desc);
create index audit_operation on audit (operation, at desc, id desc);
create index audit_object on audit (object_id, at desc, id desc) where object_id is not null;

create function forbid_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail can only grow';
end $$;
create trigger audit_append_only before update or delete on audit
    for each row execute function forbid_change();
create trigger audit_keep before truncate on audit
    for each statement execute function forbid_change();

create table idempotency (
    actor_id uuid not null,
    key text not null,
    operation text not null,
    body_hash text not null,
    object_id uuid not null,
    at timestamptz not null default now(),
    primary key (actor_id, key)
);
create index idempotency_age on idempotency (at);
