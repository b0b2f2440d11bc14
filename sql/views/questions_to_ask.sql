-- question: What could be asked of each force next? The first of each kind comes first: contradictions, changes, silences, old
-- answers, answers that were not captured, and technologies on which many other forces have spoken and this one was never asked. A force outside
-- the Acts cannot be asked under them and is left out. Of each force and kind the first 200 are here.
-- What the force has said already is not asked: neither whether it uses what an undated statement of its own tells of, nor one event twice (a
-- change that is half of a contradiction; a silence that is a change). A change from or to what is done by hand is no change of use.
-- column kind: Why it could be asked: contradiction, change, silence, old answer, answer not captured or never asked
-- column rank: Order of the questions of one force, the first to ask first
-- column technology: The technology to ask about
-- column position_name: Name of the position to which the question comes back; blank where there is none
-- column said_on: Date of that position; may stop at the month or the year
-- column other_technology_name: Name of the technology of the statement that stands against it
-- column other_on: Date of the statement before or against it; may stop at the month or the year
-- column other_position_name: Name of the position before or against it
-- column forces: Forces with a stated position on the technology; blank for all kinds but answer not captured and never asked
with candidates as (
  -- Of one kind the least `first`, `second`, `third` and `fourth` comes first. All kinds are ordered once, so that SQLite looks only at
  -- the force that is wanted; what is said of a position, and of the other, is looked up of those that have a rank.
  select
    denials.force,
    'contradiction' as kind,
    1 as priority,
    denials.disclosure = affirmations.disclosure as first,
    -julianday(denials.said_from) as second,
    cast(abs(julianday(denials.said_from) - julianday(affirmations.said_from)) as integer) as third,
    denials.position as fourth,
    affirmations.technology,
    denials.technology as other_technology,
    affirmations.position,
    denials.position as other,
    null as forces
  from position_facts as denials
  cross join contradicting_pairs on contradicting_pairs.denial = denials.position
  join position_facts as affirmations on affirmations.position = contradicting_pairs.affirmation
  where denials.stance = 'no'
  union all
  select force, 'change', 2, -julianday(said_from), null, null, position, technology, null, position, previous, null
  from position_facts
  where changed
    and own_word
    and not by_hand
    and not (select earlier.by_hand from position_facts as earlier where earlier.position = position_facts.previous)
    and not exists (
      select 1
      from contradicting_pairs
      where (denial = position_facts.position and affirmation = position_facts.previous)
        or (denial = position_facts.previous and affirmation = position_facts.position)
    )
  union all
  select
    force,
    iif(stance = 'silent', 'silence', 'old answer'),
    iif(stance = 'silent', 3, 4),
    julianday(said_from),
    null,
    null,
    position,
    technology,
    null,
    position,
    null,
    null
  from position_facts
  where is_current
    and own_word
    and scope in ('unspecified', 'overt')
    and said_from is not null
    and (stance = 'silent' or said_from < date('now', '-2 years'))
    and not exists (
      select 1
      from position_facts as later
      where later.force = position_facts.force
        and later.technology = position_facts.technology
        and later.own_word
        and later.scope in ('unspecified', 'overt')
        and later.said_from > position_facts.said_from
    )
    and not exists (
      select 1
      from position_facts as undated
      where undated.force = position_facts.force
        and undated.technology = position_facts.technology
        and undated.own_word
        and undated.scope in ('unspecified', 'overt')
        and undated.said_from is null
        and undated.stance <> 'silent'
        and undated.code <> position_facts.code
    )
    and not (
      stance = 'silent'
      and changed
      and not (select earlier.by_hand from position_facts as earlier where earlier.position = position_facts.previous)
    )
  union all
  select
    coverage_cells.force,
    iif(coverage_cells.status = 'never asked', 'never asked', 'answer not captured'),
    iif(coverage_cells.status = 'never asked', 6, 5),
    -spoken.forces,
    null,
    null,
    coverage_cells.technology,
    coverage_cells.technology,
    null,
    null,
    null,
    spoken.forces
  from coverage_cells
  join (
    select technology, sum(status = 'position stated') as forces from coverage_cells group by technology
  ) as spoken on spoken.technology = coverage_cells.technology
  where coverage_cells.status in ('never asked', 'asked, answer not captured')
    and spoken.forces > 0
),
placed as (
  select *, row_number() over (partition by force, priority order by first, second, third, fourth) as place
  from candidates
),
ranked as (
  select *, row_number() over (partition by force order by place, priority) as rank
  from placed
  where place <= 200
)
select
  ranked.force,
  ranked.kind,
  ranked.rank,
  ranked.technology,
  technologies.name as technology_name,
  others.name as other_technology_name,
  said.said_on,
  other_said.said_on as other_on,
  position_types.name as position_name,
  other_types.name as other_position_name,
  ranked.forces
from ranked
join forces on forces.id = ranked.force and forces.law is not null
join technologies on technologies.id = ranked.technology
left join technologies as others on others.id = ranked.other_technology
left join position_facts as said on said.position = ranked.position
left join position_types on position_types.id = said.code
left join position_facts as other_said on other_said.position = ranked.other
left join position_types as other_types on other_types.id = other_said.code
