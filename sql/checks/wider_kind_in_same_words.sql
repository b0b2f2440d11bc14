-- check: One statement has one technology: the same words do not stand under a technology and under a wider one, unless they deny a list
-- or refuse it. The joins run from each statement to the rest of its disclosure.
select
  'positions' as table_name,
  wider.position as key,
  'technology' as column_name,
  '''' || wider.technology || ''' is wider than ''' || narrower.technology || ''', under which the same words stand ('
    || narrower.position || '); keep the narrower' as what
from position_facts as narrower
cross join position_facts as wider
  on wider.disclosure = narrower.disclosure
  and wider.code = narrower.code
  and wider.technology <> narrower.technology
  and wider.force is narrower.force
  and wider.force_group is narrower.force_group
join technology_ancestors on technology_ancestors.technology = narrower.technology and technology_ancestors.ancestor = wider.technology
join positions as narrower_row on narrower_row.id = narrower.position
join positions as wider_row on wider_row.id = wider.position and wider_row.summary = narrower_row.summary
where narrower.stance in ('yes', 'past', 'plan')
