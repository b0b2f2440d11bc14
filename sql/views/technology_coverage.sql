-- question: How many forces have stated a position on each technology, and to which family does it belong?
-- A force counts once. forces_with_narrower also counts a word on a narrower kind; a family has only such.
select
  technologies.id as technology,
  technologies.name as technology_name,
  technologies.broader,
  families.id as family,
  families.name as family_name,
  technologies.definition,
  technologies.also_known_as,
  (
    select count(*)
    from coverage_cells
    where coverage_cells.technology = technologies.id and coverage_cells.status = 'position stated'
  ) as forces,
  (
    select count(distinct coverage_cells.force)
    from technology_ancestors as kinds
    join coverage_cells on coverage_cells.technology = kinds.technology
    where kinds.ancestor = technologies.id
      and coverage_cells.status = 'position stated'
      and not (technologies.id <> kinds.technology and kinds.technology in (select id from technologies where automation = 'manual'))
  ) as forces_with_narrower,
  (
    select count(*)
    from coverage_cells
    where coverage_cells.technology = technologies.id and coverage_cells.status = 'reported by others only'
  ) as forces_reported_only,
  (
    select count(*)
    from coverage_cells
    where coverage_cells.technology = technologies.id and coverage_cells.status = 'press reports only'
  ) as forces_press_only,
  (
    select count(*)
    from coverage_cells
    where coverage_cells.technology = technologies.id and coverage_cells.status = 'never asked'
  ) as forces_never_asked
from technologies
join technology_ancestors on technology_ancestors.technology = technologies.id
join technologies as families on families.id = technology_ancestors.ancestor and families.broader is null
