-- audit: What the press reported is one position a story: reports at one address, or at most three days apart, do not state it twice.
with told as (
  select
    position_facts.*,
    positions.product,
    ' ' || source_url || coalesce(' ' || also_at, '') || ' ' as addresses,
    source_url
  from position_facts
  join positions on positions.id = position_facts.position
  join publications on publications.id = positions.publication and publications.kind = 'news_report'
)
select
  'positions' as table_name,
  later.position as key,
  'position' as column_name,
  '''' || later.code || ''' is reported already by ' || min(earlier.position) || ' of the same story; keep one, and put the other address into also_at'
    as what
from told as later
join told as earlier
  on earlier.disclosure <> later.disclosure
  and earlier.position < later.position
  and earlier.force is later.force
  and earlier.force_group is later.force_group
  and earlier.technology = later.technology
  and earlier.product is later.product
  and earlier.code = later.code
where
  instr(earlier.addresses, ' ' || later.source_url || ' ')
  or instr(later.addresses, ' ' || earlier.source_url || ' ')
  or (
    length(earlier.said_on) = 10
    and length(later.said_on) = 10
    and abs(julianday(earlier.said_on) - julianday(later.said_on)) <= 3
  )
group by later.position
