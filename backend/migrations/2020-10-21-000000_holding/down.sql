drop view activity;
create view activity as
    select id, noun, edition_id, organization_id, holding, notice, sample, version, created_at, updated_at, exemplar
    from entry where noun = 'activity'
    with local check option;
alter view activity alter column noun set default 'activity';
alter table entry drop column holding_reason;
