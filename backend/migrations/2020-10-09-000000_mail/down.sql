drop table mail;
alter table person drop column mail;
