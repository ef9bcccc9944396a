-- Why an activity is cancelled or postponed: the public reads the reason's sentence. What was said before that in
-- an office's own words stays as it was said.

alter table entry
    add column holding_reason text check (holding_reason in
        ('weather', 'epidemic', 'venue', 'speaker', 'attendance', 'arrangement', 'other')),
    add constraint entry_holding_reason_noun check (noun = 'activity' or holding_reason is null);
create or replace view activity as
    select id, noun, edition_id, organization_id, holding, notice, sample, version, created_at, updated_at, exemplar,
        holding_reason
    from entry where noun = 'activity'
    with local check option;
