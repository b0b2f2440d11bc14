-- question: What was ever said, statement by statement, whether it still stands or not (in the columns of answer_rows)?
-- A statement about a group of forces is one row, without a force; one of a body on its own affairs bears the body's name.
-- columns of: answer_rows
-- column force_name: Name of the force, of the group of forces, or of the body that speaks of itself
-- column status: Who states it: the force, another body, the press, or a body on itself
-- column standing: Whether it stands, or is earlier or said again since
-- column position_id: Where the position is stated
select
  facts.force,
  coalesce(forces.name, force_groups.name, authorities.name) as force_name,
  forces.nation,
  forces.kind,
  facts.technology,
  technologies.name as technology_name,
  case facts.voice
    when 'own' then 'stated by the force'
    when 'joint' then 'stated by the force'
    when 'reported' then 'reported by another body'
    when 'press' then 'reported by the press'
    else 'stated by a body on itself'
  end as status,
  null as heads,
  facts.code as position,
  position_types.name as position_name,
  facts.scope,
  facts.voice,
  facts.said_on,
  facts.said_basis,
  details.read_on,
  iif(facts.is_current, 'stands', 'earlier, or said again since') as standing,
  null as also_said,
  null as also_said_summary,
  positions.summary,
  positions.key_phrase,
  positions.question,
  (select name from products where products.id = positions.product) as product_name,
  facts.done_by_hand,
  facts.authority,
  authorities.name as authority_name,
  details.publisher_name,
  details.quoted,
  force_groups.name as force_group_name,
  details.outcome_name as outcome,
  (select title from disclosures where disclosures.id = facts.disclosure) as title,
  (select reference from disclosures where disclosures.id = facts.disclosure) as reference,
  facts.page,
  (select source_url from disclosures where disclosures.id = facts.disclosure) as source_url,
  details.also_at as attachment,
  details.exemptions,
  facts.position as position_id,
  facts.rank,
  facts.said_from,
  null as known_position,
  null as related_technology,
  null as related_technology_name,
  null as related_position,
  null as related_voice,
  null as related_said_on,
  null as related_speaker,
  null as related_force_group_name,
  0 as stands_beside,
  facts.year,
  (select batch from requests where requests.id = positions.request) as batch
from position_facts as facts
join positions on positions.id = facts.position
join position_types on position_types.id = facts.code
join technologies on technologies.id = facts.technology
join authorities on authorities.id = facts.authority
left join forces on forces.id = facts.force
left join force_groups on force_groups.id = facts.force_group
-- every statement has them; `left` lets SQLite leave out what is not asked for
left join disclosure_details as details on details.id = facts.disclosure
