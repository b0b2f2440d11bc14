-- check: No technology is broader than itself, by whatever detour.
with recursive chain(start, reached, depth) as (
  select id, broader, 1 from technologies where broader is not null
  union
  select chain.start, technologies.broader, chain.depth + 1
  from chain
  join technologies on technologies.id = chain.reached
  where technologies.broader is not null and chain.reached <> chain.start and chain.depth < 100
)
select 'technologies' as table_name, start as key, 'broader' as column_name, 'leads back to ''' || start || ''' itself; a technology cannot be broader than itself' as what
from chain
where reached = start
