-- for: A position as a reader would tell it.
select
  coalesce(forces.name, 'no force in particular') as force,
  technologies.name as technology,
  position_types.name as position,
  positions.scope,
  position_facts.said_on,
  authorities.name as authority
from positions
join technologies on technologies.id = positions.technology
join position_types on position_types.id = positions.position
left join forces on forces.id = positions.force
left join position_facts on position_facts.position = positions.id
left join authorities on authorities.id = position_facts.authority
where positions.id = ?
