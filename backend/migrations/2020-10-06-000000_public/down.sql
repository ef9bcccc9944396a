drop index occurrence_time;
create index occurrence_time on occurrence (edition_id, starts_at, activity_id);

alter table listing alter column grams set statistics -1;
drop index listing_published;
drop index listing_order;
create index listing_order on listing (edition_id, first_start, activity_id);

alter table listing
    drop column summary, drop column venue_name, drop column free, drop column picture, drop column picture_alt;
