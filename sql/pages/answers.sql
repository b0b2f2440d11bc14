-- page: /answers

-- name: shares
-- for: The share of each force's positions that neither confirm nor deny.
select *
from ncnd_share
order by ncnd_percent desc, force_name;

-- name: times
-- for: The days that each authority takes.
select *
from timeliness
where timed > 0
order by median_working_days, authority_name;

-- name: families
-- for: The families of technologies by which the table of answers is filtered.
select id, name
from technologies
where broader is null
order by name;
