-- check: A correction that is decided says when and how, not before it was received; an open one says neither.
select
  'corrections' as table_name,
  id as key,
  column_name,
  what
from (
  select id, 'decided_on' as column_name, '''' || decided_on || ''' lies before received_on ''' || received_on || '''; check both dates' as what
  from corrections
  where decided_on < received_on
  union all
  select id, 'decided_on', 'is blank, but the decision is ''' || decision || '''; give the day'
  from corrections
  where decision <> 'open' and decided_on is null
  union all
  select id, 'reason', 'is blank, but the decision is ''' || decision || '''; say how it was decided'
  from corrections
  where decision <> 'open' and reason is null
  union all
  select id, 'decision', '''open'' stands beside a day or a reason; give the decision, or leave both blank'
  from corrections
  where decision = 'open' and (decided_on is not null or reason is not null)
)
