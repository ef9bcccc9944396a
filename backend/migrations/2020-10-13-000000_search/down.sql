drop index listing_facets;
drop index listing_search;
alter table listing drop column search;
