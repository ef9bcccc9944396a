drop table article_listing;
drop view activity;
delete from entry where noun <> 'activity';
alter table revision rename column entry_id to activity_id;
alter table revision rename constraint revision_entry_id_fkey to revision_activity_id_fkey;
alter index revision_entry_id_number_key rename to revision_activity_id_number_key;
drop index entry_single, entry_order;
alter table entry
    drop constraint entry_noun_kind, drop constraint entry_holding_noun, drop constraint entry_featured_noun,
    drop column noun, drop column kind, drop column featured_at;
alter table entry rename constraint entry_holding_check to activity_holding_check;
alter table entry rename constraint entry_organization_id_fkey to activity_organization_id_fkey;
alter table entry rename constraint entry_edition_id_fkey to activity_edition_id_fkey;
alter index entry_organization rename to activity_organization;
alter index entry_pkey rename to activity_pkey;
alter table entry rename to activity;
create index activity_order on activity (edition_id, updated_at desc, id desc);
