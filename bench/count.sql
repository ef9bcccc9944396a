select count(*) from listing
