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
