-- Letters on their way, written together with the notification that they carry.

alter table person add column mail boolean not null default true;

create table mail (
    id uuid primary key,
    notification_id uuid not null references notification on delete cascade,
    person_id uuid not null references person on delete cascade,
    to_address text not null,
    subject text not null,
    text text not null,
    link text not null,
    created_at timestamptz not null default now(),
    attempts integer not null default 0,
    next_at timestamptz not null default now(),
    sent_at timestamptz,
    failed_at timestamptz,
    error text
);
create index mail_due on mail (next_at) where sent_at is null and failed_at is null;
create index mail_notification on mail (notification_id);
create index mail_person on mail (person_id);
