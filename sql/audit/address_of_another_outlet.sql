-- audit: A news report stands at its publisher's site, or at a host of source_hosts that is said to be that publisher's.
select
  'publications' as table_name,
  publications.id as key,
  'source_url' as column_name,
  '''' || host_of(source_url) || ''' is not the site of ''' || publications.publisher || '''; correct the publisher, or add the host' as what
from publications
join publishers on publishers.id = publications.publisher
left join source_hosts on source_hosts.id = host_of(source_url)
where '.' || host_of(source_url) not like '%.' || host_of(website) and source_hosts.publisher is not publishers.id
