-- page: /press

-- name: pairs
-- for: Some of what forces said against what the press reports, the newest first; `found` is how many there are in all.
with chosen as materialized (
  select press_pairs.answer, press_pairs.report, count(*) over () as found
  from press_pairs
  join position_facts as answers on answers.position = press_pairs.answer
  join position_facts as reports on reports.position = press_pairs.report
  where :technology = ''
    or answers.technology in (select technology from technology_ancestors where ancestor = :technology)
    or reports.technology in (select technology from technology_ancestors where ancestor = :technology)
  order by press_pairs.newest_from desc, press_pairs.answer, press_pairs.report
  limit cast(:size as integer) offset cast(:start as integer)
)
select press_against_answers.*, chosen.found
from chosen
join press_against_answers
  on press_against_answers.answer_id = chosen.answer
  and press_against_answers.report_id = chosen.report
order by press_against_answers.newest_from desc, force_name, answer_id, report_id;

-- name: technology
-- for: The technology that was chosen.
select id, name
from technologies
where id = :technology;

-- name: counts
-- for: How much the press says here in all.
select
  (select count(*) from publications where kind = 'news_report') as reports,
  (select count(distinct publisher) from publications where kind = 'news_report') as publishers;
