-- Everyone who wrote on a revision, by person or key: none of them may review or publish it.
alter table revision add column writers uuid[] not null default '{}';
