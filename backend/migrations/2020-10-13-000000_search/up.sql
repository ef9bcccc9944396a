-- Words are found by their sound, too (backend/src/portal/search): rows made before are made anew by
-- the server, a few at a time, until all have the newest number. What the filters count lies in one
-- index, so that counting doesn't read the listings themselves.

alter table listing add column search smallint not null default 0;
create index listing_search on listing (search, activity_id);
create index listing_facets on listing (edition_id) include (strand, form, mode, region_code, audiences);
