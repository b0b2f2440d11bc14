-- check: Every disclosure leads to its source; only a letter may have no address.
select
  'requests' as table_name,
  id as key,
  'source_url' as column_name,
  'is blank; give the address where the answer is published, or set source_kind to letter' as what
from requests
where source_url is null and source_kind <> 'letter'
union all
select 'publications', id, 'source_url', 'is blank; give the address where it is published'
from publications
where source_url is null
