-- title: Where do forces stand on a technology? (map)
-- description: The latest position of every force on one technology, with the point of its headquarters. Forces without a confirmed point are in the table and not on the map; forces without a position are in neither.
-- hint technology: a technology's name or id; blank means the one that the public asks about most
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
where technology = iif(:technology = '', (select technology from asked_most), (
  select id
  from known_names
  where kind = 'technology'
    and way in ('name', 'short name')
    and said collate nocase in (:technology, replace(:technology, '-', ' '))
))
  and voice <> 'press'
  and scope <> 'remainder'
order by force_name, scope
