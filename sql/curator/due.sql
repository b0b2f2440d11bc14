-- for: The requests with a time limit, and whether a review was asked for and decided.
select
  requests.id,
  requests.law,
  requests.outcome,
  requests.answer_seen,
  requests.responded_on,
  deadlines.due_on,
  (select min(event_on) from events where request = requests.id and kind = 'review_requested' and length(event_on) = 10) as review_asked_on,
  exists (select 1 from events where request = requests.id and kind = 'review_requested') as review_asked,
  exists (select 1 from events where request = requests.id and kind = 'review_decided') as review_decided
from requests
join deadlines on deadlines.request = requests.id
order by deadlines.due_on, requests.id
