-- check: One disclosure does not call a thing in use and on trial, tried or planned as well, for the same force, technology and product.
-- The joins run from each use to the rest of its disclosure.
select
  'positions' as table_name,
  less.position as key,
  'position' as column_name,
  '''' || less.code || ''' stands beside ''uses'' (' || used.position
    || ') for the same technology in the same disclosure; name the products, or tell it in the summary of the use' as what
from position_facts as used
cross join position_facts as less
  on less.disclosure = used.disclosure
  and less.code in ('trialling', 'trialled', 'considering')
  and less.force is used.force
  and less.force_group is used.force_group
  and less.technology = used.technology
join positions as used_row on used_row.id = used.position
join positions as less_row on less_row.id = less.position and less_row.product is used_row.product
where used.code = 'uses'
