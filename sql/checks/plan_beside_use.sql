-- check: One disclosure does not call a thing in use and on trial, tried or planned as well, for the same force, technology and product.
select
  'positions' as table_name,
  less.id as key,
  'position' as column_name,
  '''' || less.position || ''' stands beside ''uses'' (' || used.id
    || ') for the same technology in the same disclosure; name the products, or tell it in the summary of the use' as what
from positions as less
join positions as used
  on coalesce(used.request, used.publication) = coalesce(less.request, less.publication)
  and used.force is less.force
  and used.force_group is less.force_group
  and used.technology = less.technology
  and used.product is less.product
  and used.position = 'uses'
where less.position in ('trialling', 'trialled', 'considering')
