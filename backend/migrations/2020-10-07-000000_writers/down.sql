alter table revision drop column writers;
