-- question: What has been said: every position with its date, what the date rests on, its source, and who speaks?
select
  position_facts.position as id,
  position_facts.force,
  forces.name as force_name,
  forces.nation,
  position_facts.technology,
  technologies.name as technology_name,
  position_facts.code as position,
  position_types.name as position_name,
  position_facts.scope,
  position_facts.said_on,
  position_facts.said_basis,
  position_facts.year,
  position_facts.voice,
  position_facts.authority,
  authorities.name as authority_name,
  positions.summary,
  positions.key_phrase,
  positions.question,
  positions.since_on,
  products.name as product_name,
  products.supplier,
  positions.request,
  positions.publication,
  coalesce(requests.title, publications.title) as disclosure_title,
  coalesce(requests.source_url, publications.source_url) as source_url,
  coalesce(requests.checked, publications.checked) as checked,
  coalesce(requests.confidence, publications.confidence) as confidence,
  coalesce(requests.read_on, publications.read_on) as read_on,
  publishers.name as publisher_name,
  position_facts.force_group,
  force_groups.name as force_group_name,
  position_facts.by_hand,
  position_facts.is_current,
  position_facts.page,
  position_facts.said_from
from position_facts
join positions on positions.id = position_facts.position
join position_types on position_types.id = position_facts.code
join technologies on technologies.id = position_facts.technology
join authorities on authorities.id = position_facts.authority
left join forces on forces.id = position_facts.force
left join products on products.id = positions.product
left join requests on requests.id = positions.request
left join publications on publications.id = positions.publication
left join publishers on publishers.id = publications.publisher
left join force_groups on force_groups.id = position_facts.force_group
