-- Who invited, as a person, and how many sign-in names were tried with an invitation.

alter table invitation
    add column created_by_id uuid,
    add column tries integer not null default 0;
-- The audit trail knows; those of an import stand there as one act.
update invitation i set created_by_id = a.actor_id from audit a
    where a.operation = 'create_invitation' and a.object_id = i.id and not a.refused;
