-- Editions, openings and local weeks, committees.

create table edition (
    id uuid primary key,
    -- An `EditionInput` of the contract: all that a province user sets.
    content jsonb not null,
    year integer not null generated always as ((content ->> 'year')::integer) stored,
    name text not null generated always as (content ->> 'name') stored,
    theme text not null generated always as (content ->> 'theme') stored,
    status text not null generated always as (content ->> 'status') stored,
    current boolean not null default false,
    -- The last number given in the change feed. Its row lock orders writers, so that a reader
    -- who saw number n saw everything before it.
    feed_sequence bigint not null default 0,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (year, name)
);
create unique index edition_current on edition (current) where current;

create table opening (
    edition_id uuid not null references edition on delete cascade,
    organization_id uuid not null references organization on delete cascade,
    at timestamptz,
    place text not null default '',
    mode text check (mode in ('onsite', 'online', 'hybrid')),
    first_day date,
    last_day date,
    watch_url text not null default '',
    note text not null default '',
    window_state text not null default 'unset' check (window_state in ('unset', 'pending', 'inside', 'outside')),
    version integer not null default 1,
    updated_at timestamptz not null default now(),
    primary key (edition_id, organization_id),
    check (last_day >= first_day)
);

-- The newest number counts, the older ones are the history.
create table committee (
    edition_id uuid not null references edition on delete cascade,
    organization_id uuid not null references organization on delete cascade,
    number integer not null,
    content jsonb not null,
    actor_name text not null,
    updated_at timestamptz not null default now(),
    primary key (edition_id, organization_id, number)
);
