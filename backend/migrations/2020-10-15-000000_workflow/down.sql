alter view submission rename to submission_entry;
alter view submission_revision rename to submission_entry_revision;

create table submission (
    id uuid primary key,
    edition_id uuid not null references edition on delete cascade,
    material_id uuid not null references material,
    organization_id uuid not null references organization,
    part boolean not null,
    state text not null default 'draft'
        check (state in ('draft', 'submitted', 'endorsed', 'returned', 'accepted', 'superseded')),
    office_id uuid references organization,
    statement text check (statement in ('nothing', 'not_holding')),
    timing text check (timing in ('on_time', 'extended', 'upload_in_time', 'correction', 'supplement')),
    first_submitted_at timestamptz,
    submitted_at timestamptz,
    accepted_at timestamptz,
    sample boolean not null default false,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (material_id, organization_id),
    check ((office_id is not null) = (state in ('submitted', 'endorsed')))
);
insert into submission
    select id, edition_id, material_id, organization_id, part, state, office_id, statement, timing, first_submitted_at,
        submitted_at, accepted_at, sample, version, created_at, updated_at
    from submission_entry;
create index submission_organization on submission (organization_id, material_id);
create index submission_order on submission (edition_id, updated_at desc, id desc);
create index submission_office on submission (office_id, submitted_at, id) where office_id is not null;

create table submission_revision (
    id uuid primary key,
    submission_id uuid not null references submission on delete cascade,
    number integer not null,
    state text not null default 'draft'
        check (state in ('draft', 'submitted', 'endorsed', 'returned', 'accepted', 'superseded')),
    content jsonb not null,
    heading text not null default '',
    photos integer not null default 0,
    author_id uuid not null,
    author_name text not null,
    writers uuid[] not null default '{}',
    submitted_by uuid,
    submitted_name text,
    submitted_at timestamptz,
    timing text check (timing in ('on_time', 'extended', 'upload_in_time', 'correction', 'supplement')),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (submission_id, number)
);
insert into submission_revision
    select id, submission_id, number, state, content, heading, photos, author_id, author_name, writers, submitted_by,
        submitted_name, submitted_at, timing, created_at, updated_at
    from submission_entry_revision;
create unique index submission_revision_open on submission_revision (submission_id)
    where state in ('draft', 'submitted', 'endorsed');
create unique index submission_revision_accepted on submission_revision (submission_id) where state = 'accepted';

alter table submission_file
    drop constraint submission_file_revision_id_fkey,
    add constraint submission_file_revision_id_fkey
        foreign key (revision_id) references submission_revision on delete cascade;
alter table review
    drop constraint review_revision_id_fkey,
    add constraint review_revision_id_fkey foreign key (revision_id) references submission_revision on delete cascade;
alter table panel_visit
    drop constraint panel_visit_submission_id_fkey,
    add constraint panel_visit_submission_id_fkey foreign key (submission_id) references submission on delete cascade;

drop view submission_entry_revision, submission_entry;
delete from entry where noun = 'submission';
drop index entry_office, revision_in_work, revision_in_force;
alter table entry
    drop constraint entry_material_noun, drop constraint entry_state_noun, drop constraint entry_office_state,
    drop constraint entry_material_organization, drop constraint entry_noun_check,
    add constraint entry_noun_check check (noun in ('activity', 'article')),
    drop column material_id, drop column part, drop column state, drop column office_id, drop column statement,
    drop column timing, drop column first_submitted_at, drop column submitted_at, drop column accepted_at;
alter table revision drop column title;
alter table revision
    add column title text not null generated always as (content ->> 'title') stored,
    drop column heading, drop column photos, drop column timing,
    drop constraint revision_state_check,
    add constraint revision_state_check check (state in (
        'draft', 'submitted', 'returned', 'approved', 'published', 'superseded', 'retracted'));
create unique index revision_in_work on revision (entry_id) where state in ('draft', 'submitted', 'returned', 'approved');
create unique index revision_public on revision (entry_id) where state = 'published';
