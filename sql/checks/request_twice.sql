-- check: A request stands once, however its reference is spelt: 13931/2022, 13931-2022 and FOI 13931/2022 are one.
with spelt as (
  select
    id,
    authority,
    reference,
    lower(replace(replace(replace(replace(replace(replace(upper(reference), 'FOI', ''), '/', ''), '-', ''), '.', ''), ' ', ''), '_', '')) as plain
  from requests
  where reference is not null
)
select
  'requests' as table_name,
  later.id as key,
  'reference' as column_name,
  '''' || later.reference || ''' of ' || later.authority || ' is the request ''' || earlier.id || ''' under another spelling; one request is one row' as what
from spelt as later
join spelt as earlier on earlier.authority = later.authority and earlier.plain = later.plain and earlier.id < later.id
where earlier.reference <> later.reference
