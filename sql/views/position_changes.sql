-- question: Where did a force say one thing about a technology and later another?
-- What bodies report of it is followed apart; press reports are left out.
select
  position_facts.force,
  forces.name as force_name,
  position_facts.technology,
  technologies.name as technology_name,
  position_facts.scope,
  position_facts.voice,
  earlier.said_on as from_on,
  earlier_types.name as from_position,
  position_facts.said_on as changed_on,
  position_types.name as to_position,
  cast(julianday(position_facts.said_from) - julianday(earlier.said_from) as integer) as days_between,
  earlier.disclosure as from_disclosure,
  position_facts.disclosure as to_disclosure,
  earlier_positions.summary as from_summary,
  positions.summary as to_summary,
  position_facts.previous as from_position_id,
  position_facts.position as to_position_id,
  position_facts.said_from as changed_from
from position_facts
join positions on positions.id = position_facts.position
join position_facts as earlier on earlier.position = position_facts.previous
join positions as earlier_positions on earlier_positions.id = earlier.position
join position_types on position_types.id = position_facts.code
join position_types as earlier_types on earlier_types.id = earlier.code
join forces on forces.id = position_facts.force
join technologies on technologies.id = position_facts.technology
where position_facts.changed and position_facts.voice <> 'press'
