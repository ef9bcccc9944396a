-- How far an import is, for whoever started it: written outside its transaction, swept after an hour.
create table progress (
    id uuid primary key,
    actor_id uuid not null,
    phase text not null check (phase in ('reading', 'checking', 'saving', 'done')),
    done integer not null default 0,
    total integer not null default 0,
    at timestamptz not null default now()
);
create index progress_at on progress (at);
