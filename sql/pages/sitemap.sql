-- page: /sitemap.xml and its parts

-- name: count
-- for: How many pages of one thing each there are.
select
  2 * (select count(*) from forces)
  + (select count(*) from technologies)
  + (select count(*) from exemptions)
  + (select count(*) from batches)
  + (select count(*) from authorities where kind <> 'force')
  + (select count(*) from disclosures)
  + (select count(*) from coverage_cells where status not in ('never asked', 'outside the Acts'))
  as pages;

-- name: pages
-- for: Some of the pages of one thing each. They come in the order in which they stand here, so none is sorted to be left out again.
select path
from (
  select '/forces/' || id as path from (select id from forces order by id)
  union all
  select '/forces/' || id || '/brief' from (select id from forces order by id)
  union all
  select '/technologies/' || id from (select id from technologies order by id)
  union all
  select '/exemptions/' || id from (select id from exemptions order by id)
  union all
  select '/batches/' || id from (select id from batches order by id)
  union all
  select '/authorities/' || id from (select id from authorities where kind <> 'force' order by id)
  union all
  select '/requests/' || id from (select id from requests order by id)
  union all
  select '/publications/' || id from (select id from publications order by id)
  union all
  select '/forces/' || force || '/' || technology
  from (
    select force, technology
    from coverage_cells
    where status not in ('never asked', 'outside the Acts')
    order by force, technology
  )
)
limit :size offset :start;
