-- page: /technologies/ID; the map and the tally stand on / and /map, too

-- name: hexagons
-- for: Each force that has a place in the map of hexagons, with its latest position; where it has none, who says what is known of a
-- wider or narrower kind, when, and of open use alone or not.
select
  coverage.*,
  heads.scope,
  (select group_concat(distinct code) from said_besides where said_besides.position = coverage.position_id) as also_said,
  (select products from named_products where position = coverage.position_id) as products,
  (select products from named_products where position = coverage.undated_position_id) as undated_products,
  (select products from named_products where position = coverage.related_position_id) as related_products,
  undated.scope as undated_scope,
  related.scope as related_scope,
  related.voice as related_voice,
  related.said_on as related_said_on,
  (select group_concat(distinct code) from said_besides where said_besides.position = coverage.related_position_id) as related_also_said,
  forces.abbreviation,
  forces.hex_q,
  forces.hex_r
from coverage
join forces on forces.id = coverage.force
left join position_facts as heads on heads.position = coverage.position_id
left join position_facts as undated on undated.position = coverage.undated_position_id
left join position_facts as related on related.position = coverage.related_position_id
where coverage.technology = :technology and forces.hex_q is not null
order by coverage.force_name;

-- name: without_hexagon
-- for: The forces that have no hexagon, in one row, where others have one.
select group_concat(name, ', ') as names
from (select name from forces where hex_q is null order by kind = 'national', name)
having count(*) > 0 and exists (select 1 from forces where hex_q is not null);

-- name: tally
-- for: How many territorial forces stand where; a force counts once. `notes` tells how many of them others report, speak of open or covert
-- use or refuse or deny one product only, say something else besides, or spoke of a wider or narrower kind where on this one the press
-- alone reports.
with standing as materialized (
  select
    cells.position,
    iif(cells.position is null, cells.status, 'position') as status,
    cells.status = 'reported by others only' as is_reported,
    heads.scope,
    cells.position_id,
    iif(position_types.stance in ('no', 'silent'), named_products.products, null) as products,
    cells.undated_position,
    cells.status = 'press reports only' and related.own_word is 1 as has_spoken
  from coverage_cells as cells
  join forces on forces.id = cells.force and forces.kind = 'territorial'
  left join position_facts as heads on heads.position = cells.position_id
  left join position_types on position_types.id = cells.position
  left join named_products on named_products.position = cells.position_id
  left join position_facts as related on related.position = cells.related_position_id
  where cells.technology = :technology
),
counted as materialized (
  select position, status, count(*) as forces
  from standing
  group by 1, 2
),
told as (
  select 1 as place, 0 as rank, position, status, count(*) as forces, 'as reported by others' as words
  from standing
  where is_reported
  group by position
  union all
  select 2, 0, position, status, count(*), 'of ' || scope || ' use only'
  from standing
  where scope in ('overt', 'covert')
  group by position, scope
  union all
  select 3, 0, position, status, count(*), 'on ' || replace(products, '; ', ', ') || ' only'
  from standing
  where products is not null
  group by position, products
  union all
  select 4, rank, standing.position, status, count(distinct position_id), 'also ' || position_types.name
  from standing
  join said_besides on said_besides.position = standing.position_id
  join position_types on position_types.id = said_besides.code
  group by standing.position, position_types.id
  union all
  select 5, rank, position, status, count(*), 'also ' || position_types.name || ', undated'
  from standing
  join position_types on position_types.id = undated_position
  group by position, position_types.id
  union all
  select 6, 0, null, status, count(*), iif(count(*) = 1, 'has', 'have') || ' spoken of a wider or narrower kind'
  from standing
  where has_spoken
  group by status
)
select
  counted.*,
  (
    select group_concat(note, '; ')
    from (
      select iif(place < 4 and told.forces = counted.forces, iif(counted.forces = 1, '', 'all '), told.forces || ' ') || words as note
      from told
      where told.position is counted.position and told.status = counted.status
      order by place, rank, words
    )
  ) as notes
from counted
order by position is null, (select rank from position_types where id = position), status in ('outside the Acts', 'never asked'), 2;

-- name: press_colours
-- for: What the press reports of how many territorial forces of which there is no other word.
select press_position as position, count(*) as forces
from coverage
where technology = :technology and kind = 'territorial' and position is null and press_position is not null
group by press_position
order by (select rank from position_types where id = press_position);

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

-- name: refusals
-- for: Refusals to say whether anything else is held, which stand beside an answer and head nothing.
select force || '/' || technology as pair, 'refusal' as kind, page
from position_facts
where technology = :technology and scope = 'remainder' and is_current and force is not null
group by force;

-- name: press
-- for: How much the press reports, and of how many forces.
select count(*) as reports, count(distinct force) as forces
from standing_positions
where technology = :id and voice = 'press' and scope <> 'remainder';

-- name: asked
-- for: Requests to forces that were asked and of which no position is known.
select coverage.force, coverage.force_name, coverage.status, disclosures.page, disclosures.title, disclosures.said_on
from coverage
join asked_about on asked_about.technology = coverage.technology and asked_about.force = coverage.force
join disclosures on disclosures.id = asked_about.request
where coverage.technology = :id and coverage.status like 'asked,%'
order by coverage.force_name, disclosures.said_on desc
limit 200;

-- name: years
-- for: How many statements say what in each year, by whose word it is. A statement about a group of forces counts once.
with counted as materialized (
  select year, code, own_word, voice, count(*) as positions
  from position_facts
  where technology = :id and voice <> 'of no force'
  group by year, rank, code, own_word, voice
)
select year, code, iif(own_word, 'own', voice) as word, sum(positions) as positions
from counted
group by year, code, word;

-- name: products
-- for: Products named, and what was said of them.
select
  products.name,
  products.supplier,
  products.notes,
  count(distinct position_facts.force) as forces,
  count(*) as positions,
  min(position_facts.said_on) as first_on,
  max(position_facts.said_on) as last_on,
  sum(position_facts.said_on is null) as undated,
  sum(position_facts.voice = 'press') as press,
  (
    select group_concat(name)
    from (
      select distinct position_types.name
      from position_facts as said
      join position_types on position_types.id = said.code
      where said.technology = :id and said.product = products.id
      order by position_types.rank
    )
  ) as said
from position_facts
join products on products.id = position_facts.product
where position_facts.technology = :id and position_facts.product is not null
group by position_facts.product
order by forces desc, positions desc, products.name
limit 60;

-- name: exemptions
-- for: Exemptions cited in answers to requests about it.
select exemption, act, section, title, effect, requests, authorities
from technology_exemption_counts
join exemptions on exemptions.id = technology_exemption_counts.exemption
where technology = :id
order by requests desc, act, section;

-- name: others
-- for: Disclosures about it that state no current position, but news reports: the newest 100 of `found`.
with others as (
  select disclosure, said_on
  from technology_disclosures
  where technology = :id and kind <> 'press' and not stands
),
newest as materialized (
  select disclosure from others order by said_on desc, disclosure limit 100
)
select
  disclosures.page,
  disclosures.title,
  disclosures.said_on,
  authorities.name as authority_name,
  (select count(*) from others) as found
from newest
join disclosures on disclosures.id = newest.disclosure
join authorities on authorities.id = disclosures.authority
order by disclosures.said_on desc, disclosures.title;

-- name: known
-- for: How much is known in all.
select
  (select count(*) from forces) as forces,
  (select count(*) from request_technologies where technology = :id) as requests,
  (select count(*) from publication_technologies where technology = :id) as publications,
  (select count(*) from figures where technology = :id) as figures,
  exists (select 1 from technologies where broader = :id) as has_narrower;

-- name: cells
-- for: The status and the heading of every force; `has_spoken` where only the press reports on it, and the force itself spoke of a wider or
-- narrower kind.
select cells.force, cells.status, cells.position, cells.status = 'press reports only' and related.own_word is 1 as has_spoken
from coverage_cells as cells
left join position_facts as related on related.position = cells.related_position_id
where cells.technology = :id;

-- name: moved
-- for: The dated statements of forces that have said something of it more than once, the oldest first; at most 60 of all that are `found`.
with dated as (
  select position, force, said_from
  from position_facts
  where technology = :id and own_word and is_lead and force is not null and said_on is not null and scope <> 'remainder'
),
several as materialized (
  select force, count(*) as times
  from dated
  group by force
  having count(*) > 1
),
chosen as materialized (
  select dated.position
  from several
  join forces on forces.id = several.force
  join dated on dated.force = several.force
  order by forces.name, dated.said_from, dated.position
  limit 60
)
select
  stated_positions.force_name,
  stated_positions.said_on,
  stated_positions.position,
  stated_positions.voice,
  stated_positions.summary,
  stated_positions.page,
  (select sum(times) from several) as found
from chosen
cross join stated_positions on stated_positions.id = chosen.position
order by stated_positions.force_name, stated_positions.said_from, stated_positions.id;
