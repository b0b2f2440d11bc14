-- page: /compare

-- name: all_forces
-- for: The forces, down the grid.
select id, name, nation, kind
from forces
order by name;

-- name: chosen
-- for: The parameters as they can be used: an unknown one is blank, or the first family.
select
  coalesce((select id from technologies where id = :family and broader is null), iif(:family = 'all', 'all', (select family from asked_most))) as family,
  coalesce((select nation from forces where nation = :nation), '') as nation,
  coalesce((select kind from forces where kind = :kind), '') as kind,
  iif(date(:as_of, '+0 days') is :as_of, :as_of, '') as as_of;

-- name: now
-- for: What is known today of every pair of a force and a technology of which anything is; where_forces_stood has the same of a day.
select
  coverage_cells.force,
  coverage_cells.technology,
  coverage_cells.status,
  coverage_cells.position,
  heading.scope,
  (select group_concat(distinct code) from said_besides where said_besides.position = coverage_cells.position_id) as also_said,
  heading.voice,
  coverage_cells.undated_position,
  coverage_cells.covert_position,
  coverage_cells.said_on,
  iif(
    coverage_cells.position is not null or coverage_cells.status like 'asked,%',
    '/forces/' || coverage_cells.force || '/' || coverage_cells.technology,
    null
  ) as page
from coverage_cells
join forces on forces.id = coverage_cells.force
left join position_facts as heading on heading.position = coverage_cells.position_id
where coverage_cells.status <> 'never asked'
  and (:family = 'all' or coverage_cells.technology in (select technology from technology_ancestors where ancestor = :family))
  and :nation in ('', forces.nation)
  and :kind in ('', forces.kind);
