-- question: What is told of a disclosure besides what the released table disclosures holds, whether it is a request or a publication?
-- Pages look it up here and need not ask which of the two it is. `exemptions` are the sections that the answer relies on.
-- after: disclosures
create table disclosure_details (
  id text primary key not null,
  read_on text not null,
  checked text not null,
  confidence text not null,
  also_at text,
  archived_url text,
  outcome_name text,
  publisher_name text,
  quoted text,
  exemptions text
) without rowid;

insert into disclosure_details
select
  requests.id,
  requests.read_on,
  requests.checked,
  requests.confidence,
  requests.also_at,
  requests.archived_url,
  outcomes.name,
  null,
  null,
  (
    select group_concat(exemptions.section, ', ')
    from request_exemptions
    join exemptions on exemptions.id = request_exemptions.exemption
    where request_exemptions.request = requests.id
  )
from requests
left join outcomes on outcomes.id = requests.outcome
union all
select
  publications.id,
  publications.read_on,
  publications.checked,
  publications.confidence,
  publications.also_at,
  publications.archived_url,
  null,
  publishers.name,
  publications.quoted,
  null
from publications
left join publishers on publishers.id = publications.publisher
order by 1
on conflict (id) do nothing;
