-- page: /map

-- name: standing
-- for: The latest position of every force, or what is known where there is none.
select
  coverage.force,
  coverage.force_name,
  coverage.status,
  current_positions.position,
  current_positions.scope,
  current_positions.voice,
  current_positions.said_on,
  current_positions.said_basis,
  current_positions.also_said,
  current_positions.authority_name,
  current_positions.product_name,
  current_positions.disclosure_title,
  coalesce('/requests/' || current_positions.request, '/publications/' || current_positions.publication) as page
from coverage
left join current_positions on current_positions.force = coverage.force and current_positions.technology = coverage.technology
where coverage.technology = :technology
order by coverage.force_name, current_positions.voice = 'reported', current_positions.scope desc;
