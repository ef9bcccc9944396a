drop table progress;
