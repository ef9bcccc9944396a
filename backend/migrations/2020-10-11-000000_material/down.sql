drop index listing_exemplar;
alter table listing drop column exemplar;
alter table activity drop column exemplar;
drop table participation, reminder, extension, review, submission_file, submission_revision, submission, material;
