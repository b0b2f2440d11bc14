-- title: Changes of position
-- description: Where a force, or somebody reporting on it, said one thing about a technology and later another. A change between answers is not always a change of practice.
with newest as (
  select *
  from position_changes
  where (:force = '' or force = :force)
    and (:technology = '' or technology in (select technology from technology_ancestors where ancestor = :technology))
  order by changed_from desc, to_position_id
  limit 100
)
select
  :tag || '/changes/' || newest.to_position_id as id,
  newest.changed_from as day,
  newest.force_name
  || iif(
    newest.voice = 'reported',
    ', as reported by ' || earlier_speakers.name || iif(earlier.authority = position_facts.authority, '', ' and later ' || speakers.name) || ',',
    ''
  )
  || ' on ' || newest.technology_name
  || iif(newest.scope = 'unspecified', '', ' (' || newest.scope || ')') || ': ' || newest.from_position || ', later ' || newest.to_position
  || iif(earlier.stance = 'yes' and position_facts.stance = 'plan', ' (' || :of_more || ')', '') as title,
  :address || position_facts.page as link,
  newest.from_on || ', ' || newest.from_position || ifnull(' (' || earlier.done_by_hand || ')', '')
  || case earlier.voice
    when 'reported' then ', reported by ' || earlier_speakers.name
    when 'joint' then ', in a joint statement by ' || earlier_speakers.name
    else ''
  end
  || ': ' || newest.from_summary || char(10)
  || newest.changed_on || ', ' || newest.to_position || ifnull(' (' || position_facts.done_by_hand || ')', '')
  || case position_facts.voice
    when 'reported' then ', reported by ' || speakers.name
    when 'joint' then ', in a joint statement by ' || speakers.name
    else ''
  end
  || ': ' || newest.to_summary as content
from newest
join position_facts on position_facts.position = newest.to_position_id
join position_facts as earlier on earlier.position = newest.from_position_id
join authorities as speakers on speakers.id = position_facts.authority
join authorities as earlier_speakers on earlier_speakers.id = earlier.authority
order by newest.changed_from desc, newest.to_position_id
