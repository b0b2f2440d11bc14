-- check: The scope makes sense for the position: nobody refuses to confirm or deny overt use, or announces covert use.
select
  'positions' as table_name,
  positions.id as key,
  'scope' as column_name,
  '''' || positions.scope || ''' makes no sense with ''' || positions.position || '''; write '
    || replace(position_types.scopes, ' ', ' or ') as what
from positions
join position_types on position_types.id = positions.position
where ' ' || position_types.scopes || ' ' not like '% ' || positions.scope || ' %'
