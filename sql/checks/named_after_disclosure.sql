-- check: The id of a position, figure, question, event, citation or correction begins with the id of its request or publication.
with parts(table_name, id, disclosure) as (
  select 'positions', id, coalesce(request, publication) from positions
  union all
  select 'figures', id, coalesce(request, publication) from figures
  union all
  select 'questions', id, request from questions
  union all
  select 'events', id, request from events
  union all
  select 'citations', id, request from citations
  union all
  select 'corrections', id, coalesce(request, publication) from corrections
)
select
  table_name,
  id as key,
  'id' as column_name,
  '''' || id || ''' is not named after its disclosure; begin it with ''' || disclosure || '-''' as what
from parts
where disclosure in (select id from requests union all select id from publications) and substr(id, 1, length(disclosure) + 1) <> disclosure || '-'
