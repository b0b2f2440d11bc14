-- page: /technologies/ID; the map and the tally stand on / and /map, too

-- name: hexagons
-- for: Each force that has a place in the map of hexagons, with its latest position.
select coverage.*, forces.abbreviation, forces.hex_q, forces.hex_r
from coverage
join forces on forces.id = coverage.force
where coverage.technology = :technology and forces.hex_q is not null
order by coverage.force_name;

-- name: tally
-- for: How many territorial forces stand where; a force counts once.
select
  position,
  iif(position is null, status, 'position') as status,
  count(*) as forces,
  sum(status = 'reported by others only') as reported
from coverage
where technology = :technology and kind = 'territorial'
group by 1, 2
order by position is null, (select rank from position_types where id = position), 2;

-- name: technology
-- for: The technology, with how many forces have spoken of it.
select *
from technology_coverage
where technology = :id;

-- name: broader
-- for: What it belongs to, the widest first.
select '/technologies/' || ancestor as path, technologies.name
from technology_ancestors
join technologies on technologies.id = ancestor
where technology = :id and depth > 0
order by depth desc;

-- name: standing
-- for: The current positions.
select current_positions.*, coalesce('/requests/' || request, '/publications/' || publication) as page
from current_positions
where technology = :id
order by force_name, scope desc;

-- name: asked
-- for: Requests to forces that were asked and of which no position is known.
select coverage.force, coverage.force_name, coverage.status, disclosures.page, disclosures.title, disclosures.said_on
from coverage
join authorities on authorities.force = coverage.force and authorities.kind = 'force'
join disclosures on disclosures.authority = authorities.id
join request_technologies on request_technologies.request = disclosures.id and request_technologies.technology = coverage.technology
where coverage.technology = :id and coverage.status like 'asked%'
order by coverage.force_name, disclosures.said_on desc;

-- name: years
-- for: How many statements say what in each year.
select year, code, own_word, count(*) as positions
from position_facts
where technology = :id and force is not null
group by year, code, own_word;

-- name: products
-- for: Products named, and what was said of them.
select
  products.name,
  products.supplier,
  products.notes,
  count(distinct position_facts.force) as forces,
  count(*) as positions,
  group_concat(distinct position_types.name) as said
from position_facts
join positions on positions.id = position_facts.position
join products on products.id = positions.product
join position_types on position_types.id = position_facts.code
where position_facts.technology = :id
group by products.id
order by forces desc, positions desc, products.name;

-- name: exemptions
-- for: Exemptions cited in answers to requests about it.
select exemption, act, section, title, effect, count(*) as requests, count(distinct authority) as authorities
from technology_exemptions
where technology = :id
group by exemption
order by requests desc, act, section;

-- name: others
-- for: Disclosures about it that state no current position.
select disclosures.page, disclosures.title, disclosures.said_on, authorities.name as authority_name
from (
  select request as id from request_technologies where technology = :id
  union all select publication from publication_technologies where technology = :id
) as about
join disclosures on disclosures.id = about.id
join authorities on authorities.id = disclosures.authority
where disclosures.page not in (select page from position_facts where technology = :id and is_current)
order by disclosures.said_on desc, disclosures.title
limit 200;

-- name: known
-- for: How much is known in all.
select
  (select count(*) from forces) as forces,
  (select count(*) from request_technologies where technology = :id) as requests,
  (select count(*) from publication_technologies where technology = :id) as publications,
  (select count(*) from figures where technology = :id) as figures;

-- name: never
-- for: Forces that were never asked.
select force, force_name
from coverage
where technology = :id and status = 'never asked'
order by force_name;
