-- check: A disclosure states a position once for a force, technology, scope and product, unless it answers another question.
select
  'positions' as table_name,
  later.id as key,
  'position' as column_name,
  '''' || later.position || ''' is stated already by ' || earlier.id || ' of the same disclosure; keep one' as what
from positions as later
join positions as earlier
  on coalesce(earlier.request, earlier.publication) = coalesce(later.request, later.publication)
  and earlier.id < later.id
  and earlier.force is later.force
  and earlier.technology = later.technology
  and earlier.position = later.position
  and earlier.scope = later.scope
  and earlier.product is later.product
  and earlier.question is later.question
  and earlier.summary = later.summary
