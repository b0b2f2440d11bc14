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

-- name: codes
-- for: What the statements in the table of answers of one force, or of one technology, say; news reports are left out.
select shown_answers.position
from shown_answers
join position_types on position_types.id = shown_answers.position
where shown_answers.voice <> 'press' and ((:force <> '' and force = :force) or (:technology <> '' and technology = :technology))
group by shown_answers.position
order by position_types.rank;

-- name: named
-- for: What is chosen for the table of answers (JSON lists of ids) by its names, for the heading.
select 'force' as choice, id, name from forces where id in (select value from json_each(:force))
union all
select 'technology', id, name from technologies where id in (select value from json_each(:technology))
union all
select 'family', id, name from technologies where id in (select value from json_each(:family))
union all
select 'authority', id, name from authorities where id in (select value from json_each(:authority))
union all
select 'batch', id, title from batches where id in (select value from json_each(:batch));
