-- check: One disclosure does not say both yes and no of the same force, technology, scope and product.
select
  'positions' as table_name,
  denied.id as key,
  'position' as column_name,
  '''' || denied.position || ''' stands beside ''' || affirmed.position || ''' (' || affirmed.id
    || ') for the same technology and scope in the same disclosure; name the products, or choose one' as what
from positions as denied
join position_types as denial on denial.id = denied.position and denial.stance = 'no'
join positions as affirmed
  on coalesce(affirmed.request, affirmed.publication) = coalesce(denied.request, denied.publication)
  and affirmed.force is denied.force
  and affirmed.technology = denied.technology
  and affirmed.scope = denied.scope
  and affirmed.product is denied.product
join position_types as affirmation on affirmation.id = affirmed.position and affirmation.stance = 'yes'
