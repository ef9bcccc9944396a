-- People, their sessions, invitations, API keys, notifications.

create table person (
    id uuid primary key,
    organization_id uuid not null references organization,
    login text not null,
    name text not null,
    phone text not null default '',
    email text not null default '',
    password_hash text not null,
    roles text[] not null,
    active boolean not null default true,
    must_change_password boolean not null default false,
    failures integer not null default 0,
    locked_until timestamptz,
    last_sign_in_at timestamptz,
    sample boolean not null default false,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create unique index person_login on person (lower(login));
create index person_organization on person (organization_id, name, id);
create index person_order on person (name, id);

create table session (
    id uuid primary key,
    person_id uuid not null references person on delete cascade,
    device text not null default '',
    address text not null default '',
    started_at timestamptz not null default now(),
    last_used_at timestamptz not null default now(),
    expires_at timestamptz not null,
    ended_at timestamptz
);
create index session_person on session (person_id, last_used_at desc) where ended_at is null;

-- Every refresh token of a session, by hash. One that is used twice ends the session.
create table refresh_token (
    hash text primary key,
    session_id uuid not null references session on delete cascade,
    issued_at timestamptz not null default now(),
    used_at timestamptz
);
create index refresh_token_session on refresh_token (session_id);

create table invitation (
    id uuid primary key,
    organization_id uuid not null references organization on delete cascade,
    name text not null,
    roles text[] not null,
    token_hash text not null unique,
    created_by text not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    accepted_at timestamptz,
    revoked_at timestamptz,
    person_id uuid references person on delete set null
);
create index invitation_order on invitation (created_at desc, id desc);
create index invitation_organization on invitation (organization_id);

create table api_key (
    id uuid primary key,
    organization_id uuid not null references organization on delete cascade,
    name text not null,
    prefix text not null,
    secret_hash text not null unique,
    scopes text[] not null,
    created_by text not null,
    created_at timestamptz not null default now(),
    last_used_at timestamptz,
    expires_on date,
    revoked_at timestamptz
);
create index api_key_order on api_key (created_at desc, id desc);
create index api_key_organization on api_key (organization_id);

create table notification (
    id uuid primary key,
    person_id uuid not null references person on delete cascade,
    kind text not null,
    text text not null,
    link text not null,
    at timestamptz not null default now(),
    read_at timestamptz
);
create index notification_order on notification (person_id, at desc, id desc);
create index notification_unread on notification (person_id) where read_at is null;
