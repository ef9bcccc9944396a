alter table invitation drop column created_by_id, drop column tries;
