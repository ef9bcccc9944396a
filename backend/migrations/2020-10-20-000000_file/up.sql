-- Strangers get the files that something public names, and others by an address that counts for hours.

alter table file
    -- What those addresses are signed with; another one ends them all.
    add column secret text not null default gen_random_uuid()::text || gen_random_uuid()::text;

-- Pictures and documents that a published article names.
alter table article_listing
    add column files jsonb not null generated always as (
        jsonb_path_query_array(content, '$.picture')
        || jsonb_path_query_array(content, '$.attachments[*]')
        || jsonb_path_query_array(content, '$.gallery[*].picture')) stored;
create index article_listing_files on article_listing using gin (files);
