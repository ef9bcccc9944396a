delete from mail where notification_id is null;
alter table mail alter column notification_id set not null;
alter table person
    drop column confirmed_email,
    add column failures integer not null default 0,
    add column locked_until timestamptz;
drop table password_reset, sign_in_attempt;
