-- question: What did the authorities answer that were sent the same request (in the columns of statement_rows)?
-- A request from which no position was read has a row without a technology, so that all requests of a batch are here.
-- columns of: statement_rows
-- column status: Who states it: the force, another body, the press, or a body on itself; where nothing was read: asked, no position stated, or asked, answer not captured
-- column position_id: Where the position is stated; blank where none was read
select *
from statement_rows
where batch is not null
union all
select
  authorities.force,
  authorities.name,
  forces.nation,
  forces.kind,
  null,
  null,
  iif(requests.answer_seen = 'none', 'asked, answer not captured', 'asked, no position stated'),
  null,
  null,
  null,
  null,
  null,
  disclosures.said_on,
  disclosures.said_basis,
  requests.read_on,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  authorities.id,
  authorities.name,
  null,
  null,
  null,
  outcomes.name,
  requests.title,
  requests.reference,
  disclosures.page,
  requests.source_url,
  requests.also_at,
  null,
  null,
  99,
  disclosures.said_from,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  null,
  0,
  cast(substr(disclosures.said_from, 1, 4) as integer),
  requests.batch
from requests
join disclosures on disclosures.id = requests.id
join authorities on authorities.id = requests.authority
join outcomes on outcomes.id = requests.outcome
left join forces on forces.id = authorities.force
where not exists (select 1 from position_facts where position_facts.disclosure = requests.id)
  and requests.batch is not null
