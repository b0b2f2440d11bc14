-- title: Where do forces stand on a technology? (map)
-- description: The latest position of every force on one technology, with the point of its headquarters. Forces without a confirmed point are in the table and not on the map; forces without a position are in neither.
-- hint technology: a technology's id; blank means live-facial-recognition
-- try technology: drones
select
  force_name,
  position_name,
  scope,
  voice,
  said_on,
  age_days,
  also_said,
  summary,
  source_url,
  latitude,
  longitude,
  popup
from current_positions
where technology = coalesce(nullif(:technology, ''), 'live-facial-recognition')
  and voice <> 'press'
  and scope <> 'remainder'
order by force_name, scope
