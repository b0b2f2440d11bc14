-- question: What has been said: every position with its date, what the date rests on, its source, and who speaks?
select
  -- each name is looked up by itself, not joined: so SQLite leaves out what a count or a facet of the view does not ask for
  position_facts.position as id,
  position_facts.force,
  (select name from forces where forces.id = position_facts.force) as force_name,
  (select nation from forces where forces.id = position_facts.force) as nation,
  position_facts.technology,
  (select name from technologies where technologies.id = position_facts.technology) as technology_name,
  position_facts.code as position,
  (select name from position_types where position_types.id = position_facts.code) as position_name,
  position_facts.scope,
  position_facts.said_on,
  position_facts.said_basis,
  position_facts.year,
  position_facts.voice,
  position_facts.authority,
  (select name from authorities where authorities.id = position_facts.authority) as authority_name,
  (select summary from positions where positions.id = position_facts.position) as summary,
  (select key_phrase from positions where positions.id = position_facts.position) as key_phrase,
  (select question from positions where positions.id = position_facts.position) as question,
  (select since_on from positions where positions.id = position_facts.position) as since_on,
  (select name from products where products.id = position_facts.product) as product_name,
  (select supplier from products where products.id = position_facts.product) as supplier,
  (select request from positions where positions.id = position_facts.position) as request,
  (select publication from positions where positions.id = position_facts.position) as publication,
  (select title from disclosures where disclosures.id = position_facts.disclosure) as disclosure_title,
  (select source_url from disclosures where disclosures.id = position_facts.disclosure) as source_url,
  coalesce(
    (select checked from requests where requests.id = position_facts.disclosure),
    (select checked from publications where publications.id = position_facts.disclosure)
  ) as checked,
  coalesce(
    (select confidence from requests where requests.id = position_facts.disclosure),
    (select confidence from publications where publications.id = position_facts.disclosure)
  ) as confidence,
  coalesce(
    (select read_on from requests where requests.id = position_facts.disclosure),
    (select read_on from publications where publications.id = position_facts.disclosure)
  ) as read_on,
  (
    select publishers.name
    from publications
    join publishers on publishers.id = publications.publisher
    where publications.id = position_facts.disclosure
  ) as publisher_name,
  position_facts.force_group,
  (select name from force_groups where force_groups.id = position_facts.force_group) as force_group_name,
  position_facts.by_hand,
  position_facts.is_current,
  position_facts.page,
  position_facts.said_from
from position_facts
