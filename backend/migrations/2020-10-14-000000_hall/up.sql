-- 参观次数 of the exhibition hall: how often per board and Shanghai day. Nothing says who it was.

create table panel_visit (
    submission_id uuid not null references submission on delete cascade,
    day date not null,
    visits bigint not null check (visits > 0),
    primary key (submission_id, day)
);
