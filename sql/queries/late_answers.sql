-- title: Which answers came late?
-- description: Requests answered after the statutory date, the latest first: 20 working days from the day after receipt (FOIA 2000 section 10, FOISA 2002 section 10), 60 for Scottish answers of 7 April to 26 May 2020. Only requests whose receipt and answer both have a full date can be timed. An authority that weighs the public interest may lawfully take longer.
select
  authorities.name as authority_name,
  requests.reference,
  requests.title,
  requests.received_on,
  deadlines.due_on,
  requests.responded_on,
  deadlines.working_days_taken,
  requests.source_url,
  requests.id as request
from deadlines
join requests on requests.id = deadlines.request
join authorities on authorities.id = requests.authority
where deadlines.on_time = 0
order by deadlines.working_days_taken desc
