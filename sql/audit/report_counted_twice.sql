-- audit: What one body publishes on one day, or at one address, states a position once: pages of one report are one row, their addresses in also_at.
with told as (
  select
    position_facts.*,
    positions.product,
    publications.authority,
    publications.published_on,
    publications.source_url
  from position_facts
  join positions on positions.id = position_facts.position
  join publications on publications.id = positions.publication and publications.kind <> 'news_report'
)
select
  'positions' as table_name,
  later.position as key,
  'position' as column_name,
  '''' || later.code || ''' is stated already by ' || min(earlier.position)
    || ', of the same body and day; make one row of the report, or say how the two differ' as what
from told as later
join told as earlier
  on earlier.disclosure <> later.disclosure
  and earlier.position < later.position
  and earlier.force is later.force
  and earlier.force_group is later.force_group
  and earlier.technology = later.technology
  and earlier.product is later.product
  and earlier.code = later.code
  and earlier.scope = later.scope
where
  earlier.source_url = later.source_url
  or (earlier.authority = later.authority and earlier.published_on = later.published_on and length(later.published_on) = 10)
group by later.position
