-- audit: The titles of an authority's requests, of its statements and of the news reports on it tell them apart.
with titled as (
  select 'requests' as table_name, id, authority, title, 'request' as sort from requests
  union all
  select 'publications', id, authority, title, iif(kind = 'news_report', 'report', 'statement') from publications
)
select
  later.table_name,
  later.id as key,
  'title' as column_name,
  '''' || later.title || ''' is the title of ''' || min(earlier.id) || ''', too; say what tells them apart' as what
from titled as later
join titled as earlier
  on earlier.authority = later.authority
  and earlier.sort = later.sort
  and lower(earlier.title) = lower(later.title)
  and earlier.id < later.id
group by later.table_name, later.id
