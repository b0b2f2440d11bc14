-- check: Two coders do not agree on more than they both coded, and are compared after the draw; what was compared here has its counts
-- and both days.
select
  'agreement' as table_name,
  sample || ' ' || variable as key,
  'alike' as column_name,
  alike || ' is more than the ' || units || ' units; check both' as what
from agreement
where alike > units
union all
select 'agreement', sample || ' ' || variable, 'compared_on', '''' || compared_on || ''' lies before drawn_on ''' || drawn_on || '''; check both dates'
from agreement
where compared_on < drawn_on
union all
select 'agreement', sample || ' ' || variable, 'basis', '''compared'' needs both days, the requests or publications, the units and those alike; give them, or write ''reported'''
from agreement
where basis = 'compared'
  and (drawn_on is null or compared_on is null or coalesce(requests, 0) + coalesce(publications, 0) = 0 or units is null or alike is null)
