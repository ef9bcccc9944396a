-- Submissions walk the workflow of activities and articles: they are entries with revisions, too. What
-- means submissions alone reads the views, which write through.

alter table entry
    drop constraint entry_noun_check,
    add constraint entry_noun_check check (noun in ('activity', 'article', 'submission')),
    -- Of a submission: what it delivers.
    add column material_id uuid references material,
    -- Handed in to the reporter above, which gathers it; not owed by the organization itself.
    add column part boolean not null default false,
    -- Where offices review one after the other: the state of the newest revision, and who is next.
    add column state text check (state in ('draft', 'submitted', 'endorsed', 'returned', 'accepted', 'superseded')),
    add column office_id uuid references organization,
    add column statement text check (statement in ('nothing', 'not_holding')),
    add column timing text check (timing in ('on_time', 'extended', 'upload_in_time', 'correction', 'supplement')),
    add column first_submitted_at timestamptz,
    add column submitted_at timestamptz,
    -- The last acceptance; stays while a supplement is in work.
    add column accepted_at timestamptz,
    add constraint entry_material_noun check ((noun = 'submission') = (material_id is not null)),
    add constraint entry_state_noun check (noun <> 'submission' or state is not null),
    add constraint entry_office_state check ((office_id is not null) = (state in ('submitted', 'endorsed'))),
    -- One delivery of each material by each organization.
    add constraint entry_material_organization unique (material_id, organization_id);

insert into entry (id, noun, edition_id, organization_id, material_id, part, state, office_id, statement, timing,
        first_submitted_at, submitted_at, accepted_at, sample, version, created_at, updated_at)
    select id, 'submission', edition_id, organization_id, material_id, part, state, office_id, statement, timing,
        first_submitted_at, submitted_at, accepted_at, sample, version, created_at, updated_at
    from submission;
create index entry_office on entry (office_id, submitted_at, id) where office_id is not null;

-- A content may have no title.
alter table revision drop column title;
alter table revision
    add column title text not null generated always as (coalesce(content ->> 'title', '')) stored,
    -- What a list shows where the content has no title, and how many photos.
    add column heading text not null default '',
    add column photos integer not null default 0,
    add column timing text check (timing in ('on_time', 'extended', 'upload_in_time', 'correction', 'supplement')),
    drop constraint revision_state_check,
    add constraint revision_state_check check (state in (
        'draft', 'submitted', 'endorsed', 'returned', 'approved', 'published', 'accepted', 'superseded', 'retracted'));
-- At most one in work and one in force. What was returned is taken up again, or stays as history.
drop index revision_in_work, revision_public;
create unique index revision_in_work on revision (entry_id) where state in ('draft', 'submitted', 'endorsed', 'approved');
create unique index revision_in_force on revision (entry_id) where state in ('published', 'accepted');

insert into revision (id, entry_id, number, state, content, heading, photos, author_id, author_name, writers,
        submitted_by, submitted_name, submitted_at, timing, created_at, updated_at)
    select id, submission_id, number, state, content, heading, photos, author_id, author_name, writers,
        submitted_by, submitted_name, submitted_at, timing, created_at, updated_at
    from submission_revision;

alter table submission_file
    drop constraint submission_file_revision_id_fkey,
    add constraint submission_file_revision_id_fkey foreign key (revision_id) references revision on delete cascade;
alter table review
    drop constraint review_revision_id_fkey,
    add constraint review_revision_id_fkey foreign key (revision_id) references revision on delete cascade;
alter table panel_visit
    drop constraint panel_visit_submission_id_fkey,
    add constraint panel_visit_submission_id_fkey foreign key (submission_id) references entry on delete cascade;
drop table submission_revision, submission;

create view submission as
    select id, noun, edition_id, material_id, organization_id, part, state, office_id, statement, timing,
        first_submitted_at, submitted_at, accepted_at, sample, version, created_at, updated_at
    from entry where noun = 'submission'
    with local check option;
alter view submission alter column noun set default 'submission';
alter view submission alter column state set default 'draft';

create view submission_revision as
    select id, entry_id as submission_id, number, state, content, heading, photos, author_id, author_name, writers,
        submitted_by, submitted_name, submitted_at, timing, created_at, updated_at
    from revision where entry_id in (select id from entry where noun = 'submission');
