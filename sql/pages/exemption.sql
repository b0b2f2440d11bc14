-- page: /exemptions/ID

-- name: exemption
-- for: The section, with how often it is relied on.
select
  *,
  (select count(*) from request_exemptions where exemption = exemptions.id) as requests,
  (select count(*) from exemption_counts where exemption = exemptions.id) as authorities,
  (select count(*) from requests where answer_seen <> 'none' and law = exemptions.act) as seen
from exemptions
where id = :id;

-- name: use
-- for: Who relies on it.
select exemption_use.*, authorities.kind as authority_kind, answer_times.requests as asked
from exemption_use
join authorities on authorities.id = exemption_use.authority
join answer_times on answer_times.authority = exemption_use.authority
where exemption = :id
order by requests desc, authority_name;

-- name: technologies
-- for: What the requests asked about.
select technologies.id, technologies.name, count(*) as requests
from request_exemptions
join request_technologies on request_technologies.request = request_exemptions.request
join technologies on technologies.id = request_technologies.technology
where request_exemptions.exemption = :id
group by technologies.id
order by requests desc, technologies.name;

-- name: requests
-- for: The requests in which it is relied on.
select
  disclosures.*,
  authorities.name as authority_name,
  outcomes.name as outcome_name
from request_exemptions
join disclosures on disclosures.id = request_exemptions.request
join authorities on authorities.id = disclosures.authority
join outcomes on outcomes.id = disclosures.outcome
where request_exemptions.exemption = :id
order by disclosures.said_on desc, disclosures.id
limit 200;

-- name: near
-- for: The same section, cited in other forms.
select id, section, title
from exemptions
where act = :act and cast(section as integer) = cast(:section as integer) and id <> :id
order by id;
