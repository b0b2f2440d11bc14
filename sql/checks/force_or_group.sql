-- check: A position describes a force or a group of forces, not both.
select
  'positions' as table_name,
  id as key,
  'force_group' as column_name,
  '''' || force_group || ''' stands beside the force ''' || force || '''; keep the group, or the force if the words name it alone' as what
from positions
where force is not null and force_group is not null
