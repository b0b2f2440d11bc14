-- page: /technologies, /compare and /map

-- name: all
-- for: All technologies with their families, and how many forces have spoken.
select *
from technology_coverage
order by technology_name;

-- name: by_family
-- for: All technologies, family by family, to choose from.
select technology as id, technology_name as name, broader, family, family_name, forces
from technology_coverage
order by family_name, technology_name;

-- name: asked_most
-- for: The technology that a page shows where none is chosen.
select technology
from asked_most;
