-- A key can do at most what the person who made it may do, and ends with that person or on a day.

alter table api_key add column maker_id uuid references person on delete cascade;
-- The audit trail knows who made which.
update api_key k set maker_id = p.id
    from audit a join person p on p.id = a.actor_id
    where a.operation = 'create_api_key' and a.object_id = k.id and not a.refused;
-- What nobody answers for, or somebody who left, counts no longer.
update api_key k set revoked_at = now()
    where revoked_at is null and not exists (select from person p where p.id = k.maker_id and p.active);
update api_key set expires_on = least(
    coalesce(expires_on, (now() at time zone 'Asia/Shanghai')::date + 365),
    (now() at time zone 'Asia/Shanghai')::date + 730);
alter table api_key alter column expires_on set not null;
create index api_key_maker on api_key (maker_id);

-- Whoever wrote with a key wrote: nobody reviews what their own program filed.
update revision r set author_id = k.maker_id from api_key k where k.id = r.author_id and k.maker_id is not null;
update revision r set submitted_by = k.maker_id from api_key k where k.id = r.submitted_by and k.maker_id is not null;
update revision set writers = array(
        select coalesce(k.maker_id, w.id) from unnest(writers) with ordinality as w (id, n)
        left join api_key k on k.id = w.id order by w.n)
    where writers && array(select id from api_key);
