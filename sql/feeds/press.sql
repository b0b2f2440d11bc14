-- title: Denied or refused in an answer, reported in use
-- description: Where a force denied a technology or refused to say, and the press reports it in use, or the reverse, unless the force itself says elsewhere what the press does; dated by the later of the two. Years can lie between them. Pairs without any date are not here.
with newest as (
  select *
  from press_against_answers
  where newest_from <> ''
    and (:force = '' or force = :force)
    and (
      :technology = ''
      or technology in (select technology from technology_ancestors where ancestor = :technology)
      or press_technology in (select technology from technology_ancestors where ancestor = :technology)
    )
  order by newest_from desc, report_id, answer_id
  limit 100
)
select
  :tag || '/press/' || answer_id || '/' || report_id as id,
  newest_from as day,
  force_name || ' on ' || technology_name || ': ' || position_name || iif(scope = 'unspecified', '', ' (' || scope || ')')
  || '; the press: ' || press_position_name as title,
  :address || '/press#' || answer_id || '-' || report_id as link,
  coalesce(said_on, 'Undated') || ', ' || position_name || ': ' || summary || char(10)
  || coalesce(press_said_on, 'Undated') || ', ' || publisher_name || ', ' || press_technology_name || ': ' || press_position_name || ': ' || press_summary
  as content
from newest
order by newest_from desc, report_id, answer_id
