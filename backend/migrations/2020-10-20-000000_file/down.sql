alter table article_listing drop column files;
alter table file drop column secret;
