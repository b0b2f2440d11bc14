-- check: A request whose answer was not captured states no position.
select
  'positions' as table_name,
  positions.id as key,
  'request' as column_name,
  '''' || positions.request || ''' has answer_seen ''none'', so no position can be known; remove the position, or set answer_seen to part or whole' as what
from positions
join requests on requests.id = positions.request
where requests.answer_seen = 'none'
