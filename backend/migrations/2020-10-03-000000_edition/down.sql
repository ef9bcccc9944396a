drop table committee, opening, edition;
