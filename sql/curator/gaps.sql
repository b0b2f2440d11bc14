-- for: What could be asked next, of one force or of all, on one technology or on all, the kinds in the order that is wanted.
select questions_to_ask.*, forces.name as force_name, forces.law, forces.whatdotheyknow
from questions_to_ask
join forces on forces.id = questions_to_ask.force
where (:force is null or questions_to_ask.force = :force)
  and (:technology is null or questions_to_ask.technology = :technology)
order by instr(:kinds, '|' || questions_to_ask.kind || '|'), questions_to_ask.said_on, questions_to_ask.forces desc, forces.name, technology_name
