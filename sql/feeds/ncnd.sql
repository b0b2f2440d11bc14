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
  case stated_positions.voice
    when 'press' then 'The press reports (' || publisher_name || ') of ' || coalesce(force_name, of_group.words, authority_name)
    when 'reported' then authority_name || ' reports of ' || coalesce(force_name, of_group.words)
    when 'joint' then force_name || ', in a joint statement by ' || authority_name || ','
    else coalesce(force_name, authority_name || ', of no force in particular,')
  end || ' on ' || stated_positions.technology_name || ': neither confirms nor denies'
  || case stated_positions.scope
    when 'unspecified' then ''
    when 'remainder' then ' (any other information that it may hold)'
    else ' (' || stated_positions.scope || ' use)'
  end as title,
  :address || stated_positions.page as link,
  stated_positions.said_on || ', ' || stated_positions.disclosure_title || ': ' || stated_positions.summary as content
from newest
join stated_positions on stated_positions.id = newest.position
left join (select id, lower(substr(name, 1, 1)) || substr(name, 2) as words from force_groups) as of_group
  on of_group.id = stated_positions.force_group
order by newest.said_from desc, newest.position
