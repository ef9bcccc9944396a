-- Words are found by their sound, too (backend/src/portal/search): rows made before are made anew by
-- the server, a few at a time, until all have the newest number. The indexes come after this one.

alter table listing add column search smallint not null default 0;
