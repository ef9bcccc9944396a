-- What each organization owes: material definitions, submissions with versions and reviews, extensions,
-- reminders, participation reports.

create table material (
    id uuid primary key,
    edition_id uuid not null references edition on delete cascade,
    position integer not null,
    -- A `MaterialInput` of the contract.
    content jsonb not null,
    code text not null generated always as (content ->> 'code') stored,
    label text not null generated always as (content ->> 'label') stored,
    batch integer not null generated always as ((content ->> 'batch')::integer) stored,
    retired boolean not null generated always as (coalesce((content ->> 'retired')::boolean, false)) stored,
    -- The content's, as an instant that can be compared.
    deadline timestamptz,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (edition_id, code)
);
create index material_order on material (edition_id, position, id);

-- One organization's delivery of one material. State, stage and times are those of its newest version.
create table submission (
    id uuid primary key,
    edition_id uuid not null references edition on delete cascade,
    material_id uuid not null references material,
    organization_id uuid not null references organization,
    -- Handed in to the reporter above, which gathers it; not owed by itself.
    part boolean not null,
    state text not null default 'draft'
        check (state in ('draft', 'submitted', 'endorsed', 'returned', 'accepted', 'superseded')),
    -- The office whose review it awaits.
    office_id uuid references organization,
    statement text check (statement in ('nothing', 'not_holding')),
    timing text check (timing in ('on_time', 'extended', 'upload_in_time', 'correction', 'supplement')),
    first_submitted_at timestamptz,
    submitted_at timestamptz,
    -- The last acceptance; stays while a supplement is in work.
    accepted_at timestamptz,
    sample boolean not null default false,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (material_id, organization_id),
    check ((office_id is not null) = (state in ('submitted', 'endorsed')))
);
create index submission_organization on submission (organization_id, material_id);
create index submission_order on submission (edition_id, updated_at desc, id desc);
create index submission_office on submission (office_id, submitted_at, id) where office_id is not null;

create table submission_revision (
    id uuid primary key,
    submission_id uuid not null references submission on delete cascade,
    number integer not null,
    state text not null default 'draft'
        check (state in ('draft', 'submitted', 'endorsed', 'returned', 'accepted', 'superseded')),
    -- A `SubmissionContent` of the contract.
    content jsonb not null,
    -- What a list shows of it.
    heading text not null default '',
    photos integer not null default 0,
    author_id uuid not null,
    author_name text not null,
    -- Everyone who wrote on it, by person or key: none of them may review it.
    writers uuid[] not null default '{}',
    submitted_by uuid,
    submitted_name text,
    submitted_at timestamptz,
    timing text check (timing in ('on_time', 'extended', 'upload_in_time', 'correction', 'supplement')),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (submission_id, number)
);
-- At most one in work or on a desk, at most one accepted.
create unique index submission_revision_open on submission_revision (submission_id)
    where state in ('draft', 'submitted', 'endorsed');
create unique index submission_revision_accepted on submission_revision (submission_id) where state = 'accepted';

-- Which files which version names: who may see them, and what is not to be swept.
create table submission_file (
    revision_id uuid not null references submission_revision on delete cascade,
    file_id uuid not null references file,
    primary key (revision_id, file_id)
);
create index submission_file_file on submission_file (file_id);

create table review (
    id uuid primary key,
    revision_id uuid not null references submission_revision on delete cascade,
    stage text not null check (stage in ('city', 'province')),
    office_id uuid not null references organization,
    reviewer_id uuid not null,
    reviewer_name text not null,
    passed boolean not null,
    note text not null default '',
    -- `Remark`s of the contract.
    remarks jsonb not null default '[]',
    at timestamptz not null default now()
);
create index review_revision on review (revision_id, at, id);

create table extension (
    id uuid primary key,
    material_id uuid not null references material on delete cascade,
    organization_id uuid not null references organization on delete cascade,
    until timestamptz not null,
    reason text not null,
    granted_by text not null,
    granted_at timestamptz not null default now(),
    revoked_by text,
    revoked_at timestamptz,
    revoked_reason text
);
-- One holds at a time; a newer one revokes the older.
create unique index extension_valid on extension (material_id, organization_id) where revoked_at is null;
create index extension_order on extension (organization_id, granted_at desc, id desc);

create table reminder (
    id uuid primary key,
    material_id uuid not null references material on delete cascade,
    organization_id uuid not null references organization on delete cascade,
    -- Days before the deadline, for what the system sends by itself; null for what a person sent.
    days integer,
    by_name text not null,
    note text not null default '',
    people integer not null default 0,
    mails integer not null default 0,
    at timestamptz not null default now()
);
create unique index reminder_automatic on reminder (material_id, organization_id, days) where days is not null;
create index reminder_last on reminder (material_id, organization_id, at desc);
create index reminder_order on reminder (organization_id, at desc, id desc);

-- 人次, 人数 and 线上观看 of an activity; never added to each other.
create table participation (
    activity_id uuid primary key references activity on delete cascade,
    visits bigint check (visits >= 0),
    persons bigint check (persons >= 0),
    online_views bigint check (online_views >= 0),
    as_of date not null,
    note text not null default '',
    reported_by text not null,
    reported_at timestamptz not null default now()
);

-- 示范活动: nominated by a reporter, accepted by the province.
alter table activity add column exemplar boolean not null default false;
alter table listing add column exemplar boolean not null default false;
create index listing_exemplar on listing (edition_id, first_start, activity_id) where exemplar;
