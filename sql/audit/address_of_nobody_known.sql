-- audit: A source stands with its authority, with its publisher, or with a host that data/source_hosts.csv knows.
with sources as (
  select 'requests' as table_name, id, source_url from requests where source_url is not null
  union all
  select 'publications', id, source_url from publications
),
known(host) as (
  select id from source_hosts
  union
  select host_of(website) from authorities where website is not null
  union
  select host_of(website) from publishers where website is not null
)
select
  table_name,
  id as key,
  'source_url' as column_name,
  '''' || host_of(source_url) || ''' is the site of no authority and no publisher here, and not in source_hosts; correct it, or add the host'
    as what
from sources
where not exists (
  select 1 from known where known.host = host_of(source_url) or host_of(source_url) like '%.' || known.host
)
