-- title: What was disclosed most recently?
-- description: The newest answers and publications, by the first known of the answer's date, the month of the disclosure log and the date of receipt. Undated pages are not here.
select *
from (
  select
    coalesce(requests.responded_on, requests.logged_on, requests.received_on) as said_on,
    authorities.name as authority_name,
    'request' as kind,
    requests.title,
    outcomes.name as outcome,
    requests.source_url,
    requests.id
  from requests
  join authorities on authorities.id = requests.authority
  join outcomes on outcomes.id = requests.outcome
  where coalesce(requests.responded_on, requests.logged_on, requests.received_on) is not null
  order by coalesce(requests.responded_on, requests.logged_on, requests.received_on) desc
  limit 100
)
union all
select *
from (
  select
    publications.published_on,
    authorities.name,
    publication_kinds.name,
    publications.title,
    null,
    publications.source_url,
    publications.id
  from publications
  join authorities on authorities.id = publications.authority
  join publication_kinds on publication_kinds.id = publications.kind
  where publications.published_on is not null
  order by publications.published_on desc
  limit 100
)
order by said_on desc
limit 100
