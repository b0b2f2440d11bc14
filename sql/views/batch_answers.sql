-- question: What did the authorities answer that were sent the same request?
select
  batches.id as batch,
  batches.title as batch_title,
  requests.id as request,
  requests.authority,
  authorities.name as authority_name,
  requests.reference,
  outcomes.name as outcome,
  requests.answer_seen,
  disclosures.said_on,
  technologies.name as technology_name,
  position_types.name as position_name,
  positions.scope,
  positions.summary,
  requests.source_url,
  positions.technology,
  positions.position,
  positions.id as position_id,
  disclosures.said_basis
from batches
join requests on requests.batch = batches.id
join disclosures on disclosures.id = requests.id
join authorities on authorities.id = requests.authority
join outcomes on outcomes.id = requests.outcome
left join positions on positions.request = requests.id
left join position_types on position_types.id = positions.position
left join technologies on technologies.id = positions.technology
