-- check: A request is made, received and answered in that order; a printed due date comes after receipt. Dates cut short are compared as far as they go.
with steps(id, earlier_name, earlier, later_name, later) as (
  select id, 'made_on', made_on, 'received_on', received_on from requests
  union all
  select id, 'made_on', made_on, 'responded_on', responded_on from requests
  union all
  select id, 'received_on', received_on, 'responded_on', responded_on from requests
  union all
  select id, 'received_on', received_on, 'due_printed_on', due_printed_on from requests
)
select
  'requests' as table_name,
  id as key,
  later_name as column_name,
  '''' || later || ''' lies before ' || earlier_name || ' ''' || earlier || '''; check both dates' as what
from steps
where substr(later, 1, min(length(later), length(earlier))) < substr(earlier, 1, min(length(later), length(earlier)))
