-- Which rows are yet to be made anew.
create index concurrently if not exists listing_search on listing (search, activity_id);
