-- check: Two coders do not agree on more than they both coded, and are compared after the draw.
select
  'agreement' as table_name,
  sample || ' ' || variable as key,
  iif(alike > units, 'alike', 'compared_on') as column_name,
  iif(
    alike > units,
    alike || ' is more than the ' || units || ' units; check both',
    '''' || compared_on || ''' lies before drawn_on ''' || drawn_on || '''; check both dates'
  ) as what
from agreement
where alike > units or compared_on < drawn_on
