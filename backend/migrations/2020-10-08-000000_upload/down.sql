drop table upload_part, upload;
alter table file drop column upload_started_at;
alter table file drop column original_height;
alter table file drop column original_width;
