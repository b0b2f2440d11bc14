-- check: A disclosure states a position once for a force, technology, scope and product, unless it answers another question.
select
  'positions' as table_name,
  later.position as key,
  'position' as column_name,
  '''' || later.code || ''' is stated already by ' || min(earlier.position) || ' of the same disclosure; keep one' as what
from position_facts as later
join position_facts as earlier
  on earlier.disclosure = later.disclosure
  and earlier.force is later.force
  and earlier.technology = later.technology
  and earlier.code = later.code
  and earlier.scope = later.scope
  and earlier.position < later.position
join positions as said on said.id = later.position
join positions as said_before
  on said_before.id = earlier.position
  and said_before.product is said.product
  and said_before.question is said.question
  and said_before.summary = said.summary
group by later.position
