drop index concurrently if exists listing_facets;
