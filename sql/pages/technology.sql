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
order by position is null, (select rank from position_types where id = position), status in ('outside the Acts', 'never asked'), 2;

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
-- for: What stands of each force, but press reports, of each force its own and the newest statements first and 120 in all (`more` counts the rest of
-- a force); of a force without a position what else is known. Blank choices mean all.
with ranked as materialized (
  select
    force,
    position,
    row_number() over (partition by force order by own_word desc, said_from desc, rank, position) as turn,
    count(*) over (partition by force) as in_force
  from standing_positions
  where technology = :technology
    and voice <> 'press'
    and scope <> 'remainder'
    and (:voice = '' or iif(voice in ('own', 'joint'), 'own', voice) = :voice)
),
first_ones as materialized (
  select force, position, in_force - max(turn) over (partition by force) as more
  from (select * from ranked order by turn, force limit 120)
),
stated as materialized (
  select current_positions.*, coalesce('/requests/' || request, '/publications/' || publication) as page, first_ones.more
  from first_ones
  cross join current_positions
    on current_positions.force = first_ones.force
    and current_positions.technology = :technology
    and current_positions.position_id = first_ones.position
),
others as materialized (
  select
    coverage.force,
    case
      when coverage.status like 'asked%' then null
      when coverage.status = 'press reports only' then coverage.press_position_id
      else coverage.related_position_id
    end as position_id,
    (
      select request
      from asked_about
      where asked_about.force = coverage.force
        and technology in (
          select ancestor from technology_ancestors where technology = :technology
          union all select technology from technology_ancestors where ancestor = :technology
        )
      order by technology = :technology desc, asked_from desc
      limit 1
    ) as request
  from coverage
  where technology = :technology and position is null
),
known as materialized (
  select others.force as of_force, stated_positions.*
  from others
  cross join stated_positions on stated_positions.id = others.position_id
)
select
  coverage.force,
  coverage.force_name,
  coverage.technology,
  coverage.status,
  coverage.related_technology,
  coverage.related_technology_name,
  coverage.related_position,
  coverage.press_position,
  related.voice as related_voice,
  stated.position,
  stated.scope,
  stated.voice,
  stated.also_said,
  stated.standing = 'undated, differs from the latest' or coverage.undated_position_id = stated.position_id as stands_beside,
  stated.authority_name,
  stated.force_group_name,
  stated.by_hand,
  ifnull(stated.more, 0) as more,
  (
    select page
    from position_facts as refusals
    where refusals.force = coverage.force
      and refusals.technology = coverage.technology
      and refusals.scope = 'remainder'
      and refusals.is_current
  ) as remainder_page,
  coalesce(stated.summary, known.summary) as summary,
  coalesce(stated.said_on, known.said_on) as said_on,
  coalesce(stated.said_basis, known.said_basis) as said_basis,
  coalesce(stated.read_on, known.read_on) as read_on,
  coalesce(stated.disclosure_title, known.disclosure_title, asked.title) as disclosure_title,
  coalesce(stated.page, known.page, asked.page) as page,
  coalesce(stated.source_url, known.source_url, asked.source_url) as source_url
from coverage
left join stated on stated.force = coverage.force
left join others on others.force = coverage.force
left join position_facts as related on related.position = coverage.related_position_id
left join known on known.of_force = coverage.force
left join disclosures as asked on asked.id = others.request and coverage.status like 'asked%'
where coverage.technology = :technology
  and :position in ('', coverage.position)
  and :status in ('', coverage.status)
  and :kind in ('', coverage.kind)
  and (:voice = '' or iif(stated.voice in ('own', 'joint'), 'own', stated.voice) = :voice)
order by
  case :sort
    when 'position' then coalesce((select rank from position_types where id = stated.position), 99)
    when 'newest' then -julianday(coalesce(stated.said_on || substr('0000-01-01', length(stated.said_on) + 1), '0000-01-01'))
    when 'oldest' then julianday(coalesce(stated.said_on || substr('0000-01-01', length(stated.said_on) + 1), '9999-01-01'))
  end,
  coverage.force_name,
  stated.voice = 'reported',
  stated.said_on is null,
  stated.scope desc;

-- name: press
-- for: What the press reports of each force, the first 20 of `found`, which are of so many `forces`.
with placed as materialized (
  select
    standing_positions.position,
    standing_positions.force,
    row_number() over (order by forces.name, standing_positions.said_on desc, standing_positions.position) as place
  from standing_positions
  join forces on forces.id = standing_positions.force
  where standing_positions.technology = :id and standing_positions.voice = 'press'
)
select
  current_positions.*,
  coalesce('/requests/' || request, '/publications/' || publication) as page,
  (select count(*) from placed) as found,
  (select count(distinct force) from placed) as forces
from placed
cross join current_positions
  on current_positions.position_id = placed.position
  and current_positions.force = placed.force
  and current_positions.technology = :id
where placed.place <= 20
order by placed.place;

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
select year, code, iif(own_word, 'own', voice) as word, count(*) as positions
from position_facts
where technology = :id and voice <> 'of no force'
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
  group_concat(distinct position_types.name) as said
from positions
join position_facts on position_facts.position = positions.id
join products on products.id = positions.product
join position_types on position_types.id = position_facts.code
where positions.technology = :id and positions.product is not null
group by products.id
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
with about as (
  select disclosures.id, disclosures.said_on
  from request_technologies
  join disclosures on disclosures.id = request_technologies.request
  where request_technologies.technology = :id
  union all
  select disclosures.id, disclosures.said_on
  from publication_technologies
  join disclosures on disclosures.id = publication_technologies.publication
  join publications on publications.id = publication_technologies.publication and publications.kind <> 'news_report'
  where publication_technologies.technology = :id
),
newest as materialized (
  select id, count(*) over () as found
  from about
  where id not in (select disclosure from position_facts where technology = :id and is_current)
  order by said_on desc, id
  limit 100
)
select disclosures.page, disclosures.title, disclosures.said_on, authorities.name as authority_name, newest.found
from newest
join disclosures on disclosures.id = newest.id
join authorities on authorities.id = disclosures.authority
order by disclosures.said_on desc, disclosures.title;

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

-- name: cells
-- for: The status and the heading of every force.
select force, status, position
from coverage
where technology = :id;
