-- What the filters count lies in one index, so that counting doesn't read the listings themselves.
create index concurrently if not exists listing_facets on listing (edition_id) include (strand, form, mode, region_code, audiences);
