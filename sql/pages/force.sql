-- page: /forces/ID

-- name: force
-- for: The force.
select *
from forces
where id = :id;

-- name: positions
-- for: Its current positions, with what else the same answer says and the exemptions that it relies on.
select
  stated_positions.*,
  (
    select group_concat(others.code, ', ')
    from position_facts as others
    where others.disclosure = coalesce(stated_positions.request, stated_positions.publication)
      and others.force = stated_positions.force
      and others.technology = stated_positions.technology
      and others.scope = stated_positions.scope
      and others.code <> stated_positions.position
  ) as also_said,
  (
    select group_concat(exemptions.section, ', ')
    from request_exemptions
    join exemptions on exemptions.id = request_exemptions.exemption
    where request_exemptions.request = stated_positions.request
  ) as exemptions
from stated_positions
where stated_positions.force = :id and stated_positions.is_current
order by stated_positions.technology_name, stated_positions.scope desc;

-- name: history
-- for: Its own dated statements, the newest first.
select *
from position_history
where force = :id and voice in ('own', 'joint') and said_on is not null
order by said_from desc, technology_name;

-- name: cells
-- for: What is known of it on every technology.
select coverage_cells.*, technologies.name as technology_name
from coverage_cells
join technologies on technologies.id = coverage_cells.technology
where force = :id
order by technologies.name;

-- name: unanswered
-- for: Requests whose answer was not captured.
select *
from disclosures
where authority = :id and answer_seen = 'none'
order by said_on desc, title;

-- name: figures
-- for: The numbers disclosed about it.
select figures.*, technologies.name as technology_name, disclosures.page
from figures
join technologies on technologies.id = figures.technology
join disclosures on disclosures.id = coalesce(figures.request, figures.publication)
where figures.force = :id
order by technologies.name, figures.id;

-- name: products
-- for: Products named in positions on it.
select
  products.name,
  products.supplier,
  technologies.id as technology,
  technologies.name as technology_name,
  group_concat(distinct position_types.name) as said
from positions
join products on products.id = positions.product
join technologies on technologies.id = products.technology
join position_types on position_types.id = positions.position
where positions.force = :id
group by products.id
order by technologies.name, products.name;

-- name: pace
-- for: How long it takes to answer, and all authorities together.
select answer_times.*, median_answer_time.timed as all_timed, median_answer_time.median_working_days as all_median
from median_answer_time
left join answer_times on answer_times.authority = :id;

-- name: asks
-- for: The five questions to ask next.
select *
from questions_to_ask
where force = :id and rank <= 5
order by rank;

-- name: hexes
-- for: The places of all forces in the map.
select id, hex_q, hex_r
from forces
where hex_q is not null;
