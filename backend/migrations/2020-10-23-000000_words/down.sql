alter table article_listing drop column search;
drop function alike(text);
