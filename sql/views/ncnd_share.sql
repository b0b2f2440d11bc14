-- question: Of what each force has said itself, how much neither confirms nor denies?
-- A refusal about any other information, beside an answer (scope remainder), is left out.
select
  position_facts.force,
  forces.name as force_name,
  count(*) as positions,
  sum(position_facts.code = 'ncnd') as ncnd_positions,
  round(100.0 * sum(position_facts.code = 'ncnd') / count(*), 1) as ncnd_percent
from position_facts
join forces on forces.id = position_facts.force
where position_facts.own_word and position_facts.scope <> 'remainder'
group by position_facts.force
