-- What public lists show stands beside the content, so that a list doesn't unpack long descriptions;
-- the indexes carry the ends of time spans, so that a date filter is answered within them.

alter table listing
    add column summary text not null generated always as (coalesce(content ->> 'summary', '')) stored,
    add column venue_name text not null generated always as (coalesce(content ->> 'venue_name', '')) stored,
    add column free boolean not null generated always as (coalesce((content ->> 'free')::boolean, true)) stored,
    add column picture uuid generated always as ((content ->> 'picture')::uuid) stored,
    add column picture_alt text not null generated always as (coalesce(content ->> 'picture_alt', '')) stored;

drop index listing_order;
create index listing_order on listing (edition_id, first_start, activity_id, last_end);
create index listing_published on listing (edition_id, published_at desc, activity_id desc);
alter table listing alter column grams set statistics 1000;

drop index occurrence_time;
create index occurrence_time on occurrence (edition_id, starts_at, ends_at, activity_id);
