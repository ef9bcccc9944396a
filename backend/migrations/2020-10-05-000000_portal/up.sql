-- What the public sees: published activities made ready for lists, calendar and feeds.

create table listing (
    activity_id uuid primary key references activity on delete cascade,
    revision_id uuid not null references revision on delete cascade,
    edition_id uuid not null references edition,
    organization_id uuid not null references organization,
    -- The contact is left out unless the unit made it public.
    content jsonb not null,
    title text not null,
    strand text not null,
    form text not null,
    topics text[] not null,
    audiences text[] not null,
    mode text not null,
    region_code text references region,
    holding text not null,
    notice text,
    first_start timestamptz not null,
    first_end timestamptz not null,
    last_end timestamptz not null,
    occurrences integer not null,
    -- Single Chinese characters and pairs, Latin words: see the contract's `text::grams`.
    grams text[] not null,
    sequence integer not null default 0,
    sample boolean not null default false,
    published_at timestamptz not null,
    updated_at timestamptz not null default now()
);
create index listing_order on listing (edition_id, first_start, activity_id);
create index listing_strand on listing (edition_id, strand, first_start, activity_id);
create index listing_region on listing (edition_id, region_code text_pattern_ops, first_start, activity_id);
create index listing_organization on listing (organization_id, first_start, activity_id);
create index listing_grams on listing using gin (grams);
create index listing_audiences on listing using gin (audiences);

create table occurrence (
    activity_id uuid not null references listing on delete cascade,
    number integer not null,
    edition_id uuid not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    primary key (activity_id, number),
    check (starts_at < ends_at)
);
create index occurrence_time on occurrence (edition_id, starts_at, activity_id);

-- One row per activity that ever was public, at the number of its last change. A reader at cursor c
-- asks for numbers above c: a change moves the row ahead, so it is met once, and never missed.
create table change (
    activity_id uuid primary key,
    edition_id uuid not null references edition on delete cascade,
    sequence bigint not null,
    changed_at timestamptz not null default now(),
    -- Filter values it ever had: `region:220102`, `strand:reading`, `organization:<id>`.
    -- One that leaves a filter gets a tombstone there.
    ever text[] not null default '{}',
    unique (edition_id, sequence)
);
