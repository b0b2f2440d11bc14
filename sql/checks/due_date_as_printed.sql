-- check: The due date that an authority printed is the one that the statutory clock gives (FOIA 2000 s10, FOISA 2002 s10),
-- or gave at another time while the request was open (Scotland's spring of 2020: docs/codebook.md, "The statutory clock"),
-- unless an event of kind due_date_misprinted says that the authority printed another.
select
  'requests' as table_name,
  requests.id as key,
  'due_printed_on' as column_name,
  '''' || requests.due_printed_on || ''' is not the statutory due date ''' || deadlines.due_on || ''' for a request received on '
    || requests.received_on || '; check both, or add an event of kind due_date_misprinted that explains' as what
from requests
join deadlines on deadlines.request = requests.id
where requests.due_printed_on not in (deadlines.due_on, coalesce(deadlines.also_due_on, deadlines.due_on))
  and not exists (select 1 from events where events.request = requests.id and events.kind = 'due_date_misprinted')
