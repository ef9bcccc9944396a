drop table idempotency, audit, organization_event, reach, organization, region;
drop function rebuild_reach, forbid_change;
