-- title: Refusals to confirm or deny
-- description: Answers in which an authority would neither confirm nor deny whether it holds information on a technology, the newest first. That is neither a yes nor a no. Undated ones are not here.
with newest as (
  select position, said_from
  from position_facts
  where code = 'ncnd'
    and said_on is not null
    and (:force = '' or force = :force)
    and (:technology = '' or technology in (select technology from technology_ancestors where ancestor = :technology))
  order by said_from desc, position
  limit 100
)
select
  :tag || '/ncnd/' || newest.position as id,
  newest.said_from as day,
  coalesce(stated_positions.force_name, stated_positions.authority_name) || ' on ' || stated_positions.technology_name
  || ': neither confirms nor denies' || iif(stated_positions.scope = 'unspecified', '', ' (' || stated_positions.scope || ')') as title,
  :address || stated_positions.page as link,
  stated_positions.said_on || ', ' || stated_positions.disclosure_title || ': ' || stated_positions.summary as content
from newest
join stated_positions on stated_positions.id = newest.position
order by newest.said_from desc, newest.position
