drop table change, occurrence, listing;
