-- The files of an organization, and how much they are together.
create index concurrently if not exists file_organization on file (organization_id) include (size);
