-- page: /press

-- name: pairs
-- for: Some of what forces said against what the press reports, the newest first; `found` is how many there are in all, `undated` how many of them
-- have no date on either side.
with chosen as materialized (
  select press_pairs.answer, press_pairs.report, count(*) over () as found, sum(press_pairs.newest_from = '') over () as undated
  from press_pairs
  join position_facts as answers on answers.position = press_pairs.answer
  join position_facts as reports on reports.position = press_pairs.report
  where (:force = '' or answers.force = :force)
    and (
      :technology = ''
      or answers.technology in (select technology from technology_ancestors where ancestor = :technology)
      or reports.technology in (select technology from technology_ancestors where ancestor = :technology)
    )
  order by press_pairs.newest_from desc, press_pairs.answer, press_pairs.report
  limit cast(:size as integer) offset cast(:start as integer)
)
select press_against_answers.*, chosen.found, chosen.undated
from chosen
join press_against_answers
  on press_against_answers.answer_id = chosen.answer
  and press_against_answers.report_id = chosen.report
order by press_against_answers.newest_from desc, force_name, answer_id, report_id;

-- name: choices
-- for: The forces of which something said differs from what the press reports, the technologies on which it does, wider kinds among them,
-- and the two that were chosen.
with differing as materialized (
  select answers.force, answers.technology, reports.technology as press_technology
  from press_pairs
  join position_facts as answers on answers.position = press_pairs.answer
  join position_facts as reports on reports.position = press_pairs.report
)
select 'force' as by, id, name, id = :force as chosen
from forces
where id = :force or id in (select force from differing)
union all
select 'technology', id, name, id = :technology
from technologies
where id = :technology
  or id in (
    select ancestor
    from technology_ancestors
    where technology in (select technology from differing union select press_technology from differing)
  )
order by name;

-- name: counts
-- for: How much the press says here in all.
select
  (select count(*) from publications where kind = 'news_report') as reports,
  (select count(distinct publisher) from publications where kind = 'news_report') as publishers;
