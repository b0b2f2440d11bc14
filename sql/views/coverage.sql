-- question: For every force and technology: is there a position, was it asked without an answer, or never asked as far as we know?
-- `related_position` is what is known of a wider or narrower kind where nothing is known of the technology itself.
select
  coverage_cells.force,
  forces.name as force_name,
  forces.kind,
  forces.nation,
  coverage_cells.technology,
  technologies.name as technology_name,
  coverage_cells.status,
  coverage_cells.position,
  position_types.name as position_name,
  coverage_cells.undated_position,
  coverage_cells.covert_position,
  coverage_cells.press_position,
  coverage_cells.related_technology,
  related_technologies.name as related_technology_name,
  coverage_cells.related_position,
  coverage_cells.said_on,
  coverage_cells.positions,
  coverage_cells.requests,
  coverage_cells.unseen_answers,
  coverage_cells.position_id,
  coverage_cells.undated_position_id,
  coverage_cells.covert_position_id,
  coverage_cells.press_position_id,
  coverage_cells.related_position_id,
  coverage_cells.said_from
from coverage_cells
join forces on forces.id = coverage_cells.force
join technologies on technologies.id = coverage_cells.technology
left join technologies as related_technologies on related_technologies.id = coverage_cells.related_technology
left join position_types on position_types.id = coverage_cells.position
