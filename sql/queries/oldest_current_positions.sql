-- title: Which current positions are the oldest?
-- description: The latest word that a force gave on a technology, oldest first: where it may be time to ask again. Age counts from the first day that the date can mean.
select
  force_name,
  technology_name,
  position_name,
  scope,
  said_on,
  age_days,
  disclosure_title,
  source_url,
  latitude,
  longitude,
  popup
from current_positions
where position_id in (
  select position
  from position_facts
  where is_current and own_word and said_from is not null
  order by said_from
)
order by age_days desc, force_name
