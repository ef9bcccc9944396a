-- Files, activities and their revisions.

create table file (
    id uuid primary key,
    organization_id uuid not null references organization on delete cascade,
    kind text not null check (kind in ('picture', 'document')),
    name text not null,
    media_type text not null,
    size bigint not null,
    -- SHA-256 of the content, in hexadecimal: its name in the file store.
    digest text not null,
    width integer,
    height integer,
    created_by text not null,
    sample boolean not null default false,
    created_at timestamptz not null default now()
);
create index file_digest on file (digest);

create table activity (
    id uuid primary key,
    edition_id uuid not null references edition,
    organization_id uuid not null references organization,
    holding text not null default 'scheduled' check (holding in ('scheduled', 'postponed', 'cancelled')),
    notice text,
    sample boolean not null default false,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index activity_organization on activity (organization_id, updated_at desc, id desc);
create index activity_order on activity (edition_id, updated_at desc, id desc);

create table revision (
    id uuid primary key,
    activity_id uuid not null references activity on delete cascade,
    number integer not null,
    state text not null default 'draft'
        check (state in ('draft', 'submitted', 'returned', 'approved', 'published', 'superseded', 'retracted')),
    -- An `ActivityContent` of the contract.
    content jsonb not null,
    title text not null generated always as (content ->> 'title') stored,
    strand text generated always as (content ->> 'strand') stored,
    picture uuid generated always as ((content ->> 'picture')::uuid) stored references file,
    attachment uuid generated always as ((content ->> 'attachment')::uuid) stored references file,
    first_start timestamptz,
    last_end timestamptz,
    occurrences integer not null default 0,
    author_id uuid not null,
    author_name text not null,
    submitted_by uuid,
    submitted_name text,
    submitted_at timestamptz,
    reviewed_by uuid,
    reviewed_name text,
    reviewed_at timestamptz,
    published_by uuid,
    published_name text,
    published_at timestamptz,
    reason text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (activity_id, number)
);
-- At most one in work and one public.
create unique index revision_in_work on revision (activity_id) where state in ('draft', 'submitted', 'returned', 'approved');
create unique index revision_public on revision (activity_id) where state = 'published';
create index revision_queue on revision (state, submitted_at, id) where state in ('submitted', 'approved');
create index revision_picture on revision (picture) where picture is not null;
create index revision_attachment on revision (attachment) where attachment is not null;
