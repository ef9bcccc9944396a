-- Names and titles are compared by how they look (contract::text::alike): full-width letters and signs, dashes and
-- spaces of all kinds make no difference.

create function alike(written text) returns text language sql immutable strict parallel safe
return lower(translate(
    normalize(translate(written, '‐‑‒–—―−─﹘﹣', '----------'), nfkc), E'•‧⋅∙・ \t\n\r', '·····') collate "C");

-- Articles are found by their sound, too: rows made before are made anew by the server, as those of activities are.
alter table article_listing add column search smallint not null default 0;
