-- check: A disclosure states a position once for a force, technology, scope and product, unless it answers another question.
select
  'positions' as table_name,
  max(positions.id) as key,
  'position' as column_name,
  '''' || positions.position || ''' is stated already by ' || min(positions.id) || ' of the same disclosure; keep one' as what
from positions
group by
  coalesce(positions.request, positions.publication),
  positions.force,
  positions.technology,
  positions.position,
  positions.scope,
  positions.product,
  positions.question,
  positions.summary
having count(*) > 1
