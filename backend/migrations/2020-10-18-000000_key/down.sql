alter table api_key alter column expires_on drop not null, drop column maker_id;
