-- audit: What a list names is used: every authority, publisher, product, technology, batch, group of forces and exempting section has rows.
with used as (
  select 'authorities' as table_name, authority as id from requests
  union
  select 'authorities', authority from publications
  union
  select 'publishers', publisher from publications
  union
  select 'publishers', publisher from source_hosts
  union
  select 'products', product from positions
  union
  select 'technologies', technology from positions
  union
  select 'technologies', technology from request_technologies
  union
  select 'technologies', technology from publication_technologies
  union
  select 'technologies', broader from technologies
  union
  select 'batches', batch from requests
  union
  select 'force_groups', force_group from positions
  union
  select 'exemptions', exemption from request_exemptions
  union
  select 'source_hosts', source_hosts.id
  from source_hosts
  join (
    select source_url from requests union all select source_url from publications
  ) as sources on '.' || host_of(sources.source_url) like '%.' || source_hosts.id
),
named as (
  select 'authorities' as table_name, id from authorities where kind <> 'force'
  union all
  select 'publishers', id from publishers
  union all
  select 'products', id from products
  union all
  select 'technologies', id from technologies
  union all
  select 'batches', id from batches
  union all
  select 'force_groups', id from force_groups
  union all
  select 'exemptions', id from exemptions
  union all
  select 'source_hosts', id from source_hosts
)
select
  table_name,
  id as key,
  'id' as column_name,
  '''' || id || ''' has no row; correct the row that should name it, or remove it' as what
from named
where not exists (select 1 from used where used.table_name = named.table_name and used.id = named.id)
order by table_name, id
