-- question: What happened to a request, step by step?
-- The rows of events, and the dates of the request itself where no event stands for them. Order by placed_on, number: an undated
-- step stays behind the step before it, and a date cut short comes after the full dates that it can mean.
-- column request: The request
-- column step_on: Date of the step; may stop at the month or the year; blank where undated
-- column kind: Code of the kind of step, as in event_kinds; logged where the answer was filed in a disclosure log
-- column step: Name of the kind of step
-- column note: What happened, in our words
-- column placed_on: Text by which steps are put in order, with number
-- column number: Order of steps of one date
select
  events.request,
  events.event_on as step_on,
  events.kind,
  event_kinds.name as step,
  events.note,
  coalesce(
    events.event_on,
    (
      select max(earlier.event_on)
      from events as earlier
      where earlier.request = events.request
        and (length(earlier.id), earlier.id) < (length(events.id), events.id)
    )
  ) || '~' as placed_on,
  cast(substr(events.id, length(events.request) + 3) as integer) as number
from events
join event_kinds on event_kinds.id = events.kind
union all
select
  requests.id,
  case event_kinds.id
    when 'made' then requests.made_on
    when 'received' then requests.received_on
    else requests.responded_on
  end as dated_on,
  event_kinds.id,
  event_kinds.name,
  null,
  case event_kinds.id
    when 'made' then requests.made_on
    when 'received' then requests.received_on
    else requests.responded_on
  end || '~',
  event_kinds.id = 'responded'
from requests
join event_kinds on event_kinds.id in ('made', 'received', 'responded')
where dated_on is not null
  and event_kinds.id not in (select events.kind from events where events.request = requests.id)
union all
select requests.id, requests.logged_on, 'logged', 'filed in the disclosure log', null, requests.logged_on || '~', 1000
from requests
where requests.logged_on is not null
