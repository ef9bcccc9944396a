drop table panel_visit;
