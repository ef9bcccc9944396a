-- Uploads in parts; what each file's original measures and when its upload began.

alter table file
    add column original_width integer,
    add column original_height integer,
    add column upload_started_at timestamptz not null default now();
update file set upload_started_at = created_at;

create table upload (
    id uuid primary key,
    organization_id uuid not null references organization on delete cascade,
    -- The person or key who began it; nobody else goes on with it.
    actor_id uuid not null,
    kind text not null check (kind in ('picture', 'document')),
    name text not null,
    length bigint not null check (length > 0),
    received bigint not null default 0 check (received between 0 and length),
    started_at timestamptz not null default now(),
    finished_at timestamptz,
    file_id uuid references file on delete set null
);
create index upload_actor on upload (actor_id, started_at);
create index upload_started on upload (started_at);
create index upload_organization on upload (organization_id);
create index upload_file on upload (file_id);

create table upload_part (
    upload_id uuid not null references upload on delete cascade,
    -- Where its first byte stands.
    at bigint not null,
    size bigint not null check (size > 0),
    -- Its name in the file store.
    blob uuid not null,
    primary key (upload_id, at)
);
