-- audit: What was read bears no date after the day on which it was read.
with dates as (
  select 'publications' as table_name, id, 'published_on' as column_name, published_on as dated, read_on from publications
  union all
  select 'requests', id, 'made_on', made_on, read_on from requests
  union all
  select 'requests', id, 'received_on', received_on, read_on from requests
  union all
  select 'requests', id, 'responded_on', responded_on, read_on from requests
  union all
  select 'requests', id, 'logged_on', logged_on, read_on from requests
)
select
  table_name,
  id as key,
  column_name,
  '''' || dated || ''' lies after read_on ''' || read_on || '''; check both' as what
from dates
where dated > read_on
