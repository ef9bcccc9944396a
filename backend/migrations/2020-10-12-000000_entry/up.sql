-- Articles walk the workflow of activities: both are entries. What means activities alone reads the
-- view, which writes through.

alter table activity rename to entry;
alter index activity_pkey rename to entry_pkey;
alter index activity_organization rename to entry_organization;
drop index activity_order;
alter table entry rename constraint activity_edition_id_fkey to entry_edition_id_fkey;
alter table entry rename constraint activity_organization_id_fkey to entry_organization_id_fkey;
alter table entry rename constraint activity_holding_check to entry_holding_check;

alter table entry
    add column noun text not null default 'activity' check (noun in ('activity', 'article')),
    -- Of an article: a kind of the contract's table.
    add column kind text check (kind in (
        'epidemic_story', 'work_case', 'star', 'brand', 'quality_resource', 'lecture_hall', 'practice', 'story',
        'course', 'open_school', 'venue', 'lecture_series', 'book', 'recitation', 'book_club', 'platform',
        'announcement', 'coverage', 'column', 'organization_page')),
    add column featured_at timestamptz,
    add constraint entry_noun_kind check ((noun = 'article') = (kind is not null)),
    add constraint entry_holding_noun check (
        noun = 'activity' or (holding = 'scheduled' and notice is null and not exemplar)),
    add constraint entry_featured_noun check (noun = 'article' or featured_at is null);
alter table entry alter column noun drop default;
create index entry_order on entry (noun, edition_id, updated_at desc, id desc);
-- An organization has one of these at most in an edition.
create unique index entry_single on entry (edition_id, organization_id, kind) where kind in ('column', 'organization_page');

alter table revision rename column activity_id to entry_id;
alter table revision rename constraint revision_activity_id_fkey to revision_entry_id_fkey;
alter index revision_activity_id_number_key rename to revision_entry_id_number_key;

create view activity as
    select id, noun, edition_id, organization_id, holding, notice, sample, version, created_at, updated_at, exemplar
    from entry where noun = 'activity'
    with local check option;
alter view activity alter column noun set default 'activity';

-- What the public sees of articles, made ready for lists and feeds.
create table article_listing (
    article_id uuid primary key references entry on delete cascade,
    edition_id uuid not null references edition,
    organization_id uuid not null references organization,
    kind text not null,
    region_code text references region,
    category text,
    title text not null,
    summary text not null,
    -- An `ArticleContent` of the contract, without the record of consent.
    content jsonb not null,
    grams text[] not null,
    sample boolean not null,
    featured_at timestamptz,
    featured boolean not null generated always as (featured_at is not null) stored,
    published_at timestamptz not null,
    -- Featured ones stand before the others, each part with the newest first.
    at timestamptz not null generated always as (coalesce(featured_at, published_at)) stored,
    updated_at timestamptz not null default now()
);
create index article_listing_order on article_listing (edition_id, featured desc, at desc, article_id desc);
create index article_listing_kind on article_listing (edition_id, kind, featured desc, at desc, article_id desc);
create index article_listing_organization on article_listing (organization_id, edition_id);
create index article_listing_published on article_listing (edition_id, published_at desc, article_id desc);
create index article_listing_grams on article_listing using gin (grams);
