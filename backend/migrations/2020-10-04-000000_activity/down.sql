drop table revision, activity, file;
