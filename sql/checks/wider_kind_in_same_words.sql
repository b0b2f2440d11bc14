-- check: One statement has one technology: the same words do not stand under a technology and under a wider one, unless they deny a list
-- or refuse it.
select
  'positions' as table_name,
  wider.id as key,
  'technology' as column_name,
  '''' || wider.technology || ''' is wider than ''' || narrower.technology || ''', under which the same words stand ('
    || narrower.id || '); keep the narrower' as what
from positions as narrower
join technology_ancestors on technology_ancestors.technology = narrower.technology
join positions as wider
  on coalesce(wider.request, wider.publication) = coalesce(narrower.request, narrower.publication)
  and wider.technology = technology_ancestors.ancestor
  and wider.technology <> narrower.technology
  and wider.force is narrower.force
  and wider.force_group is narrower.force_group
  and wider.position = narrower.position
  and wider.summary = narrower.summary
join position_types on position_types.id = wider.position and position_types.stance in ('yes', 'past', 'plan')
