-- check: A reference is the one that the id ends in: a spreadsheet cuts leading zeros, shortens long numbers and makes dates of references.
-- Ids of words (a word has five letters or more) say nothing of the reference; signs between letters and figures do not count.
with named as (
  select 'requests' as table_name, id, authority, reference from requests where reference is not null
  union all
  select 'publications', id, authority, reference from publications where reference is not null
),
ends as (
  select *, substr(id, length(authority) + 2) as tail from named where substr(id, 1, length(authority) + 1) = authority || '-'
),
plain as (
  select
    *,
    replace(replace(tail, 'foi', ''), '-', '') as named_after,
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
      lower(reference), 'foi', ''), '/', ''), '-', ''), '.', ''), ' ', ''), '_', ''), ':', ''), '\', ''), '(', ''), ')', '') as printed
  from ends
  where tail glob '*[0-9]*' and not tail glob '*[a-z][a-z][a-z][a-z][a-z]*'
)
select
  table_name,
  id as key,
  'reference' as column_name,
  '''' || reference || ''' is not the reference that the id ends in, ''' || tail || '''; a spreadsheet may have changed it: write it as the source prints it, or rename the id' as what
from plain
where substr(printed, -length(named_after)) <> named_after
