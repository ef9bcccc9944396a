drop index concurrently if exists file_organization;
