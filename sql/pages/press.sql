-- page: /press

-- name: pairs
-- for: What a force said against what the press reports, the newest first.
select *
from press_against_answers
where :technology = ''
  or technology in (select technology from technology_ancestors where ancestor = :technology)
  or press_technology in (select technology from technology_ancestors where ancestor = :technology)
order by newest_from desc, force_name, answer_id, report_id;

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
