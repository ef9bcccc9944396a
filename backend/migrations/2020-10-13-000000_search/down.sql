alter table listing drop column search;
