-- check: One disclosure does not say both yes and no of the same force, technology, scope and product.
select
  'positions' as table_name,
  denied.id as key,
  'position' as column_name,
  '''' || denied.position || ''' stands beside ''' || affirmed.position || ''' (' || affirmed.id
    || ') for the same technology and scope in the same disclosure; name the products, or choose one' as what
from position_facts as denials
join position_facts as affirmations
  on affirmations.disclosure = denials.disclosure
  and affirmations.force is denials.force
  and affirmations.technology = denials.technology
  and affirmations.scope = denials.scope
  and affirmations.stance = 'yes'
join positions as denied on denied.id = denials.position
join positions as affirmed on affirmed.id = affirmations.position and affirmed.product is denied.product
where denials.stance = 'no'
