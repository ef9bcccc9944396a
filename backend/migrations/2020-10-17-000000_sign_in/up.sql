-- Ways in. Wrong passwords are counted by sign-in name and by where they come from; a forgotten password has a
-- one-time link; letters go to addresses that their owner has confirmed.

create table sign_in_attempt (
    -- Digests: of the sign-in name in small letters, and of the network or the known browser. The empty source
    -- counts all that come from elsewhere.
    login text not null,
    source text not null,
    failures integer not null default 1,
    -- One after the other; each lasts twice as long.
    locks integer not null default 0,
    locked_until timestamptz,
    at timestamptz not null default clock_timestamp(),
    primary key (login, source)
);
create index sign_in_attempt_age on sign_in_attempt (at);

create table password_reset (
    -- One at a time: a newer link takes the place of the older.
    person_id uuid primary key references person on delete cascade,
    token_hash text not null unique,
    created_by uuid not null,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null
);

alter table person
    drop column failures,
    drop column locked_until,
    -- The address whose letters the person has answered; letters go nowhere else.
    add column confirmed_email text not null default '';
-- A letter that asks for that answer goes with no notification.
alter table mail alter column notification_id drop not null;
